import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Distribution, longest, pickWeighted, quantile } from '../../src/core/distribution.ts';
import { drawAt, keyOf } from '../../src/core/random.ts';

const distributions: fc.Arbitrary<Distribution> = fc.oneof(
  fc.nat({ max: 1e6 }).map((value): Distribution => ({ kind: 'fixed', value })),
  fc
    .tuple(fc.nat({ max: 1e6 }), fc.nat({ max: 1e6 }))
    .map(([min, more]): Distribution => ({ kind: 'range', min, max: min + more })),
  fc
    .tuple(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 1e6 }))
    .map(([median, more]): Distribution => ({ kind: 'log-normal', median, p95: median + more })),
);
const shares = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('a quantile is a whole number, never over the longest', () => {
  fc.assert(
    fc.property(distributions, shares, (distribution, u) => {
      const value = quantile(distribution, u);
      expect(Number.isInteger(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(longest(distribution));
    }),
  );
});

test('a quantile grows with its share', () => {
  fc.assert(
    fc.property(distributions, shares, shares, (distribution, a, b) => {
      const [low, high] = [quantile(distribution, Math.min(a, b)), quantile(distribution, Math.max(a, b))];
      expect(low).toBeLessThanOrEqual(high);
    }),
  );
});

test('a spread has its median in the middle and its p95 at 95 percent', () => {
  const talk: Distribution = { kind: 'log-normal', median: 95_000, p95: 480_000 };
  expect(quantile(talk, 0.5)).toBe(95_000);
  expect(quantile(talk, 0.95)).toBeCloseTo(480_000, -2);
});

test('a range has both its bounds', () => {
  const range: Distribution = { kind: 'range', min: 1, max: 3 };
  expect([0, 0.34, 0.99].map((u) => quantile(range, u))).toEqual([1, 2, 3]);
});

test('weights decide how often an option is picked', () => {
  const counts = { a: 0, b: 0, c: 0 };
  for (let index = 0; index < 10_000; index += 1) {
    counts[
      pickWeighted(
        [
          ['a', 3],
          ['b', 1],
          ['c', 0],
        ] as const,
        drawAt(keyOf('weights'), index),
      )
    ] += 1;
  }
  expect(counts.a / counts.b).toBeCloseTo(3, 0);
  expect(counts.c).toBe(0);
});

test('picking from nothing is an error that says what to do', () => {
  expect(() => pickWeighted([['a', 0]], 0.5)).toThrow('no weight is above zero');
});
