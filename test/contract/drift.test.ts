import { expect, test } from '@jest/globals';
import type { Json } from '../../src/core/json.ts';
import { contractOf } from './support/contracts.ts';

const contract = contractOf(`
paths:
  /things:
    get:
      operationId: listThings
      responses:
        '200':
          description: Things.
          content:
            application/json:
              schema:
                type: object
                required: [things]
                properties:
                  things: { type: array, items: { $ref: '#/components/schemas/Thing' } }
                  byName: { type: object, additionalProperties: { $ref: '#/components/schemas/Thing' } }
        '204': { description: None. }
components:
  schemas:
    Thing:
      type: object
      required: [id]
      properties:
        id: { type: string }
        kind: { type: string, enum: [a, b], x-source: decided }
        at: { type: string, format: date-time }
        size: { type: integer, maximum: 9 }
`);

function driftOf(body: Json, { status = 200, contentType = 'application/json' } = {}) {
  const match = contract.match('GET', '/things');
  if (match.kind !== 'operation') throw new Error(match.kind);
  return contract
    .drift(match.operation, { status, contentType, body: Buffer.from(JSON.stringify(body)) })
    .map(({ code, pointer, at, basis }) => [code, pointer, at, basis]);
}

test('what fits has no drift', () => {
  expect(driftOf({ things: [{ id: 'x', kind: 'a', at: '2026-01-01T09:00:00Z', size: 9 }] })).toEqual([]);
});

test.each<[string, Json, readonly unknown[]]>([
  ['an undeclared member', { things: [], more: 1 }, [['undeclared', '/more', '/more', 'seed']]],
  ['a member that is missing', {}, [['required', '/things', '/things', 'seed']]],
  [
    'the same in many items',
    {
      things: Array.from({ length: 90 }, (_, index) => ({
        id: 'x',
        ...(index > 3 && { kind: 'c', new: 1 }),
      })),
    },
    [
      ['enum', '/things/*/kind', '/things/4/kind', 'decided'],
      ['undeclared', '/things/*/new', '/things/4/new', 'seed'],
    ],
  ],
  [
    'a member that only the last of many items has',
    {
      things: Array.from({ length: 90 }, (_, index) => ({
        id: 'x',
        first: 1,
        ...(index === 89 && { last: 1 }),
      })),
    },
    [
      ['undeclared', '/things/*/first', '/things/0/first', 'seed'],
      ['undeclared', '/things/*/last', '/things/89/last', 'seed'],
    ],
  ],
  [
    'members of a map',
    { things: [], byName: { x: { id: 'x', new: 1 }, y: { id: 'y', new: 1 } } },
    [['undeclared', '/byName/*/new', '/byName/x/new', 'seed']],
  ],
  ['a format', { things: [{ id: 'x', at: 'noon' }] }, [['format', '/things/*/at', '/things/0/at', 'seed']]],
  ['a bound', { things: [{ id: 'x', size: 10 }] }, [['maximum', '/things/*/size', '/things/0/size', 'seed']]],
  ['another type', { things: [{ id: 7 }] }, [['type', '/things/*/id', '/things/0/id', 'seed']]],
])('%s is found once, where it is first', (_name, body, drift) => {
  expect(driftOf(body)).toEqual(drift);
});

test('statuses, media types and bodies that are not declared are drift', () => {
  expect(driftOf({}, { status: 500 })).toEqual([['status', '', '', 'seed']]);
  expect(driftOf({}, { contentType: 'text/html' })).toEqual([['content-type', '', '', 'seed']]);
  expect(driftOf({}, { status: 204 })).toEqual([['undeclared', '', '', 'seed']]);
});

test('a value of another type, of which a few values are declared, is one drift', () => {
  expect(driftOf({ things: [{ id: 'x', kind: 12_345 }] })).toEqual([
    ['type', '/things/*/kind', '/things/0/kind', 'decided'],
  ]);
});
