import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDuration, parseDuration } from '../../src/core/duration.ts';

test.each([
  ['250ms', 250],
  ['45s', 45_000],
  ['2m', 120_000],
  ['1h30m', 5_400_000],
  ['30d', 2_592_000_000],
  ['1.5s', 1500],
  ['0s', 0],
  ['PT45S', 45_000],
  ['P1DT2H', 93_600_000],
  ['PT0.5S', 500],
])('"%s" lasts %d ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', '5', 's', '-5s', '5 s', '1h 30m', 'PT', 'P', 'P1Y', '5S', '1e3s', '999999d', 'five seconds'])(
  '"%s" is no duration',
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);

test('a duration that was written is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3e12 }), (ms) =>
      expect(parseDuration(formatDuration(ms))).toBe(ms),
    ),
  );
});
