import { formatInstant } from '../../core/instant.ts';
import { type Attempt, type DeliveryRecord, eventNameOf } from '../webhooks/delivery-record.ts';
import { toShownUrl } from '../webhooks/receiver-secrets.ts';

/** An attempt at a delivery, as a stream of events tells it. */
export interface DeliveryEvent {
  /** The delivery's id. */
  readonly id: string;
  readonly event: string;
  readonly url: string;
  /** What has become of the delivery by this attempt. */
  readonly state: DeliveryRecord['state'];
  /** From 1. */
  readonly attempt: number;
  /** The attempt's instant, in ISO 8601. */
  readonly at: string;
  readonly cause: Attempt['cause'];
  /** Null where there was no answer. */
  readonly status: number | null;
  /** Null where it was acknowledged. */
  readonly error: string | null;
}

export function toDeliveryEvent(
  record: DeliveryRecord,
  { at, cause, status, error }: Attempt,
): DeliveryEvent {
  const { id, subscription, state, attempts } = record;
  return {
    ...{ id, event: eventNameOf(record), url: toShownUrl(subscription.url), state },
    ...{ attempt: attempts.length, at: formatInstant(at), cause, status, error },
  };
}
