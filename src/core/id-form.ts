import { type Key, keyOf } from './random.ts';
import { restore, type Serial, spreadSerial } from './serial.ts';

/** How ids of one kind look at one provider. */
export interface IdForm {
  /** Tells this form's ids apart from others made of the same serials. */
  readonly name: string;
  /** The digits with `#` where one goes, such as `conv_##########################`; at least 64 bits of them. */
  readonly pattern: string;
  /** 16 or 32 symbols. */
  readonly digits: string;
}

/** Base 32 without letters that read alike. */
export const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';
const HEX = '0123456789abcdef';

/** A form of random-looking version 4 UUIDs. */
export function uuidForm(name: string): IdForm {
  return { name, pattern: '########-####-4###-a###-############', digits: HEX };
}

/** Writes a serial in a form. */
export function formatId(form: IdForm, serial: Serial): string {
  const { pattern, digits } = form;
  const bits = bitsOf(form);
  const { key, places } = lookOf(form);
  const words = spreadSerial(key, serial, Math.ceil((places * bits) / 32) + 1);
  const units: number[] = [];
  for (let i = 0, place = 0; i < pattern.length; i += 1) {
    const unit = pattern.charCodeAt(i);
    units.push(unit === PLACE ? digits.charCodeAt(readBits(words, bits * place++, bits)) : unit);
  }
  return String.fromCharCode(...units);
}

const PLACE = '#'.charCodeAt(0);

/**
 * Reads an id back.
 *
 * @returns undefined when this form did not make it: the digits past the first 64 bits are a check.
 */
export function parseId(form: IdForm, id: string): Serial | undefined {
  if (id.length !== form.pattern.length) return undefined;
  const bits = bitsOf(form);
  let hi = 0;
  let lo = 0;
  let read = 0;
  for (let i = 0; i < id.length && read < 64; i += 1) {
    if (form.pattern[i] !== '#') continue;
    const digit = form.digits.indexOf(id[i] ?? '');
    if (digit < 0) return undefined;
    for (let bit = bits - 1; bit >= 0 && read < 64; bit -= 1, read += 1) {
      const value = (digit >>> bit) & 1;
      if (read < 32) hi = (hi << 1) | value;
      else lo = (lo << 1) | value;
    }
  }
  const serial = restore(lookOf(form).key, { hi: hi >>> 0, lo: lo >>> 0 });
  return formatId(form, serial) === id ? serial : undefined;
}

/** What follows from a form alone. */
interface Look {
  /** Ids do not depend on the seed beyond their serial: the form's key only makes two forms look unrelated. */
  readonly key: Key;
  /** How many digits there are. */
  readonly places: number;
}

const looks = new WeakMap<IdForm, Look>();

function lookOf(form: IdForm): Look {
  const known = looks.get(form);
  if (known) return known;
  const look = { key: keyOf('id-form', form.name), places: form.pattern.split('#').length - 1 };
  looks.set(form, look);
  return look;
}

function bitsOf(form: IdForm): number {
  return form.digits.length === 32 ? 5 : 4;
}

function readBits(words: readonly number[], offset: number, count: number): number {
  let value = 0;
  for (let bit = offset; bit < offset + count; bit += 1) {
    value = (value << 1) | (((words[bit >>> 5] ?? 0) >>> (31 - (bit & 31))) & 1);
  }
  return value;
}
