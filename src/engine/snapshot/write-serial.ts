import type { Serial } from '../../core/serial.ts';

/** A serial in hexadecimal. */
export function writeSerial({ hi, lo }: Serial): string {
  return hi.toString(16).padStart(8, '0') + lo.toString(16).padStart(8, '0');
}

/** A serial as it was; undefined when the text is none. */
export function readSerial(text: string): Serial | undefined {
  if (!/^[0-9a-f]{16}$/.test(text)) return undefined;
  return { hi: Number.parseInt(text.slice(0, 8), 16), lo: Number.parseInt(text.slice(8), 16) };
}
