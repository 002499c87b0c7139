import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dropOldest } from '../../src/core/drop-oldest.ts';

test('a map that holds no more than it may is left alone; of one that does, the oldest go, and few that need not', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(), { maxLength: 400 }), fc.nat(300), (keys, max) => {
      const map = new Map(keys.map((key) => [key, '']));
      const dropped = dropOldest(map, max);
      expect([...map.keys()]).toEqual(keys.slice(dropped));
      if (keys.length <= max) expect(dropped).toBe(0);
      else {
        expect(map.size).toBeLessThanOrEqual(max);
        expect(map.size).toBeGreaterThanOrEqual(Math.floor((max * 63) / 64) - 1);
      }
    }),
    { numRuns: 500 },
  );
});

test('a small map loses one at a time', () => {
  const map = new Map([1, 2, 3, 4].map((key) => [key, '']));
  expect(dropOldest(map, 3)).toBe(1);
  expect([...map.keys()]).toEqual([2, 3, 4]);
});
