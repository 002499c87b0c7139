import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatInstant, parseInstant } from '../../src/core/instant.ts';

const instants = fc.integer({ min: Date.UTC(1600, 0, 1), max: Date.UTC(2400, 0, 1) });

test('an instant is written as the platform writes it', () => {
  fc.assert(fc.property(instants, (at) => expect(formatInstant(at)).toBe(new Date(at).toISOString())));
});

test('an instant that was written is read back', () => {
  fc.assert(fc.property(instants, (at) => expect(parseInstant(formatInstant(at))).toBe(at)));
});

test.each([
  ['2026-01-01T10:00:00+01:00', '2026-01-01T09:00:00.000Z'],
  ['2026-01-01T03:30:00-05:30', '2026-01-01T09:00:00.000Z'],
  ['2026-01-01t09:00z', '2026-01-01T09:00:00.000Z'],
  ['2026-01-01 09:00:00.123456Z', '2026-01-01T09:00:00.123Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
])('"%s" is an instant', (text, expected) => {
  expect(formatInstant(parseInstant(text) ?? Number.NaN)).toBe(expected);
});

test.each([
  '',
  'now',
  '2026-01-01',
  '2026-01-01T09:00:00',
  '2026-02-30T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-00-10T00:00:00Z',
  '2026-04-31T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T09:60:00Z',
  '2026-01-01T09:00:00+25:00',
  '1767258000',
])('"%s" is no instant', (text) => {
  expect(parseInstant(text)).toBeUndefined();
});
