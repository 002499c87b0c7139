import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createRowSet } from '../../src/core/row-set.ts';

const puts = fc.array(fc.tuple(fc.nat(2000), fc.boolean()), { maxLength: 300 });
const probes = fc.array(fc.nat(2200), { minLength: 1, maxLength: 20 });

test('a set counts and finds its rows as a sorted list would, while rows come and go', () => {
  fc.assert(
    fc.property(puts, puts, probes, fc.nat(1500), (first, second, places, size) => {
      const set = createRowSet(size);
      const known = new Set<number>();
      for (const wave of [first, second]) {
        for (const [row, isIn] of wave) {
          set.put(row, isIn);
          if (isIn) known.add(row);
          else known.delete(row);
        }
        const sorted = [...known].sort((a, b) => a - b);
        for (const place of places) {
          expect(set.rank(place)).toBe(sorted.filter((row) => row < place).length);
          expect(set.select(place)).toBe(sorted[place] ?? -1);
        }
        for (const [rank, row] of sorted.entries()) expect(set.select(rank)).toBe(row);
        expect(set.select(-1)).toBe(-1);
      }
    }),
  );
});

test('a copy goes its own way', () => {
  const set = createRowSet(100);
  for (const row of [3, 64, 99]) set.put(row, true);
  const copy = set.copy();
  copy.put(64, false);
  copy.put(5000, true);
  expect([0, 1, 2, 3].map((rank) => set.select(rank))).toEqual([3, 64, 99, -1]);
  expect([0, 1, 2, 3].map((rank) => copy.select(rank))).toEqual([3, 99, 5000, -1]);
});

test('a million rows take an eighth of a megabyte, and a quarter of that to count them', () => {
  const set = createRowSet(1_000_000);
  for (let row = 0; row < 1_000_000; row += 1) set.put(row, true);
  expect(set.bytes).toBeLessThan(160_000);
  expect(set.rank(777_777)).toBe(777_777);
  expect(set.select(999_999)).toBe(999_999);
});
