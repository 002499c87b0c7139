import { type Instant, NEVER } from '../../core/instant.ts';
import type { Plan } from '../../core/plan.ts';
import { isSettled } from './delivery-record.ts';
import type { Mailing } from './mailing.ts';

/** The next instant at which something is due of what is there; NEVER when nothing is. */
export function nextDueAt({ agenda, retries }: Mailing): Instant {
  return Math.min(agenda?.nextDueAt() ?? NEVER, retries.peek()?.nextAt ?? NEVER);
}

/** As `nextDueAt`, with the arrival of rows that lie ahead. */
export function nextStopAt({ agenda, retries }: Mailing): Instant {
  return Math.min(agenda?.nextAt() ?? NEVER, retries.peek()?.nextAt ?? NEVER);
}

/** The last instant at which something is due for those resources that are there and pass. */
export function lastDueAt({ agenda, retries }: Mailing, passes: (plan: Plan) => boolean): Instant {
  let last = agenda?.lastDueAt(passes) ?? -NEVER;
  for (const record of retries.all()) {
    const { content, nextAt } = record;
    if (isSettled(record)) continue;
    if (content.kind === 'callback' || (content.plan && passes(content.plan))) last = Math.max(last, nextAt);
  }
  return last;
}
