import type { Match } from '../../../engine/scenario/match.ts';

/** What requests are asked about: all that is given must be so. An empty one asks about all of them. */
export interface Question {
  readonly provider?: string | undefined;
  /** The `operationId`. */
  readonly operation?: string | undefined;
  /** In any case. */
  readonly method?: string | undefined;
  /** As it was sent, with or without the provider's mount: `/conversations/{id}` stands for any id. Without a query. */
  readonly path?: string | undefined;
  readonly status?: number | undefined;
  /** What the JSON body held: members that are not named may be anything, lists are compared entry by entry. */
  readonly body?: unknown;
  /** As in scenarios: `{ 'query.limit': 10, 'body.to': { prefix: '+1' } }`. */
  readonly match?: Match | undefined;
}

/** How many there should be: so many, or within bounds. */
export type Times = number | { readonly atLeast?: number; readonly atMost?: number };

/** The bounds of a wish; without one, there should be a request. */
export function boundsOf(times: Times | undefined): { readonly atLeast: number; readonly atMost: number } {
  if (times === undefined) return { atLeast: 1, atMost: Number.POSITIVE_INFINITY };
  if (typeof times === 'number') return { atLeast: times, atMost: times };
  return { atLeast: times.atLeast ?? 0, atMost: times.atMost ?? Number.POSITIVE_INFINITY };
}
