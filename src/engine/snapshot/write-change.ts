import { formatInstant, type Instant } from '../../core/instant.ts';
import type { Serial } from '../../core/serial.ts';
import type { Change } from '../change.ts';
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
  return 'serial' in change ? { ...change, at, serial: writeSerial(change.serial) } : { ...change, at };
}

/** A change as it was, or undefined when an instant or a serial cannot be read. */
export function readChange(
  written: WrittenChange,
  parse: (at: string) => Instant | undefined,
): Change | undefined {
  const at = parse(written.at);
  if (at === undefined) return undefined;
  if (!('serial' in written)) return { ...written, at };
  const serial = readSerial(written.serial);
  return serial && { ...written, at, serial };
}
