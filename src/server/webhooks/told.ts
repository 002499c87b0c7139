import type { Instant } from '../../core/instant.ts';
import type { Agenda, Taken } from '../../engine/webhooks/agenda.ts';
import type { RecordedDeliveries } from '../../engine/webhooks/recorded-delivery.ts';
import type { DeliveryRecord } from './delivery-record.ts';
import type { Mailing } from './mailing.ts';
import { recordDeliveries } from './recorded-deliveries.ts';

/** What a mailing goes on from. */
export interface Told {
  /** Undefined in a world that has just begun. */
  readonly taken: Taken | undefined;
  readonly records: readonly DeliveryRecord[];
  readonly dropped: number;
  readonly lastSeq: number;
  /** Whether there is somebody to tell even where the scenario has no subscriptions. */
  readonly isNeeded: boolean;
}

export const NOTHING_TOLD: Told = { taken: undefined, records: [], dropped: 0, lastSeq: 0, isNeeded: false };

/** What was told by an instant, for a snapshot. */
export function recordMailing({ agenda, book }: Mailing, now: Instant): RecordedDeliveries {
  return {
    toldBefore: Math.min(now, agenda ? toldBefore(agenda) : now),
    ...{ deliveries: recordDeliveries(book.list()), dropped: book.dropped },
  };
}

/** Everything due before it was taken; what is made while much waits may lie before where an agenda has come to. */
export function toldBefore(agenda: Agenda): Instant {
  return Math.min(agenda.at, agenda.nextAt());
}

/** Everything due before an instant was taken, and of the rest what was kept. */
export function takenOf(before: Instant, kept: readonly { readonly id: string }[]): Taken {
  const ids = new Set(kept.map(({ id }) => id));
  return { before, has: ({ id }) => ids.has(id) };
}
