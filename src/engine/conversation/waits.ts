import { formatDuration } from '../../core/duration.ts';
import type { Instant } from '../../core/instant.ts';
import type { Dated } from './memory.ts';
import { type ConversationBreach, type Observation, TIMER_SLACK } from './observation.ts';

/** A request that was told to wait before it is sent again. */
export interface Wait extends Dated {
  /** When the client knew. */
  readonly from: Instant;
  readonly until: Instant;
  readonly timer: object;
  readonly status: number;
  /** Milliseconds. */
  readonly asked: number;
}

/** Whether an answer asks its client to wait, by a clock that can tell whether it does. */
export function asksToWait({ status, retryAfter, timer, wasTold }: Observation): boolean {
  return (status === 429 || status === 503) && wasTold && timer !== undefined && (retryAfter ?? 0) > 0;
}

/** Holds a request to what the same one was told before, and says what it is told itself. */
export function judgeWait(
  wait: Wait | undefined,
  seen: Observation,
): { readonly wait: Wait | undefined; readonly breaches: readonly ConversationBreach[] } {
  const { at, answeredAt: from, status, timer, retryAfter: asked = 0 } = seen;
  const next =
    asksToWait(seen) && timer ? { at, from, until: from + asked, timer, status, asked } : undefined;
  if (!wait || wait.timer !== timer || at < wait.from) return { wait: next ?? wait, breaches: [] };
  return { wait: next, breaches: at < wait.until - TIMER_SLACK ? [tooEarly(seen, wait)] : [] };
}

function tooEarly({ operation }: Observation, { status, asked }: Wait): ConversationBreach {
  return {
    ...{ code: 'retry-after', in: 'header', pointer: 'Retry-After' },
    message: `${operation} was sent again before the time was over that Retry-After asked for (${status}, ${formatDuration(asked)}).`,
    remedy: 'Wait as long as Retry-After says before sending the same request again.',
  };
}
