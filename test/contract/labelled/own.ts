import type { LabelledRow } from './row.ts';

/** A user's own spec, with the kinds of constraint and the places that the bundled ones have none of. */
export const OWN_SPEC = `openapi: 3.1.0
info: { title: Own, version: '1' }
security:
  - key: []
paths:
  /items/{number}:
    get:
      operationId: getItem
      parameters:
        - { name: number, in: path, required: true, schema: { type: integer, minimum: 1, maximum: 999 } }
        - { name: X-Tenant, in: header, required: true, schema: { type: string, pattern: '^[a-z]+$' } }
        - { name: X-Depth, in: header, schema: { type: integer, enum: [1, 2, 3] } }
        - { name: pace, in: cookie, schema: { type: integer } }
        - { name: filter, in: query, content: { application/json: { schema: { type: object, required: [by] } } } }
        - { name: tags, in: query, explode: false, schema: { type: array, minItems: 2, uniqueItems: true, items: { type: string, maxLength: 4 } } }
        - { name: q, in: query, required: true, schema: { type: string, minLength: 2 } }
      responses: { '200': { description: An item., content: { application/json: { schema: { type: object } } } } }
  /items:
    post:
      operationId: createItem
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/Item' }
      responses: { '201': { description: Made. } }
  /notes:
    post:
      operationId: createNote
      x-source: docs
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { text: { type: string, maxLength: 5, x-source: sdk } } }
      responses: { '201': { description: Made. } }
components:
  securitySchemes:
    key: { type: apiKey, in: query, name: access }
  schemas:
    Item:
      type: object
      additionalProperties: false
      required: [name]
      properties:
        name: { type: string, minLength: 2, maxLength: 8 }
        kind: { const: item }
        price: { type: number, exclusiveMinimum: 0, exclusiveMaximum: 100, multipleOf: 0.01 }
        count: { type: integer, minimum: 0, maximum: 10 }
        tags: { type: array, minItems: 1, maxItems: 3, uniqueItems: true, items: { type: string } }
        mail: { type: string, format: email }
        site: { type: string, format: uri }
        born: { type: string, format: date }
        card: { type: string }
        billing: { type: string }
        pin: { type: string, minLength: 4, x-secret: true }
        size: { oneOf: [{ type: object, required: [width], properties: { width: { type: number } } }, { type: string, enum: [small, large] }] }
        pair: { type: array, prefixItems: [{ type: string }, { type: integer }], items: false }
        labels: { type: object, minProperties: 1, maxProperties: 2, propertyNames: { pattern: '^[a-z]+$' } }
        never: { not: { type: string } }
        parts: { type: array, contains: { const: base } }
        notes: { type: object, additionalProperties: true, patternProperties: { '^x-': { type: integer } } }
        box: { type: object, properties: { a: {} }, unevaluatedProperties: false }
        gift: { type: boolean }
      if: { properties: { gift: { const: true } }, required: [gift] }
      then: { properties: { count: { minimum: 1 } } }
      dependentRequired: { card: [billing] }
`;

const ITEM = { name: 'lamp' };
const GET = 'GET /items/7?access=k&q=ab';
const TENANT = { 'x-tenant': 'acme' };

function get(target: string, ...finds: readonly string[]): LabelledRow {
  return { ask: `GET ${target}`, headers: TENANT, finds };
}

function item(members: object, ...finds: readonly string[]): LabelledRow {
  return { ask: 'POST /items?access=k', body: { ...ITEM, ...members }, finds };
}

export const OWN: readonly LabelledRow[] = [
  get('/items/0?access=k&q=ab', 'violation path number minimum client user'),
  get('/items/1000?access=k&q=ab', 'violation path number maximum client user'),
  get('/items/lamp?access=k&q=ab', 'violation path number type client user'),
  get('/items/7?access=k', 'violation query q required client user'),
  get('/items/7?access=k&q=a', 'violation query q min-length client user'),
  get('/items/7?access=k&q=%FF%FE', 'note query q encoding client decided'),
  get('/items/7?q=ab', 'violation credential - credential client user'),
  get('/items/7?access=k&q=ab&tags=a', 'violation query tags min-items client user'),
  get('/items/7?access=k&q=ab&tags=a,a', 'violation query tags unique-items client user'),
  get('/items/7?access=k&q=ab&tags=a,bbbbb', 'violation query tags max-length client user'),
  get('/items/7?access=k&q=ab&filter=%7B', 'violation query filter malformed-parameter client user'),
  get('/items/7?access=k&q=ab&filter=%7B%7D', 'violation query filter required client user'),
  { ask: GET, finds: ['violation header X-Tenant required client user'] },
  { ask: GET, headers: { 'x-tenant': 'ACME' }, finds: ['violation header X-Tenant pattern client user'] },
  { ask: GET, headers: { ...TENANT, 'x-depth': '4' }, finds: ['violation header X-Depth enum client user'] },
  {
    ask: GET,
    headers: { ...TENANT, 'x-depth': 'deep' },
    finds: ['violation header X-Depth enum client user', 'violation header X-Depth type client user'],
  },
  {
    ask: GET,
    headers: { ...TENANT, cookie: 'pace=fast' },
    finds: ['violation cookie pace type client user'],
  },
  item({ name: 'a' }, 'violation body /name min-length client user'),
  item({ name: 'a long name' }, 'violation body /name max-length client user'),
  item({ kind: 'thing' }, 'violation body /kind const client user'),
  item({ price: 0 }, 'violation body /price exclusive-minimum client user'),
  item({ price: 100 }, 'violation body /price exclusive-maximum client user'),
  item({ price: 0.005 }, 'violation body /price multiple-of client user'),
  item({ count: -1 }, 'violation body /count minimum client user'),
  item({ count: 11 }, 'violation body /count maximum client user'),
  item({ tags: [] }, 'violation body /tags min-items client user'),
  item({ tags: ['a', 'b', 'c', 'd'] }, 'violation body /tags max-items client user'),
  item({ tags: ['a', 'a'] }, 'violation body /tags unique-items client user'),
  item({ mail: 'nobody' }, 'violation body /mail format client user'),
  item({ site: 'not a uri' }, 'violation body /site format client user'),
  item({ born: '2026-02-30' }, 'violation body /born format client user'),
  item({ card: '4242' }, 'violation body /billing dependent-required client user'),
  item({ pin: '123' }, 'violation body /pin min-length client user'),
  item({ color: 'red' }, 'violation body /color undeclared client user'),
  item({ size: 5 }, 'violation body /size one-of client user'),
  item({ size: 'huge' }, 'violation body /size enum client user'),
  item({ size: {} }, 'violation body /size/width required client user'),
  item({ pair: [1, 2] }, 'violation body /pair/0 type client user'),
  item({ labels: {} }, 'violation body /labels min-properties client user'),
  item({ labels: { a: 1, b: 2, c: 3 } }, 'violation body /labels max-properties client user'),
  item(
    { labels: { Shade: 1 } },
    'violation body /labels pattern client user',
    'violation body /labels property-names client user',
  ),
  item({ never: 'x' }, 'violation body /never not client user'),
  item(
    { parts: ['lid'] },
    'violation body /parts contains client user',
    'violation body /parts/0 const client user',
  ),
  item({ notes: { 'x-a': 'one' } }, 'violation body /notes/x-a type client user'),
  item({ box: { b: 1 } }, 'violation body /box/b undeclared client user'),
  item(
    { gift: true, count: 0 },
    'violation body - if client user',
    'violation body /count minimum client user',
  ),
  { ask: 'POST /items?access=k', body: [], finds: ['violation body - type client user'] },
  {
    ask: 'POST /notes?access=k',
    body: { text: 'longer' },
    finds: ['violation body /text max-length client sdk'],
  },
  { ask: 'POST /notes?access=k', body: { txt: 'x' }, finds: ['note body /txt undeclared client docs'] },
  { ask: 'GET /item/7?access=k', finds: ['violation path /item/7 no-path client user'] },
];
