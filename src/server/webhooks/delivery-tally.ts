import type { DeliveryCounts } from '../../report/evidence.ts';
import type { Sandbox } from '../sandbox.ts';
import { conclude, crowdOut } from './conclude.ts';
import { type Attempt, type DeliveryRecord, eventNameOf, isSettled } from './delivery-record.ts';

/** What has come of a sandbox's deliveries since the run began: a world that begins anew takes nothing back. */
export interface DeliveryTally {
  /** Concludes an attempt, and counts what becomes of its delivery by it. */
  conclude(record: DeliveryRecord, attempt: Attempt): void;
  /** Ends a delivery that is to make room for others: it has failed. */
  crowdOut(record: DeliveryRecord, reason: string): void;
  counts(): DeliveryCounts;
}

export function createDeliveryTally(sandbox: Sandbox): DeliveryTally {
  let acknowledged = 0;
  let failed = 0;
  return {
    conclude(record, attempt) {
      const before = record.state;
      conclude(record, attempt);
      const { state } = record;
      if (state === 'delivered' && before !== 'delivered') {
        acknowledged += 1;
        sandbox.coverage.acknowledge(record.subscription.provider, eventNameOf(record));
      }
      if (state === 'failed' && before !== 'failed') failed += 1;
      if (before === 'failed' && state !== 'failed') failed -= 1;
    },
    crowdOut(record, reason) {
      crowdOut(record, reason);
      failed += 1;
    },
    counts: () => ({
      ...{ acknowledged, failed },
      pending: sandbox.outbox.book.list().filter((record) => !isSettled(record)).length,
    }),
  };
}
