import type { Serial } from '../../core/serial.ts';
import type { DeliveryRecord } from './delivery-record.ts';

/** What deliveries a change has caused: those that tell of its resource and are numbered after it. */
export interface Cause {
  readonly kind: string;
  readonly serial: Serial;
  /** The last number that was given before. */
  readonly after: number;
}

/** Whether a change has caused a delivery. */
export function isCausedBy({ seq, content }: DeliveryRecord, { kind, serial, after }: Cause): boolean {
  if (content.kind !== 'event' || seq <= after) return false;
  const { resource } = content;
  return resource.kind === kind && resource.serial.hi === serial.hi && resource.serial.lo === serial.lo;
}
