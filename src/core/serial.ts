import { extendKey, type Key } from './random.ts';

/**
 * What a resource is known by inside: 64 bits, as two unsigned words. Ids on the wire are its renderings, one
 * form a provider.
 */
export interface Serial {
  readonly hi: number;
  readonly lo: number;
}

/** As in random.ts: taken out of `Math` once, for runners whose globals are slow. */
const { imul } = Math;

const ROUNDS = 6;

/** The serial of a row of a dataset: its place under a keyed permutation, so that nothing need be stored. */
export function serialOfRow(key: Key, dataset: number, row: number): Serial {
  return permute(key, { hi: (dataset << 16) >>> 0, lo: row >>> 0 });
}

/** The row that a serial stands for; undefined when it stands for none of a dataset. The row may lie past the end. */
export function rowOfSerial(
  key: Key,
  serial: Serial,
): { readonly dataset: number; readonly row: number } | undefined {
  const { hi, lo } = restore(key, serial);
  return (hi & 0xffff) === 0 ? { dataset: hi >>> 16, row: lo } : undefined;
}

/** A key of a map for a serial. */
export function serialKey(serial: Serial): string {
  return `${serial.hi.toString(36)}.${serial.lo.toString(36)}`;
}

/** A shorter one, for maps that hold many: four units, which are no text that could be written. */
export function denseKey({ hi, lo }: Serial): string {
  return String.fromCharCode(hi >>> 16, hi & 0xffff, lo >>> 16, lo & 0xffff);
}

/** A keyed bijection of 64-bit blocks (a Feistel network): looks random, collides never, can be undone. */
export function permute(key: Key, block: Serial): Serial {
  let { hi, lo } = block;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = (hi ^ mix(lo, key, round)) >>> 0;
    hi = lo;
    lo = next;
  }
  return { hi, lo };
}

/** Undoes `permute`. */
export function restore(key: Key, block: Serial): Serial {
  let { hi, lo } = block;
  for (let round = ROUNDS - 1; round >= 0; round -= 1) {
    const previous = (lo ^ mix(hi, key, round)) >>> 0;
    lo = hi;
    hi = previous;
  }
  return { hi, lo };
}

function mix(word: number, key: Key, round: number): number {
  let h = imul(word ^ key.hi, 0x9e3779b1) ^ imul(key.lo + round, 0x85ebca6b);
  h = imul(h ^ (h >>> 16), 0x7feb352d);
  h = imul(h ^ (h >>> 15), 0x846ca68b);
  return h ^ (h >>> 16);
}

/** The words of a serial followed by as many words derived from it as an id needs. */
export function spreadSerial(key: Key, serial: Serial, words: number): readonly number[] {
  const block = permute(key, serial);
  const spread = [block.hi, block.lo];
  for (
    let next = extendKey(key, block.hi, block.lo);
    spread.length < words;
    next = extendKey(next, spread.length)
  ) {
    spread.push(next.hi, next.lo);
  }
  return spread;
}
