import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hasUniqueItems } from '../../src/contract/spec/unique-items.ts';
import { checkOf, contractOf, requestOf } from './support/contracts.ts';

test('items are unique where no two of them are equal, whatever they are and in whatever order their members stand', () => {
  const scalar = fc.constantFrom(
    0,
    1,
    '0',
    '1',
    '',
    true,
    false,
    null,
    '{"a":0}',
    '__proto__',
    'constructor',
  );
  const item = fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 2 }),
    fc
      .array(fc.tuple(fc.constantFrom('a', 'b', '1', 'constructor'), scalar), { maxLength: 2 })
      .map((members) => Object.fromEntries(members)),
  );
  fc.assert(
    fc.property(fc.array(item, { maxLength: 6 }), (items) => {
      const isUnique = items.every((one, at) =>
        items.slice(at + 1).every((other) => !isDeepStrictEqual(one, other)),
      );
      expect(hasUniqueItems(items)).toBe(isUnique);
    }),
    { numRuns: 3000 },
  );
});

test('a body as long as there may be, of items that must differ, holds nobody up', () => {
  const contract = contractOf(
    `paths: { /a: { post: { operationId: a, requestBody: { content: { application/json: { schema: { type: array, uniqueItems: true } } } }, responses: { '200': { description: x } } } } }`,
  );
  const items = Array.from({ length: 60_000 }, (_, index) => ({ a: index }));
  const begun = performance.now();
  expect(checkOf(contract, requestOf('POST', '/a', { body: items })).kind).toBe('valid');
  // Each compared with each, these take a minute.
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(checkOf(contract, requestOf('POST', '/a', { body: [...items, { a: 7 }] })).kind).not.toBe('valid');
});
