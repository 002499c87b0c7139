import { expect, test } from '@jest/globals';
import { checkOf, contractOf, requestOf } from './support/contracts.ts';

const CALLS = `
paths:
  /calls:
    get: { operationId: listCalls, responses: {} }
    post:
      operationId: createCall
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Call' } } }
      responses: {}
  /notes:
    post:
      operationId: createNote
      requestBody:
        content:
          application/x-www-form-urlencoded: { schema: { type: object } }
          text/*: {}
      responses: {}
    delete: { operationId: deleteNotes, responses: {} }
components:
  schemas:
    Call:
      type: object
      required: [to]
      properties:
        to: { type: string, allOf: [{ pattern: '^\\+\\d+$', x-source: decided }] }
        price: { type: number, multipleOf: 0.01 }
        closed: { type: object, additionalProperties: false, properties: { a: {} } }
        free: { type: object }
        mixed: { allOf: [{ properties: { a: {} } }, { type: object, additionalProperties: true }] }
        map: { type: object, additionalProperties: { type: object, properties: { a: {} } } }
        list: { type: array, items: { $ref: '#/components/schemas/Call' } }
        voice:
          x-source: sdk
          anyOf:
            - { type: object, required: [provider], properties: { provider: { enum: [a] }, x: { type: integer } } }
            - { type: object, required: [provider], properties: { provider: { const: b }, y: { type: integer } } }
            - { type: 'null' }
      allOf:
        - x-source: decided
          x-enforce: always
          anyOf: [{ required: [to] }, { required: [from] }]
`;
const contract = contractOf(CALLS);

function post(body: unknown, headers: Record<string, string> = {}) {
  return checkOf(contract, requestOf('POST', '/calls', { body, headers }));
}

function findingsOf(body: unknown, headers?: Record<string, string>): readonly string[] {
  const check = post(body, headers);
  return check.kind === 'valid' ? [] : check.findings.map(({ code, pointer }) => `${pointer} ${code}`);
}

function notesOf(body: unknown): readonly string[] {
  return post(body).notes.map(({ pointer }) => pointer);
}

test('a body that fits is valid, and comes parsed', () => {
  const body = {
    to: '+1',
    price: 0.07,
    voice: { provider: 'b', y: 1 },
    map: { k: { a: 1 } },
    free: { any: 1 },
  };
  expect(post(body)).toMatchObject({ kind: 'valid', values: { body }, notes: [] });
  expect(findingsOf(body, { 'content-type': 'Application/JSON; charset=utf-8' })).toEqual([]);
  expect(findingsOf(body, { 'content-type': 'application/vnd.shop+json' })).toEqual([]);
});

test('every breach is told, with its pointer and basis', () => {
  const check = post({ to: '1', price: 'x', closed: { b: 1 } });
  expect(check).toMatchObject({
    findings: [
      { pointer: '/to', code: 'pattern', basis: 'decided', always: false },
      {
        pointer: '/price',
        code: 'type',
        basis: 'seed',
        rule: '/components/schemas/Call/properties/price/type',
      },
      { pointer: '/closed/b', code: 'undeclared', note: false },
    ],
  });
});

test('of alternatives the one that was meant is told', () => {
  expect(findingsOf({ to: '+1', voice: { provider: 'b', y: 'q' } })).toEqual(['/voice/y type']);
  expect(findingsOf({ to: '+1', voice: { provider: 'c' } })).toEqual(['/voice/provider enum']);
  expect(post({ to: '+1', voice: { provider: 'c' } })).toMatchObject({
    findings: [{ message: 'voice.provider is "c"; wanted is one of a, b.', basis: 'sdk' }],
  });
});

test('a rule that the spec enforces always says so', () => {
  const check = post({ price: 1 });
  expect(check).toMatchObject({
    findings: [
      { pointer: '/to', code: 'required', always: false, basis: 'seed' },
      {
        pointer: '',
        code: 'any-of',
        always: true,
        basis: 'decided',
        message: 'the body has none of to, from; one of them is required.',
      },
    ],
  });
});

test('undeclared members are notes, at any depth, by the branch that was meant', () => {
  expect(notesOf({ to: '+1', foo: 1, list: [{ to: '+2', bar: 1 }] })).toEqual(['/foo', '/list/0/bar']);
  expect(notesOf({ to: '+1', voice: { provider: 'a', y: 1 } })).toEqual(['/voice/y']);
  expect(notesOf({ to: '+1', map: { 'k/~': { b: 1 } } })).toEqual(['/map/k~1~0/b']);
  expect(notesOf({ to: '+1', mixed: { a: 1, b: 1 } })).toEqual(['/mixed/b']);
  expect(notesOf({ to: '+1', free: { any: { thing: 1 } } })).toEqual([]);
});

test('members that could poison a prototype are dropped and noted', () => {
  const check = post('{"to":"+1","__proto__":{"x":1},"free":{"constructor":1,"k":[{"\\u005f_proto__":2}]}}');
  expect(check.values.body).toEqual({ to: '+1', free: { k: [{}] } });
  expect(Object.keys(Object(check.values.body))).toEqual(['to', 'free']);
  expect(check.notes.map(({ pointer }) => pointer)).toEqual([
    '/__proto__',
    '/free/constructor',
    '/free/k/0/__proto__',
  ]);
});

test('an escape does not hide such a member', () => {
  expect(post('{"to":"+1","free":{"\\u005f_proto__":2}}').values.body).toEqual({ to: '+1', free: {} });
});

const half = '{"to":"\\ud800"}';
test.each([
  ['a cut-off text', '{"to":'],
  ['white space', ' '],
  ['bytes that are not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ['half of a surrogate pair', half],
  ['a nesting of 10,000', '['.repeat(10_000) + ']'.repeat(10_000)],
  ['a nesting of 65', `${'{"a":'.repeat(65)}1${'}'.repeat(65)}`],
])('%s is a malformed body, always', (_, body) => {
  expect(post(body)).toMatchObject({
    kind: 'ask',
    values: { body: undefined },
    findings: [{ code: 'malformed-body', in: 'body', always: true }],
  });
});

test('what is wrong with a malformed body is told by its position, and not quoted', () => {
  const messageOf = (body: string): unknown => {
    const check = post(body);
    return check.kind === 'ask' && check.findings[0]?.message;
  };
  expect(messageOf('{"to": hunter2}')).toMatch(
    /^The body cannot be read: it is not JSON( at position 7)?\.$/,
  );
  expect(messageOf('{"a":1 "b":2}')).toBe('The body cannot be read: it is not JSON at position 7.');
});

test('brackets in texts are no nesting, after an escaped quote either, and a whole surrogate pair is a character', () => {
  expect(findingsOf({ to: '+1', free: { text: '['.repeat(1_000) } })).toEqual([]);
  expect(findingsOf({ to: '+1', free: { text: `"${'['.repeat(1_000)}` } })).toEqual([]);
  expect(findingsOf('{"to":"+1","free":{"text":"\\ud83d\\ude00 \\\\u0041"}}')).toEqual([]);
});

test('a body is missing only where one is required', () => {
  expect(findingsOf(undefined)).toEqual([' required']);
  expect(checkOf(contract, requestOf('POST', '/notes')).kind).toBe('valid');
});

test('null and false are bodies', () => {
  expect(findingsOf('null')).toEqual([' type']);
  expect(findingsOf('false')).toEqual([' type']);
});

test('a content type that is not declared is refused always, with the ones that are', () => {
  const check = post('to=1', { 'content-type': 'text/plain' });
  expect(check).toMatchObject({
    findings: [
      {
        code: 'content-type',
        in: 'header',
        pointer: 'content-type',
        always: true,
        message: 'Content-Type is "text/plain"; wanted is application/json.',
      },
    ],
  });
  expect(findingsOf({ to: '+1' }, { 'content-type': 'nonsense' })).toEqual(['content-type content-type']);
});

test('without a content type a body is taken for what is declared', () => {
  const { headers: _, ...request } = requestOf('POST', '/calls', { body: { to: '+1' } });
  expect(checkOf(contract, { ...request, headers: {} }).kind).toBe('valid');
});

test('forms are left to Prism, and texts are taken as they come', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const sent = requestOf('POST', '/notes', { body: 'a=1', headers: form });
  expect(checkOf(contract, sent)).toMatchObject({ kind: 'ask', findings: [], values: { body: 'a=1' } });
  const text = requestOf('POST', '/notes', { body: 'hello', headers: { 'content-type': 'text/markdown' } });
  expect(checkOf(contract, text)).toMatchObject({ kind: 'valid', values: { body: 'hello' } });
});

test('the body of a GET or HEAD is ignored; one that the operation does not declare is a note', () => {
  expect(checkOf(contract, requestOf('GET', '/calls', { body: '{"' }))).toMatchObject({
    kind: 'valid',
    notes: [],
  });
  expect(checkOf(contract, requestOf('HEAD', '/calls', { body: '{"' }))).toMatchObject({
    kind: 'valid',
    notes: [],
  });
  expect(checkOf(contract, requestOf('DELETE', '/notes', { body: { a: 1 } }))).toMatchObject({
    kind: 'valid',
    notes: [{ code: 'undeclared', in: 'body', pointer: '' }],
  });
});

test('a recursive schema is followed as deep as a body goes', () => {
  let body: unknown = { to: '+1' };
  for (let depth = 0; depth < 30; depth += 1) body = { to: '+1', list: [body] };
  expect(findingsOf(body)).toEqual([]);
});
