import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CROCKFORD, formatId, type IdForm, parseId, uuidForm } from '../../src/core/id-form.ts';
import { keyOf } from '../../src/core/random.ts';
import { permute, restore, rowOfSerial, serialOfRow } from '../../src/core/serial.ts';

const word = fc.integer({ min: 0, max: 0xffffffff });
const serials = fc.record({ hi: word, lo: word });
const FORMS: readonly IdForm[] = [
  { name: 'hex', pattern: 'conv_####################', digits: '0123456789abcdef' },
  { name: 'crockford', pattern: 'conv_##########################', digits: CROCKFORD },
  uuidForm('uuid'),
];

test('a permutation can be undone', () => {
  fc.assert(
    fc.property(serials, fc.string(), (serial, seed) => {
      expect(restore(keyOf(seed), permute(keyOf(seed), serial))).toEqual(serial);
    }),
  );
});

test('a row is found again by its serial, in any dataset', () => {
  fc.assert(
    fc.property(fc.nat({ max: 0xffff }), word, (dataset, row) => {
      const key = keyOf('rows');
      expect(rowOfSerial(key, serialOfRow(key, dataset, row))).toEqual({ dataset, row });
    }),
  );
});

test.each(FORMS)('an id in the form $name is read back', (form) => {
  fc.assert(
    fc.property(serials, (serial) => {
      const id = formatId(form, serial);
      expect(id).toHaveLength(form.pattern.length);
      expect(parseId(form, id)).toEqual(serial);
    }),
  );
});

test.each(FORMS)('an id in the form $name with another digit is nobody’s', (form) => {
  fc.assert(
    fc.property(serials, fc.nat({ max: form.pattern.length - 1 }), (serial, at) => {
      const id = formatId(form, serial);
      fc.pre(form.pattern[at] === '#');
      const digit = form.digits[(form.digits.indexOf(id[at] ?? '') + 1) % form.digits.length];
      expect(parseId(form, id.slice(0, at) + digit + id.slice(at + 1))).toBeUndefined();
    }),
  );
});

test.each(FORMS)('text that is no id in the form $name is nobody’s', (form) => {
  fc.assert(fc.property(fc.string({ maxLength: 60 }), (text) => expect(parseId(form, text)).toBeUndefined()));
});

test('UUIDs are of version 4 and its variant', () => {
  fc.assert(
    fc.property(serials, (serial) => {
      expect(formatId(uuidForm('u'), serial)).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }),
  );
});
