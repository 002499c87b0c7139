import { expect, test } from '@jest/globals';
import { roundLine, toDollars } from '../../src/core/money.ts';

test('a line is rounded to four decimals of a dollar, half up', () => {
  expect([149, 150, 12_345.678].map(roundLine)).toEqual([100, 200, 12_300]);
});

test('dollars have no more decimals than the line', () => {
  expect(toDollars(roundLine(12_345.678))).toBe(0.0123);
});
