import { expect, test } from '@jest/globals';
import { createColumn } from '../../src/core/column.ts';
import { createLongList } from '../../src/core/long-list.ts';
import { createSeeded } from '../support/seeded.ts';

// Past the first rooms, and past the steps in which the very first grows.
const LENGTH = 5000;

test('a column and a long list hold what an array does', () => {
  const draw = createSeeded('columns');
  const column = createColumn();
  const list = createLongList<number>();
  const values: number[] = [];
  for (let index = 0; index < LENGTH; index += 1) {
    const value = draw.pick([index, -0.5, Number.POSITIVE_INFINITY, Number.NaN, 1_800_000_000_123]);
    column.push(value);
    list.push(value);
    values.push(value);
    if (!draw.oneIn(9)) continue;
    const changed = draw.pick(Array.from({ length: 20 }, (_, back) => Math.max(0, index - 60 * back)));
    column.put(changed, index);
    values[changed] = index;
  }
  expect(Array.from({ length: LENGTH }, (_, index) => column.at(index))).toEqual(values);
  expect(column.length).toBe(LENGTH);
  expect([column.at(LENGTH), column.at(LENGTH + 5000), column.at(-1)]).toEqual([NaN, NaN, NaN]);
  expect(list.at(LENGTH)).toBeUndefined();
});
