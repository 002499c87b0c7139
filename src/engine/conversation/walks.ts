import type { Dated } from './memory.ts';
import type { ConversationBreach, Observation } from './observation.ts';

/** A walk through pages that has not come to the end. */
export interface Walk extends Dated {
  readonly requestId: string;
  readonly provider: string;
  readonly operation: string;
  readonly pages: number;
}

/** The walk as it stands after a page; undefined once the last one was seen. */
export function followWalk(walk: Walk | undefined, seen: Observation): Walk | undefined {
  const { page, provider, operation, at, requestId } = seen;
  if (!page) return walk;
  if (!page.hasMore) return undefined;
  const goesOn = walk !== undefined && (seen.cursor?.sent !== undefined || page.index > 1);
  return goesOn ? { ...walk, at, pages: walk.pages + 1 } : { at, requestId, provider, operation, pages: 1 };
}

/** What is wrong with a walk that stays as it is. */
export function unfinishedWalk({ operation }: Walk): ConversationBreach {
  return {
    ...{ code: 'page-unfinished', in: 'query', pointer: '' },
    message: `${operation} was not walked to the end: the last page that was asked for says that there are more.`,
    remedy: 'Ask for the next page until an answer says that there are no more.',
  };
}
