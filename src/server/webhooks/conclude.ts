import { NEVER } from '../../core/instant.ts';
import type { AttemptError } from '../../engine/webhooks/recorded-delivery.ts';
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
  const wait = isFinal(error) ? undefined : record.subscription.retries[tried - 1];
  record.state = wait === undefined ? 'failed' : 'pending';
  record.nextAt = wait === undefined ? NEVER : at + wait;
}

/** Whether a delivery is not tried again after such an attempt, whatever its retries. */
export function isFinal(error: AttemptError | null): boolean {
  return error === 'blocked' || error === 'crowded';
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
