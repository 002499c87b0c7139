import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { drawAt, drawRow, extendKey, keyOf, unitOf } from '../../src/core/random.ts';

const labels = fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 5 });

test('a draw is a number from 0 to 1, 1 left out, and the same for the same labels', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.integer()), labels, (seed, path) => {
      const drawn = drawAt(keyOf(seed), ...path);
      expect(drawn).toBeGreaterThanOrEqual(0);
      expect(drawn).toBeLessThan(1);
      expect(drawAt(keyOf(seed), ...path)).toBe(drawn);
    }),
  );
});

test('labels can be taken in one by one or together', () => {
  fc.assert(
    fc.property(labels, labels, (some, more) => {
      expect(extendKey(extendKey(keyOf(1), ...some), ...more)).toEqual(keyOf(1, ...some, ...more));
    }),
  );
});

test('a label is not the same as its text, nor two labels as one', () => {
  const draws = [
    drawAt(keyOf(1), 1),
    drawAt(keyOf(1), '1'),
    drawAt(keyOf(1), 'ab'),
    drawAt(keyOf(1), 'a', 'b'),
    drawAt(keyOf(1), '', 'ab'),
    drawAt(keyOf(1), 4294967297),
    drawAt(keyOf(1), -1),
    drawAt(keyOf(1), 4294967295),
  ];
  expect(new Set(draws).size).toBe(draws.length);
});

test('draws by number are spread evenly', () => {
  const key = keyOf('spread');
  expect(unevenness((index) => drawAt(key, index))).toBeLessThan(MAX_CHI_SQUARE);
  expect(unevenness((index) => drawAt(key, 'call', `id_${index}`, 'ring'))).toBeLessThan(MAX_CHI_SQUARE);
  expect(unevenness((index) => drawRow(key, index, 3))).toBeLessThan(MAX_CHI_SQUARE);
  expect(unevenness((index) => drawRow(key, 7, index))).toBeLessThan(MAX_CHI_SQUARE);
});

test('lanes of one row have nothing to do with each other', () => {
  const key = keyOf('lanes');
  const pairs = Array.from({ length: 20_000 }, (_, row) => [
    drawRow(key, row, 0) - 0.5,
    drawRow(key, row, 1) - 0.5,
  ]);
  const correlation = pairs.reduce((sum, [a = 0, b = 0]) => sum + a * b, 0) / (20_000 / 12);
  expect(Math.abs(correlation)).toBeLessThan(0.03);
});

test('different seeds give different keys', () => {
  const units = new Set(Array.from({ length: 50_000 }, (_, seed) => unitOf(keyOf(seed))));
  expect(units.size).toBe(50_000);
});

/** Chi-square over 100 cells: 99 degrees of freedom stay under 150 but once in a thousand. */
const MAX_CHI_SQUARE = 150;

function unevenness(draw: (index: number) => number): number {
  const cells = new Array<number>(100).fill(0);
  for (let index = 0; index < 50_000; index += 1) {
    const cell = Math.floor(draw(index) * 100);
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  return cells.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0);
}
