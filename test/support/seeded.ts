import { drawAt, keyOf, type Seed } from '../../src/core/random.ts';

/** A sequence of draws for a test: the same for the same seed. */
export interface Seeded {
  /** A whole number from 0, below a bound. */
  below(bound: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** True once in so many times. */
  oneIn(times: number): boolean;
}

export function createSeeded(seed: Seed): Seeded {
  const key = keyOf('test', seed);
  let drawn = 0;
  const below = (bound: number): number => Math.floor(drawAt(key, drawn++) * bound);
  return {
    below,
    oneIn: (times) => below(times) === 0,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('Failed to pick: the list is empty. Give it an item.');
      return item;
    },
  };
}
