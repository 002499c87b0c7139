import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Serial } from '../../src/core/serial.ts';
import { createSerialRows } from '../../src/core/serial-rows.ts';

// Few words, and those next to each other at the ends: many serials want the same place.
const word = fc.oneof(fc.nat({ max: 3 }), fc.integer({ min: 0xfffffffc, max: 0xffffffff }), fc.nat());
const serial: fc.Arbitrary<Serial> = fc.record({ hi: word, lo: word });

test('a row is found by its serial, and no other is', () => {
  fc.assert(
    fc.property(fc.array(serial, { maxLength: 300 }), fc.array(serial, { maxLength: 50 }), (put, asked) => {
      const rows = createSerialRows();
      const known = new Map<string, number>();
      for (const [row, one] of put.entries()) {
        rows.put(one, row);
        known.set(nameOf(one), row);
      }
      for (const one of [...put, ...asked]) expect(rows.find(one)).toBe(known.get(nameOf(one)));
    }),
  );
});

function nameOf({ hi, lo }: Serial): string {
  return `${hi} ${lo}`;
}
