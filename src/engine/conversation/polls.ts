import { formatDuration } from '../../core/duration.ts';
import type { Dated } from './memory.ts';
import { type ConversationBreach, type Observation, TIMER_SLACK } from './observation.ts';
import type { ConversationRules } from './rules.ts';

/** One client's reads of one resource. */
export interface Poll extends Dated {
  readonly count: number;
  readonly timer: object | undefined;
  /** Whether it was seen while it still had a life ahead. */
  readonly wasOpen: boolean;
  /** Reads since it was seen finished, after it was seen open; undefined before. */
  readonly readsAfter: number | undefined;
}

/** Whether a request is a poll: a read of one resource that found it, or found that it is not there yet. */
export function isPoll({ method, reads, status }: Observation): boolean {
  return method === 'GET' && reads !== undefined && (status < 400 || status === 404);
}

/** Holds a read to how often, how fast and how long one resource may be polled. */
export function judgePoll(
  poll: Poll | undefined,
  seen: Observation,
  { polls, stopsWhenOver }: Pick<ConversationRules, 'polls' | 'stopsWhenOver'>,
): { readonly poll: Poll; readonly breaches: readonly ConversationBreach[] } {
  const { at, timer } = seen;
  const count = (poll?.count ?? 0) + 1;
  const isFinal = stopsWhenOver === null ? undefined : seen.isFinal();
  const wasOpen = isFinal === false || (poll?.wasOpen ?? false);
  const readsAfter =
    poll?.readsAfter === undefined ? (isFinal && wasOpen ? 0 : undefined) : poll.readsAfter + 1;
  const breaches: ConversationBreach[] = [];
  if (polls && polls.most !== null && count > polls.most) breaches.push(tooOften(seen, polls.most));
  if (polls && polls.every !== null && isEarly(poll, seen, polls.every)) {
    breaches.push(tooFast(seen, polls.every));
  }
  if (stopsWhenOver !== null && (readsAfter ?? 0) > stopsWhenOver) breaches.push(afterEnd(seen));
  return { poll: { at, count, timer, wasOpen, readsAfter }, breaches };
}

function isEarly(poll: Poll | undefined, { at, timer }: Observation, every: number): boolean {
  if (poll === undefined || timer === undefined || timer !== poll.timer) return false;
  return at - poll.at < every - TIMER_SLACK;
}

function tooOften({ operation, reads = '' }: Observation, most: number): ConversationBreach {
  return {
    ...{ code: 'poll-count', in: 'path', pointer: reads },
    message: `${operation} asked for the same resource more than ${most} times.`,
    remedy: 'Wait longer between two polls, give up in the end, or let webhooks tell.',
  };
}

function tooFast({ operation, reads = '' }: Observation, every: number): ConversationBreach {
  return {
    ...{ code: 'poll-rate', in: 'path', pointer: reads },
    message: `${operation} asked for the same resource again within ${formatDuration(every)}.`,
    remedy: `Wait ${formatDuration(every)} from one poll to the next, at least.`,
  };
}

function afterEnd({ operation, reads = '' }: Observation): ConversationBreach {
  return {
    ...{ code: 'poll-after-end', in: 'path', pointer: reads },
    message: `${operation} went on polling a resource after it was seen finished: nothing of it changes any more.`,
    remedy: 'Stop polling once an answer shows the end, and keep that answer.',
  };
}
