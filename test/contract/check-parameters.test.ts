import { expect, test } from '@jest/globals';
import { checkOf, contractOf, requestOf } from './support/contracts.ts';

const SEARCH = `
paths:
  /search/{page}:
    get:
      operationId: search
      parameters:
        - { name: page, in: path, required: true, schema: { type: integer, minimum: 1 } }
        - { name: limit, in: query, schema: { type: integer, maximum: 100, x-source: decided } }
        - { name: ratio, in: query, schema: { type: number } }
        - { name: deep, in: query, schema: { type: boolean } }
        - { name: text, in: query, schema: { type: string, maxLength: 5 } }
        - { name: either, in: query, schema: { anyOf: [{ type: integer }, { type: 'null' }] } }
        - { name: since, in: query, schema: { type: string, format: date-time } }
        - { name: day, in: query, schema: { type: string, format: date } }
        - { name: tag, in: query, schema: { type: array, maxItems: 2, items: { type: integer } } }
        - { name: csv, in: query, explode: false, schema: { type: array, items: { type: boolean } } }
        - { name: where, in: query, content: { application/json: { schema: { type: object, required: [a] } } } }
        - { name: X-Trace, in: header, schema: { type: integer } }
        - { name: sid, in: cookie, schema: { type: string, minLength: 3 } }
      responses: {}
  /filter:
    get:
      operationId: filter
      parameters:
        - { name: need, in: query, required: true, x-source: sdk, schema: { type: string } }
        - { name: f, in: query, style: deepObject, explode: true, schema: { type: object } }
      responses: {}
  /spread:
    get:
      operationId: spread
      parameters:
        - { name: box, in: query, schema: { type: object, properties: { a: { type: integer } } } }
      responses: {}
  /several:
    get:
      operationId: several
      parameters:
        - { name: several, in: query, schema: { type: [array, 'null'], items: { type: string } } }
      responses: {}
  /piped:
    get:
      operationId: piped
      parameters:
        - { name: ids, in: query, required: true, style: pipeDelimited, schema: { type: array, items: { type: integer } } }
      responses: {}
  /lists:
    get:
      parameters:
        - { name: id, in: query, style: pipeDelimited, schema: { type: array, items: { type: integer } } }
        - { name: mixed, in: query, schema: { type: [integer, string] } }
        - { name: state, in: query, x-source: docs, schema: { $ref: '#/components/schemas/State' } }
      responses: {}
components: { schemas: { State: { enum: [on, off] } } }
`;
const contract = contractOf(SEARCH);

function search(query: string, headers: Record<string, string> = {}) {
  return checkOf(contract, requestOf('GET', '/search/2', { query, headers }));
}

function codesOf(query: string, headers?: Record<string, string>): readonly string[] {
  const check = search(query, headers);
  return check.kind === 'valid'
    ? []
    : check.findings.map(({ code, in: place, pointer }) => `${place} ${pointer} ${code}`);
}

test('values come with the types that their schemas name', () => {
  const check = search(
    'limit=20&ratio=1.5e1&deep=true&text=20&either=7&tag=1&tag=2&csv=true,false&where=%7B%22a%22:1%7D',
  );
  expect(check).toMatchObject({ kind: 'valid', notes: [] });
  expect(check.values).toMatchObject({
    path: { page: 2 },
    query: {
      limit: 20,
      ratio: 15,
      deep: true,
      text: '20',
      either: 7,
      tag: [1, 2],
      csv: [true, false],
      where: { a: 1 },
    },
  });
});

test('names and values are decoded as a form is', () => {
  expect(search('te%78t=a+b&&').values.query).toEqual({ text: 'a b' });
  expect(search('text=%F0%9F%98%80').values.query).toEqual({ text: '😀' });
});

test('defaults are left to others', () => {
  expect(search('').values.query).toEqual({});
});

test.each([
  ['limit=101', 'query limit maximum'],
  ['limit=x', 'query limit type'],
  ['limit=', 'query limit type'],
  ['limit=1.5', 'query limit type'],
  ['limit=0x10', 'query limit type'],
  ['limit=%205', 'query limit type'],
  ['limit=Infinity', 'query limit type'],
  ['deep=1', 'query deep type'],
  ['deep=True', 'query deep type'],
  ['text=123456', 'query text max-length'],
  ['since=2024-02-30T00:00:00Z', 'query since format'],
  ['since=2024-01-02T03:04:05', 'query since format'],
  ['since=2024-01-02T24:00:00Z', 'query since format'],
  ['day=2023-02-29', 'query day format'],
  ['tag=1&tag=x', 'query tag type'],
  ['tag=1&tag=2&tag=3', 'query tag max-items'],
  ['tag=1,2', 'query tag type'],
  ['csv=true,x', 'query csv type'],
  ['where=%7B', 'query where malformed-parameter'],
  ['where=%7B%7D', 'query where required'],
  ['limit=1&limit=2', 'query limit duplicate'],
  ['text=%FF', 'query text encoding'],
])('%s is refused as %s', (query, finding) => {
  expect(codesOf(query)).toEqual([finding]);
});

test.each([
  'limit=5.0',
  'limit=007',
  'limit=1e2',
  'since=2024-02-29T23:59:59.123%2B05:30',
  'day=2024-02-29',
  'text=',
])('%s is valid', (query) => {
  expect(codesOf(query)).toEqual([]);
});

test('headers and cookies are held to their schemas, path parameters too', () => {
  expect(codesOf('', { 'x-trace': 'abc', cookie: 'a=b; sid=xy' })).toEqual([
    'header X-Trace type',
    'cookie sid min-length',
  ]);
  expect(codesOf('', { 'x-trace': '7', cookie: 'sid=xyz' })).toEqual([]);
  const check = checkOf(contract, requestOf('GET', '/search/0'));
  expect(check).toMatchObject({ kind: 'ask', findings: [{ in: 'path', pointer: 'page', code: 'minimum' }] });
});

test('a finding names the rule, how sure it is, and what to change', () => {
  const check = search('limit=500');
  expect(check).toMatchObject({
    findings: [
      {
        code: 'maximum',
        in: 'query',
        pointer: 'limit',
        message: 'limit is 500; wanted is at most 100.',
        remedy: 'Send at most 100 as limit.',
        basis: 'decided',
        blame: 'client',
        always: false,
        note: false,
        rule: '/paths/~1search~1{page}/get/parameters/1/schema/maximum',
      },
    ],
  });
});

test('a required parameter that is missing has the basis of the parameter', () => {
  const check = checkOf(contract, requestOf('GET', '/filter'));
  expect(check).toMatchObject({
    kind: 'ask',
    findings: [{ code: 'required', pointer: 'need', basis: 'sdk' }],
  });
});

test('what the checker does not understand is left to Prism', () => {
  const check = checkOf(contract, requestOf('GET', '/filter', { query: 'need=x&f[a]=1' }));
  expect(check).toMatchObject({ kind: 'ask', findings: [], notes: [] });
});

test('the members of an object that is spread over the query are no undeclared parameters', () => {
  const check = checkOf(contract, requestOf('GET', '/spread', { query: 'a=1' }));
  expect(check).toMatchObject({ kind: 'ask', findings: [], notes: [] });
});

test('lists in a form of their own are left to Prism', () => {
  const check = checkOf(contract, requestOf('GET', '/lists', { query: 'id=1|2' }));
  expect(check).toMatchObject({ kind: 'ask', findings: [], values: { query: { id: '1|2' } } });
});

test('what may be a list or a single value is left to Prism, as it was sent', () => {
  const check = checkOf(contract, requestOf('GET', '/several', { query: 'several=a' }));
  expect(check).toMatchObject({ kind: 'ask', findings: [], values: { query: { several: 'a' } } });
});

test('a list in a form of its own is missing where it is required and was not sent', () => {
  const check = checkOf(contract, requestOf('GET', '/piped', {}));
  expect(check).toMatchObject({ kind: 'ask', findings: [{ pointer: 'ids', code: 'required' }] });
});

test('only what may be an object is spread over names that are not its own', () => {
  const check = checkOf(contract, requestOf('GET', '/several', { query: 'other=a' }));
  expect(check.notes).toMatchObject([{ pointer: 'other', code: 'undeclared' }]);
});

test('of a value that was sent more than once the last one counts', () => {
  expect(codesOf('limit=500&limit=5')).toEqual(['query limit duplicate']);
  expect(codesOf('limit=5&limit=500')).toEqual(['query limit duplicate', 'query limit maximum']);
  expect(search('limit=500&limit=5').values.query).toEqual({ limit: 5 });
});

test('what a cookie holds is shown nowhere', () => {
  const check = search('', { cookie: 'sid=zq' });
  expect(check).toMatchObject({
    kind: 'ask',
    findings: [{ in: 'cookie', pointer: 'sid', code: 'min-length' }],
  });
  expect(JSON.stringify(check.kind === 'ask' && check.findings)).not.toContain('zq');
});

test('what may be a text stays one', () => {
  const check = checkOf(contract, requestOf('GET', '/lists', { query: 'mixed=7' }));
  expect(check).toMatchObject({ kind: 'valid', values: { query: { mixed: '7' } } });
});

test('a shared schema that names no source takes the word of the parameter that uses it', () => {
  const check = checkOf(contract, requestOf('GET', '/lists', { query: 'state=x' }));
  expect(check).toMatchObject({ findings: [{ basis: 'docs', rule: '/components/schemas/State/enum' }] });
});

test('undeclared query parameters are notes, and their values are there', () => {
  const check = search('foo=1&foo=2&__proto__=x&Limit=5');
  expect(check.kind).toBe('valid');
  expect(check.values.query).toEqual({ foo: '2', Limit: '5' });
  expect(check.notes.map(({ pointer, code, note, blame }) => [pointer, code, note, blame])).toEqual([
    ['foo', 'undeclared', true, 'client'],
    ['__proto__', 'undeclared', true, 'client'],
    ['Limit', 'undeclared', true, 'client'],
  ]);
});

test('a spec that does not claim to be whole is itself to blame for what it does not declare', () => {
  const partial = contractOf('x-partial: true\npaths: { /a: { get: { responses: {} } } }');
  const check = checkOf(partial, requestOf('GET', '/a', { query: 'foo=1' }));
  expect(check).toMatchObject({ kind: 'valid', notes: [{ pointer: 'foo', blame: 'spec', note: true }] });
});

test('thousands of names in a query give few notes', () => {
  const query = Array.from({ length: 5_000 }, (_, index) => `n${index}=1`).join('&');
  expect(search(query).notes.length).toBe(50);
});

test('what is secret by its name is not repeated, and what is in a list neither', () => {
  const messageOf = (name: string, schema: string, text: string): unknown => {
    const parameters = `[{ name: ${name}, in: query, schema: ${schema} }]`;
    const secret = contractOf(`paths: { /a: { get: { parameters: ${parameters}, responses: {} } } }`);
    const check = checkOf(secret, requestOf('GET', '/a', { query: `${name}=${text}` }));
    return check.kind === 'ask' && check.findings[0]?.message;
  };
  expect(messageOf('access_token', '{ maxLength: 3 }', 'hunter2')).toBe(
    'access_token is (hidden); wanted is at most 3 characters.',
  );
  expect(messageOf('max_tokens', '{ type: integer }', 'x')).toBe('max_tokens is "x"; wanted is integer.');
  expect(messageOf('tags', '{ type: array, minItems: 2 }', 'x')).toBe(
    'tags is a list of one item; wanted is at least 2 items.',
  );
  expect(messageOf('text', '{ maxLength: 3 }', 'x'.repeat(500))).toMatch(/^text is "x{59}…; wanted/);
});
