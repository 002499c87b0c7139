import { expect, test } from '@jest/globals';
import { elevenlabs } from '../../mocks/elevenlabs/provider.ts';
import { ovia } from '../../mocks/ovia/provider.ts';
import { callKind } from '../../mocks/voice/kind.ts';
import { voiceable } from '../../mocks/voiceable/provider.ts';
import { voiceos } from '../../mocks/voiceos/provider.ts';
import type { Contract } from '../../src/contract/contract.ts';
import { touchRequest } from '../../src/contract/coverage/operation-cells.ts';
import { variantsOf } from '../../src/contract/coverage/variants.ts';
import { createContract } from '../../src/contract/create-contract.ts';
import { createCellSet } from '../../src/core/cell-set.ts';
import type { RequestValues } from '../../src/core/exchange.ts';
import { providerCells } from '../../src/engine/provider-cells.ts';
import { expectGolden } from '../providers/support/golden.ts';
import { contractOf, noPrism, readSpec } from './support/contracts.ts';

test.each([voiceos, voiceable, elevenlabs, ovia])(
  '$name: what there is to touch is what it was',
  (provider) => {
    const { name } = provider;
    const contract = createContract({ provider: name, text: readSpec(name), prism: noPrism });
    const cells = [...contract.coverage().cells, ...providerCells(provider, [callKind])];
    const counts: Record<string, number> = {};
    for (const { kind } of cells) counts[kind] = (counts[kind] ?? 0) + 1;
    expectGolden(`coverage/${name}`, { counts, cells: cells.map(({ id }) => id) });
    expect(new Set(cells.map(({ id }) => id)).size).toBe(cells.length);
  },
);

/** The cells of one operation with these details, without its kind and operation: `property /a`. */
function cellsOf(contract: Contract): readonly string[] {
  return contract.coverage().cells.map(({ kind, name }) => `${kind} ${name}`);
}

/** The names of what a request touches beside its operation. */
function touchedBy(contract: Contract, sent: Partial<RequestValues>): readonly string[] {
  const { cells, find } = contract.coverage();
  const plan = find('go');
  if (!plan) throw new Error('there is no operation "go"');
  const touched = createCellSet(cells.length);
  touchRequest(plan, { path: {}, query: {}, header: {}, body: undefined, ...sent }, touched);
  return cells.filter((_, place) => touched.has(place)).map(({ name }) => name);
}

function post(schema: string, rest = ''): Contract {
  return contractOf(`
paths:
  /go:
    post:
      operationId: go
      requestBody: { content: { application/json: { schema: ${schema} } } }
      responses: { '204': { description: Gone } }
${rest}`);
}

test('properties are found through references, compositions, items and maps, however deep', () => {
  const contract = post(
    "{ $ref: '#/components/schemas/Order' }",
    `components:
  schemas:
    Order:
      allOf:
        - { type: object, properties: { id: { type: string }, made: { type: string, readOnly: true } } }
        - anyOf:
            - { type: object, properties: { card: { type: string } } }
            - { type: object, properties: { iban: { type: string }, card: { type: integer } } }
      properties:
        lines: { type: array, items: { type: object, properties: { sku: { type: string } } } }
        tags: { type: object, additionalProperties: { type: object, properties: { by: {} } } }`,
  );
  expect(cellsOf(contract).filter((cell) => cell.startsWith('property'))).toEqual([
    'property /lines',
    'property /tags',
    'property /id',
    'property /card',
    'property /iban',
    'property /tags/*',
    'property /lines/*/sku',
    'property /tags/*/by',
  ]);
  const body = { made: 1, iban: null, unknown: 1, lines: [{}, { sku: 'a' }], tags: { red: { by: 1 } } };
  expect(touchedBy(contract, { body })).toEqual([
    '/lines',
    '/tags',
    '/iban',
    '/tags/*',
    '/lines/*/sku',
    '/tags/*/by',
  ]);
  expect(touchedBy(contract, { body: { lines: 'no list', tags: [{ by: 1 }] } })).toEqual(['/lines', '/tags']);
  expect(touchedBy(contract, { body: 'id' })).toEqual([]);
});

test('a schema that holds itself is entered once, and depth is bounded', () => {
  const tree = post(
    "{ $ref: '#/components/schemas/Node' }",
    `components:
  schemas:
    Node:
      type: object
      properties: { name: { type: string }, next: { $ref: '#/components/schemas/Node' } }`,
  );
  expect(cellsOf(tree).filter((cell) => cell.startsWith('property'))).toEqual([
    'property /name',
    'property /next',
  ]);
  const deep = Array.from({ length: 20 }).reduce<string>(
    (inner) => `{ type: object, properties: { a: ${inner} } }`,
    '{ type: string }',
  );
  expect(cellsOf(post(deep)).filter((cell) => cell.startsWith('property'))).toHaveLength(8);
});

test('parameters are touched in each place, and so are the values of their closed lists', () => {
  const contract = contractOf(`
paths:
  /go/{id}:
    get:
      operationId: go
      parameters:
        - { name: id, in: path, required: true, schema: { type: integer } }
        - { name: sort, in: query, schema: { anyOf: [ { enum: [ up, down ] }, { type: 'null' } ] } }
        - { name: full, in: query, schema: { type: boolean } }
        - { name: only, in: query, schema: { type: array, items: { enum: [ a, b, null ] } } }
        - { name: X-Mode, in: header, schema: { const: fast } }
        - { name: jar, in: cookie, schema: { type: string } }
      responses: { '204': { description: Gone } }`);
  expect(cellsOf(contract).filter((cell) => cell.startsWith('parameter'))).toEqual([
    'parameter path id',
    'parameter query sort',
    'parameter-value query sort=up',
    'parameter-value query sort=down',
    'parameter query full',
    'parameter-value query full=true',
    'parameter-value query full=false',
    'parameter query only',
    'parameter-value query only=a',
    'parameter-value query only=b',
    'parameter header X-Mode',
    'parameter-value header X-Mode=fast',
    'parameter cookie jar',
  ]);
  expect(touchedBy(contract, { query: { full: true, only: ['b', 'x'], other: 1 } })).toEqual([
    'query full',
    'query full=true',
    'query only',
    'query only=b',
  ]);
  const header = { 'x-mode': 'slow', cookie: 'lid=1; jar=2' };
  expect(touchedBy(contract, { path: { id: 4 }, header })).toEqual([
    'path id',
    'header X-Mode',
    'cookie jar',
  ]);
});

test('a status stands for itself, else for its range, else for the default', () => {
  const contract = contractOf(`
paths:
  /go:
    get:
      operationId: go
      responses:
        '404': { description: None }
        4XX: { description: Wrong }
        default: { description: Else }
    head: { operationId: never, responses: { '204': { description: Gone } } }`);
  const { cells, find } = contract.coverage();
  const nameOf = (status: number): string | undefined =>
    cells[find('go')?.response(status)?.status ?? -1]?.name;
  expect([404, 404, 410, 500].map(nameOf)).toEqual(['404', '404', '4XX', 'default']);
  expect(find('never')).toBeUndefined();
});

test('a variant is each branch that a place of a response fits, and each media type beside the first', () => {
  const contract = contractOf(`
paths:
  /go:
    get:
      operationId: go
      responses:
        '200':
          description: One
          content:
            application/json:
              schema:
                type: object
                properties:
                  pets:
                    type: array
                    items:
                      oneOf:
                        - $ref: '#/components/schemas/Cat'
                        - { title: Dog, type: object, required: [ barks ] }
                        - { type: 'null' }
            text/csv: {}
components:
  schemas:
    Cat: { type: object, required: [ meows ], properties: { kitten: { $ref: '#/components/schemas/Cat' } } }`);
  expect(cellsOf(contract).filter((cell) => cell.startsWith('variant'))).toEqual([
    'variant 200 text/csv',
    'variant 200 /pets/* Cat',
    'variant 200 /pets/* Dog',
    'variant 200 /pets/* null',
  ]);
  const { cells, find } = contract.coverage();
  const node = find('go')?.response(200)?.variants;
  const fits = (value: unknown): readonly unknown[] =>
    node ? variantsOf(node, value).map((place) => cells[place]?.name) : [];
  expect(fits({ pets: [{ meows: 1 }, null] })).toEqual(['200 /pets/* Cat', '200 /pets/* null']);
  expect(fits({ pets: [{ barks: 1 }, { barks: 2 }] })).toEqual(['200 /pets/* Dog']);
  expect(fits({ pets: [{ quacks: 1 }, 4] })).toEqual([]);
  expect(fits({ cats: [{ meows: 1 }] })).toEqual([]);
});
