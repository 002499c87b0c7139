import { NEVER } from '../../core/instant.ts';
import type { Attempt, DeliveryRecord } from './delivery-record.ts';

/** What becomes of a delivery after an attempt, which is its last by now. */
export function conclude(record: DeliveryRecord, { error, at, cause }: Attempt): void {
  if (error === null) {
    record.state = 'delivered';
    record.nextAt = NEVER;
    return;
  }
  if (cause === 'hand') return;
  const tried = record.attempts.filter((attempt) => attempt.cause === 'schedule').length;
  const wait = error === 'blocked' ? undefined : record.subscription.retries[tried - 1];
  record.state = wait === undefined ? 'failed' : 'pending';
  record.nextAt = wait === undefined ? NEVER : at + wait;
}

/** A delivery that is not even tried, to make room: it has failed. */
export function crowdOut(record: DeliveryRecord, reason: string): void {
  record.state = 'failed';
  record.nextAt = NEVER;
  record.attempts.push({
    ...{ at: record.dueAt, cause: 'schedule', status: null, error: 'crowded', ms: 0 },
    reason,
  });
}
