import { type Instant, NEVER } from '../../core/instant.ts';
import type { Attempt, DeliveryRecord } from './delivery-record.ts';
import type { Mailing } from './mailing.ts';

/** How deliveries are waited for. */
export interface Settling {
  /** What had its turn by this instant is waited for no more: it was given up waiting for. */
  readonly since?: Instant;
  /** Is told of every attempt that ends meanwhile. */
  readonly onAttempt?: (record: DeliveryRecord, attempt: Attempt) => void;
  /** Ends the wait: what is under way goes on. */
  readonly signal?: AbortSignal;
}

/** Whether something whose turn is after `since` and by `until` is undelivered or under way. */
export function isBusy(mailing: Mailing, since: Instant, until: Instant): boolean {
  if (isBehind(mailing, until) || (mailing.retries.peek()?.nextAt ?? NEVER) <= until) return true;
  for (const turnAt of mailing.working.values()) if (turnAt > since && turnAt <= until) return true;
  return false;
}

/** Whether plans have yet to be gone through up to an instant. */
export function isBehind({ agenda }: Mailing, until: Instant): boolean {
  return agenda !== undefined && agenda.at < until;
}
