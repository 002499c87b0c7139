import { formatInstant, type Instant } from '../../core/instant.ts';
import type { RecordedAttempt, RecordedDelivery } from '../webhooks/recorded-delivery.ts';
import { readSerial, writeSerial } from './write-serial.ts';

/** A delivery as a snapshot holds it: instants in ISO 8601, serials in hexadecimal. */
export interface WrittenDelivery extends Omit<RecordedDelivery, 'serial' | 'event' | 'dueAt' | 'attempts'> {
  readonly serial: string;
  readonly event: { readonly name: string; readonly at: string; readonly index: number };
  readonly dueAt: string;
  readonly attempts: readonly WrittenAttempt[];
}

/** An attempt as a snapshot holds it. */
export type WrittenAttempt = Omit<RecordedAttempt, 'at'> & { readonly at: string };

export function writeDelivery(delivery: RecordedDelivery): WrittenDelivery {
  const { serial, event, dueAt, attempts } = delivery;
  return {
    ...delivery,
    serial: writeSerial(serial),
    event: { ...event, at: formatInstant(event.at) },
    dueAt: formatInstant(dueAt),
    attempts: attempts.map((attempt) => ({ ...attempt, at: formatInstant(attempt.at) })),
  };
}

/** A delivery as it was, or undefined when an instant or the serial cannot be read. */
export function readDelivery(
  written: WrittenDelivery,
  parse: (at: string) => Instant | undefined,
): RecordedDelivery | undefined {
  const serial = readSerial(written.serial);
  const dueAt = parse(written.dueAt);
  const at = parse(written.event.at);
  const attempts = written.attempts.map((attempt) => ({ ...attempt, at: parse(attempt.at) }));
  if (!serial || dueAt === undefined || at === undefined) return undefined;
  if (!attempts.every((attempt): attempt is RecordedAttempt => attempt.at !== undefined)) return undefined;
  return { ...written, serial, dueAt, event: { ...written.event, at }, attempts };
}
