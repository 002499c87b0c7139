import { Buffer } from 'node:buffer';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NEVER } from '../../src/core/instant.ts';
import { toKeptBytes } from '../../src/server/kept-bytes.ts';

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 50 }),
  fc.integer({ min: 0, max: 20_000 }).map((length) => '€'.repeat(length)),
);

// The first: a room that is nearly full would end between the two.
test('what is kept for good shares a room with nothing else, and what changes has its own', () => {
  const forGood = toKeptBytes('for good', NEVER);
  const changing = toKeptBytes('changing', 1_000_000);
  expect(forGood.buffer).not.toBe(Buffer.from('for now').buffer);
  expect(forGood.buffer).toBe(toKeptBytes('for good too', NEVER).buffer);
  expect(changing.buffer.byteLength).toBe(8);
  expect(toKeptBytes('x'.repeat(10_000), NEVER).buffer.byteLength).toBe(10_000);
});

test('they are the bytes of the text, whatever was kept before and is kept after', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(texts, fc.constantFrom(NEVER, 0)), { maxLength: 30 }), (all) => {
      const kept = all.map(([text, until]) => toKeptBytes(text, until));
      expect(kept.map(String)).toEqual(all.map(([text]) => text));
    }),
  );
});
