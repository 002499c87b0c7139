/** The value that decides all randomness of a sandbox. */
export type Seed = string | number;

/** What a draw is named by. */
export type Label = string | number;

/** Taken out of `Math` once: in a test runner's own realm each look at a global costs more than a product. */
const { imul } = Math;

/** A seed with some labels taken in: 64 bits, as two unsigned words. */
export interface Key {
  readonly hi: number;
  readonly lo: number;
}

/**
 * Starts a chain of labels. Randomness is keyed, not sequential: a draw depends on its labels alone, so that a
 * new field shifts no old value and the order of creation does not matter.
 */
export function keyOf(seed: Seed, ...labels: readonly Label[]): Key {
  return extendKey({ hi: 0x9e3779b9, lo: 0x243f6a88 }, String(seed), ...labels);
}

/** The key with more labels taken in. */
export function extendKey(key: Key, ...labels: readonly Label[]): Key {
  let { hi, lo } = key;
  for (const label of labels) {
    if (typeof label === 'number') {
      // Two words and a tag: 1 and '1' are different labels, and numbers beyond 32 bits count whole.
      hi = imul(hi ^ (label >>> 0), 0x9e3779b1) ^ 0x51;
      lo = imul(lo ^ Math.floor(label / 4294967296), 0x5f356495) ^ (label >>> 0);
    } else {
      for (let i = 0; i < label.length; i += 1) {
        const unit = label.charCodeAt(i);
        hi = imul(hi ^ unit, 0x9e3779b1);
        lo = imul(lo ^ unit, 0x5f356495);
      }
      hi = imul(hi ^ label.length, 0x85ebca6b) ^ 0xa7;
    }
    const mixed = imul(hi ^ (hi >>> 16), 0x85ebca6b) ^ imul(lo ^ (lo >>> 13), 0xc2b2ae35);
    lo = imul(lo ^ (lo >>> 16), 0x85ebca6b) ^ imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    hi = mixed;
  }
  return { hi: hi >>> 0, lo: lo >>> 0 };
}

/**
 * A number in [0, 1), the same for the same key and labels.
 *
 * @example drawAt(keyOf(42, 'call', id), 'ring')
 */
export function drawAt(key: Key, ...labels: readonly Label[]): number {
  return unitOf(extendKey(key, ...labels));
}

/** A key as a number in [0, 1), with 53 bits. */
export function unitOf(key: Key): number {
  return ((key.hi >>> 5) * 67_108_864 + (key.lo >>> 6)) / 9_007_199_254_740_992;
}

/**
 * A number in [0, 1) for one row of a column: a cheap draw for loops over millions of rows, with 32 bits.
 *
 * @param lane tells apart the columns drawn from one key.
 */
export function drawRow(key: Key, index: number, lane: number): number {
  let h = imul(key.hi ^ index, 0x9e3779b1) ^ imul(key.lo + lane, 0x85ebca6b);
  h = imul(h ^ (h >>> 16), 0x7feb352d);
  h = imul(h ^ (h >>> 15), 0x846ca68b);
  return ((h ^ (h >>> 16)) >>> 0) / 4_294_967_296;
}
