import { Buffer } from 'node:buffer';

/** A value in DER (ITU-T X.690), with its tag and length. */
export type Der = Buffer;

const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octets: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** What a tag of its own holds; `isNested` where that is itself DER. */
export function tagged(number: number, content: Uint8Array, isNested: boolean): Der {
  return encode((isNested ? 0xa0 : 0x80) | number, content);
}

export function sequence(...parts: readonly Der[]): Der {
  return encode(TAG.sequence, Buffer.concat(parts));
}

export function setOf(...parts: readonly Der[]): Der {
  return encode(TAG.set, Buffer.concat(parts));
}

export function boolean(value: boolean): Der {
  return encode(TAG.boolean, Buffer.from([value ? 0xff : 0]));
}

/** A number that is not negative, its most significant byte first. */
export function integer(magnitude: Uint8Array): Der {
  const first = magnitude.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Buffer.from([0]) : magnitude.subarray(first);
  // A leading bit would make it negative.
  return encode(TAG.integer, (digits[0] ?? 0) < 0x80 ? digits : Buffer.concat([Buffer.from([0]), digits]));
}

/** Bits, of which the last `unused` do not count. */
export function bitString(bytes: Uint8Array, unused = 0): Der {
  return encode(TAG.bitString, Buffer.concat([Buffer.from([unused]), bytes]));
}

export function octets(bytes: Uint8Array): Der {
  return encode(TAG.octets, bytes);
}

export function utf8(text: string): Der {
  return encode(TAG.utf8, Buffer.from(text, 'utf8'));
}

/** An object identifier in dots, such as `2.5.29.17`. */
export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return encode(TAG.oid, Buffer.from([first * 40 + second, ...rest.flatMap(toBase128)]));
}

/** An instant in epoch milliseconds, to the second; before 2050 in the shorter of the two forms, as certificates have it. */
export function time(at: number): Der {
  const text = `${new Date(at).toISOString().replace(/[-:T]|\.\d+Z$/g, '')}Z`;
  return text < '2050'
    ? encode(TAG.utcTime, Buffer.from(text.slice(2), 'latin1'))
    : encode(TAG.generalizedTime, Buffer.from(text, 'latin1'));
}

function encode(tag: number, content: Uint8Array): Der {
  return Buffer.concat([Buffer.from([tag, ...lengthOf(content.length)]), content]);
}

function lengthOf(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

/** Seven bits a byte; all but the last say that more follow. */
function toBase128(value: number): readonly number[] {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift(0x80 | (rest % 128));
  return bytes;
}
