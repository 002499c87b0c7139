import { formatDuration } from '../../core/duration.ts';
import type { Dated } from './memory.ts';
import type { ConversationBreach, Observation } from './observation.ts';

/** A request that is not to be sent again as it is. */
export interface Settled extends Dated {
  readonly status: number;
}

/** Refusals that another try may come through. */
const PASSING: readonly number[] = [408, 409, 423, 425, 429];

/** Holds a request to what came of the same one before, and says whether it may be sent again itself. */
export function judgeRepeat(
  before: Settled | undefined,
  seen: Observation,
  window: number,
): { readonly settled: Settled | undefined; readonly breaches: readonly ConversationBreach[] } {
  const { at, status, wasTold } = seen;
  const isRetry = before !== undefined && at - before.at <= window;
  const breaches = isRetry ? breachOf(before, seen, window) : [];
  return { settled: wasTold && isSettled(seen) ? { at, status } : undefined, breaches };
}

/** Whether sending it again can only do harm, or nothing. */
function isSettled({ method, status }: Observation): boolean {
  if (status < 300) return hasEffectEachTime(method);
  // What is not there may come.
  if (status === 404 && (method === 'GET' || method === 'HEAD')) return false;
  return status >= 400 && status < 500 && !PASSING.includes(status);
}

function hasEffectEachTime(method: string): boolean {
  return method === 'POST' || method === 'PATCH';
}

function breachOf(
  { status }: Settled,
  { method, operation, hasIdempotencyKey }: Observation,
  window: number,
): readonly ConversationBreach[] {
  const within = `within ${formatDuration(window)}`;
  if (status >= 400) {
    return [
      {
        ...{ code: 'retry-useless', in: 'body', pointer: '' },
        message: `${operation} was sent again as it was ${within} of its refusal (${status}).`,
        remedy:
          'Correct a request that was refused with 4xx before sending it again; retry 408, 409, 425, 429 and 5xx.',
      },
    ];
  }
  if (hasIdempotencyKey) return [];
  return [
    {
      ...{ code: 'retry-unsafe', in: 'body', pointer: '' },
      message: `${operation} was sent again as it was ${within} of its success (${status}): a second ${method} has its effect once more.`,
      remedy: 'Retry only what failed, or send an Idempotency-Key that stays the same.',
    },
  ];
}
