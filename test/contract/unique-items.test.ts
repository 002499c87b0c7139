import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hasUniqueItems } from '../../src/contract/spec/unique-items.ts';
import { contractOf } from './support/contracts.ts';

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

test('each item is looked at a few times, however many there are', () => {
  const contract = contractOf(
    `paths: { /a: { get: { operationId: a, responses: { '200': { description: x, content: { application/json: { schema: { type: array, uniqueItems: true } } } } } } } }`,
  );
  const [operation] = contract.operations;
  if (!operation) throw new Error('Failed to find the operation: the contract has none.');
  let looks = 0;
  const itemOf = (value: number): object => ({
    get a() {
      looks += 1;
      return value;
    },
  });
  const items = Array.from({ length: 2000 }, (_, index) => itemOf(index));
  expect(contract.checkResponse(operation, 200, items)).toEqual([]);
  // Each compared with each, these are two million.
  expect(looks).toBeLessThanOrEqual(10 * items.length);
  expect(contract.checkResponse(operation, 200, [...items, itemOf(7)])).not.toEqual([]);
});
