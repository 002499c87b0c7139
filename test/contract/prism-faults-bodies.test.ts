import { expect, test } from '@jest/globals';
import { contractOf, requestOf, specOf } from './support/contracts.ts';
import { createFaultBench, getOf, postOf } from './support/prism-faults.ts';

const { ask, run } = createFaultBench();

test('multipleOf-decimals: Prism refuses 0.07 as a multiple of 0.01', async () => {
  const yaml = postOf('{ type: object, properties: { price: { type: number, multipleOf: 0.01 } } }');
  const result = await run({ yaml, method: 'POST', body: { price: 0.07 } });
  expect(result).toEqual({ prism: ['body price multipleOf'], ours: [] });
  expect((await run({ yaml, method: 'POST', body: { price: 0.071 } })).ours).toEqual([
    'body /price multiple-of',
  ]);
});

test('tuples: Prism does not know prefixItems', async () => {
  const yaml = postOf('{ type: array, prefixItems: [{ type: string }, { type: integer }], items: false }');
  expect(await run({ yaml, method: 'POST', body: ['a', 1] })).toMatchObject({
    prism: ['body 0 false schema', 'body 1 false schema'],
    ours: [],
  });
  const open = postOf('{ type: array, prefixItems: [{ type: string }] }');
  expect(await run({ yaml: open, method: 'POST', body: [1] })).toEqual({ prism: [], ours: ['body /0 type'] });
});

test.each([
  ['unevaluatedProperties: false, properties: { a: {} }', { b: 1 }, 'body /b undeclared'],
  ['dependentRequired: { a: [b] }', { a: 1 }, 'body /b dependent-required'],
  ['dependentSchemas: { a: { required: [b] } }', { a: 1 }, 'body /b required'],
])('draft-07: Prism ignores %s', async (keyword, body, code) => {
  const yaml = postOf(`{ type: object, ${keyword} }`);
  const { prism, ours } = await run({ yaml, method: 'POST', body });
  expect(prism).toEqual([]);
  expect(ours).toContain(code);
});

test('uncompilable: Prism lets everything pass where its ajv cannot compile a schema', async () => {
  const yaml = postOf('{ type: object, properties: { a: { enum: [x, x] }, b: { type: integer } } }');
  const result = await run({ yaml, method: 'POST', body: { a: 'y', b: 'z' } });
  expect(result).toEqual({ prism: [], ours: ['body /a enum', 'body /b type'] });
});

test('falsy-body: Prism takes null, false and 0 for no body', async () => {
  const yaml = postOf('{ type: object }').replace('required: true, ', '');
  for (const body of ['null', 'false', '0', '""']) {
    const { prism, ours } = await run({ yaml, method: 'POST', body });
    if (body === 'null') expect(prism).toEqual([]);
    expect(ours).toEqual(['body  type']);
  }
  const required = postOf("{ type: ['null', object, boolean] }");
  const result = await run({ yaml: required, method: 'POST', body: 'false' });
  expect(result).toEqual({ prism: ['required'], ours: [] });
});

test('chunked-content-type: without a content-length Prism does not look at the content type', async () => {
  const yaml = postOf('{}');
  const call = { kind: 'validate', text: specOf(yaml), operation: 'op', method: 'post', body: 'x' } as const;
  const typed = { 'content-type': 'text/plain' };
  expect(await ask({ ...call, headers: typed })).toEqual({ codes: [] });
  expect(await ask({ ...call, headers: { ...typed, 'content-length': '1' } })).toEqual({ codes: ['415'] });
  const { ours } = await run({ yaml, method: 'POST', body: 'x', headers: typed });
  expect(ours).toEqual(['header content-type content-type']);
});

test('broken-content-type: Prism throws at a content type that is none', async () => {
  const yaml = postOf('{ type: object }');
  expect(await run({ yaml, method: 'POST', body: {}, headers: { 'content-type': 'nonsense' } })).toEqual({
    prism: 'Could not parse MIME type string "nonsense"',
    ours: ['header content-type content-type'],
  });
});

test('undeclared-body: Prism refuses a body that the operation does not declare, of a GET too', async () => {
  const yaml = getOf('').replace('get:', 'delete:');
  const result = await run({ yaml, method: 'DELETE', body: { a: 1 } });
  expect(result).toEqual({ prism: ['415'], ours: ['note: body  undeclared'] });
  expect(await run({ yaml: getOf(''), body: { a: 1 } })).toEqual({ prism: ['415'], ours: [] });
});

test('undeclared-members: Prism says nothing of members that are not declared', async () => {
  const yaml = postOf('{ type: object, properties: { a: {} } }');
  const result = await run({ yaml, method: 'POST', body: { b: 1 } });
  expect(result).toEqual({ prism: [], ours: ['note: body /b undeclared'] });
});

test('unsafe-members: Prism takes members that could poison a prototype', async () => {
  const yaml = postOf('{ type: object, properties: { a: {} } }');
  const result = await run({ yaml, method: 'POST', body: '{"a":{"constructor":1}}' });
  expect(result).toEqual({ prism: [], ours: ['note: body /a/constructor undeclared'] });
});

test('unreadable-body: Prism is given what cannot be said in UTF-8, and nesting of any depth', async () => {
  const yaml = postOf('{ type: array }');
  const half = await run({ yaml, method: 'POST', body: '["\\ud800"]' });
  expect(half).toEqual({ prism: [], ours: ['body  malformed-body'] });
  const deep = await run({ yaml, method: 'POST', body: '['.repeat(500) + ']'.repeat(500) });
  expect(deep).toEqual({ prism: [], ours: ['body  malformed-body'] });
});

test('credential-forms: Prism is strict about case, and loose about names', async () => {
  const secured = (scheme: string, alternatives = '[{ k: [] }]'): string =>
    getOf('', `security: ${alternatives}\ncomponents: { securitySchemes: { k: ${scheme} } }`);
  const bearer = secured('{ type: http, scheme: bearer }');
  const lower = await run({ yaml: bearer, headers: { authorization: 'bearer x' } });
  expect(lower).toEqual({ prism: ['401'], ours: [] });
  expect(await run({ yaml: bearer, headers: { authorization: 'Bearer   ' } })).toEqual({
    prism: [],
    ours: ['credential  credential'],
  });
  const cookie = secured('{ type: apiKey, in: cookie, name: sid }');
  expect(await run({ yaml: cookie, headers: { cookie: 'notsid=1' } })).toEqual({
    prism: [],
    ours: ['credential  credential'],
  });
  const basic = secured('{ type: http, scheme: basic }');
  const colon = await run({ yaml: basic, headers: { authorization: `Basic ${btoa('me:pass:word')}` } });
  expect(colon).toEqual({ prism: ['401'], ours: [] });
});

test('optional-credential: where none is needed, Prism refuses one that is sent', async () => {
  const schemes = 'components: { securitySchemes: { k: { type: http, scheme: bearer } } }';
  const yaml = getOf(
    '{ name: n, in: query, schema: { type: integer } }',
    `security: [{ k: [] }]\n${schemes}`,
  ).replace('op,', 'op, security: [{}],');
  expect(await run({ yaml, headers: { authorization: 'Bearer x' } })).toEqual({ prism: ['401'], ours: [] });
  const asked = await run({ yaml, query: 'n=x', headers: { authorization: 'Bearer x' } });
  expect(asked).toEqual({ prism: ['401', 'query n type'], ours: ['query n type'] });
});

test('broken-path: Prism throws at percent-encoding that cannot be decoded', async () => {
  const yaml = `paths: { '/a/{id}': { get: { operationId: op, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: {} } } }`;
  const call = { kind: 'validate', text: specOf(yaml), operation: 'op', path: '/a/%zz' } as const;
  expect(await ask(call)).toEqual({ threw: 'URI malformed' });
  const request = requestOf('GET', '/a/%zz');
  expect(contractOf(yaml).match(request.method, request.path)).toEqual({ kind: 'no-path' });
});
