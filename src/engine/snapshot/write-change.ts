import { formatInstant, type Instant } from '../../core/instant.ts';
import type { Serial } from '../../core/serial.ts';
import type { Change } from '../ledger.ts';
import { readSerial, writeSerial } from './write-serial.ts';

/** A change as a snapshot holds it: instants in ISO 8601, serials in hexadecimal. */
export type WrittenChange = Change extends infer Each
  ? Each extends Change
    ? Omit<Each, 'at' | 'serial'> & { readonly at: string } & (Each extends { readonly serial: Serial }
          ? { readonly serial: string }
          : unknown)
    : never
  : never;

export function writeChange(change: Change): WrittenChange {
  const at = formatInstant(change.at);
  // Only the two members that are written in another form are replaced.
  return (
    'serial' in change ? { ...change, at, serial: writeSerial(change.serial) } : { ...change, at }
  ) as WrittenChange;
}

/** A change as it was, or undefined when an instant or a serial cannot be read. */
export function readChange(
  written: WrittenChange,
  parse: (at: string) => Instant | undefined,
): Change | undefined {
  const at = parse(written.at);
  const serial = 'serial' in written ? readSerial(written.serial) : undefined;
  if (at === undefined || ('serial' in written && !serial)) return undefined;
  return { ...written, at, ...(serial && { serial }) } as Change;
}
