import { expect, test } from '@jest/globals';
import { prepareDocument } from '../../src/contract/prism/prepare.ts';
import { createFaultBench, getOf } from './support/prism-faults.ts';

const { run } = createFaultBench();
const LIMIT = '{ name: limit, in: query, schema: { type: integer, maximum: 100 } }';

test('query-case: Prism reads names without regard to case', async () => {
  const result = await run({ yaml: getOf(LIMIT), query: 'LIMIT=500' });
  expect(result).toEqual({ prism: ['query limit maximum'], ours: ['note: query LIMIT undeclared'] });
});

test('empty-values: Prism takes an empty value for none at all', async () => {
  const result = await run({ yaml: getOf(LIMIT), query: 'limit=' });
  expect(result).toEqual({ prism: [], ours: ['query limit type'] });
  const kind = getOf('{ name: kind, in: query, schema: { type: string, enum: [a, b] } }');
  expect(await run({ yaml: kind, query: 'kind=' })).toEqual({ prism: [], ours: ['query kind enum'] });
});

test.each(['0x10', '%205', '1e1%20'])('wide-numbers: Prism reads %s as an integer', async (text) => {
  const result = await run({ yaml: getOf(LIMIT), query: `limit=${text}` });
  expect(result).toEqual({ prism: [], ours: ['query limit type'] });
});

test.each(['2024-01-02T03:04:05%2B24:00', '2024-01-02T03:04:05%2B01', '2024-01-02T23:59:60Z'])(
  'wide-formats: Prism takes %s for a date-time, and Date does not',
  async (text) => {
    const yaml = getOf('{ name: at, in: query, schema: { type: string, format: date-time } }');
    expect(new Date(decodeURIComponent(text)).getTime()).toBeNaN();
    expect(await run({ yaml, query: `at=${text}` })).toEqual({ prism: [], ours: ['query at format'] });
  },
);

test('wild-patterns: Prism is not given a pattern that it would not be done with, and ours is the verdict', async () => {
  const yaml = getOf("{ name: q, in: query, schema: { type: string, pattern: '^(a+)+$' } }");
  expect(JSON.stringify(prepareDocument({ wild: { pattern: '^(a+)+$' }, plain: { pattern: '^a+$' } }))).toBe(
    '{"wild":{},"plain":{"pattern":"^a+$"}}',
  );
  const found = ['query q pattern'];
  // Few enough that Prism itself ends, were it asked.
  expect(await run({ yaml, query: 'q=aaaab' })).toEqual({ prism: found, ours: found });
  expect(await run({ yaml, query: 'q=aaaa' })).toEqual({ prism: [], ours: [] });
});

test('explode-default: Prism reads only the last of a repeated parameter, and splits it at commas', async () => {
  const yaml = getOf(
    '{ name: tag, in: query, schema: { type: array, maxItems: 2, items: { type: string, maxLength: 3 } } }',
  );
  expect(await run({ yaml, query: 'tag=long-one&tag=a' })).toEqual({
    prism: [],
    ours: ['query tag max-length'],
  });
  const result = await run({ yaml, query: 'tag=a,b' });
  expect(result).toEqual({ prism: [], ours: [] });
  expect(await run({ yaml, query: 'tag=,,' })).toEqual({ prism: ['query tag maxItems'], ours: [] });
});

test('undeclared-query: Prism says nothing of query parameters that are not declared', async () => {
  expect(await run({ yaml: getOf(LIMIT), query: 'foo=1' })).toEqual({
    prism: [],
    ours: ['note: query foo undeclared'],
  });
});

test('cookie-parameters: Prism does not look at them', async () => {
  const yaml = getOf('{ name: sid, in: cookie, required: true, schema: { type: integer } }');
  expect(await run({ yaml })).toEqual({ prism: [], ours: ['cookie sid required'] });
  expect(await run({ yaml, headers: { cookie: 'sid=x' } })).toEqual({ prism: [], ours: ['cookie sid type'] });
});

test('content-parameters: Prism does not look into them', async () => {
  const yaml = getOf(
    '{ name: where, in: query, content: { application/json: { schema: { required: [a] } } } }',
  );
  expect(await run({ yaml, query: 'where=%7B%7D' })).toEqual({ prism: [], ours: ['query where required'] });
  expect(await run({ yaml, query: 'where=%7B' })).toEqual({
    prism: [],
    ours: ['query where malformed-parameter'],
  });
});

test('ignored-headers: Prism asks for header parameters that OpenAPI says to ignore', async () => {
  const yaml = getOf('{ name: Authorization, in: header, required: true, schema: { type: string } }');
  expect(await run({ yaml })).toEqual({ prism: ['header required'], ours: [] });
  // The checker itself sees nothing to ask; what is asked for another reason must not bring it back.
  expect(
    await run({
      yaml: yaml.replace('}]', `}, ${LIMIT}]`).replace('} }]', `} }, ${LIMIT}]`),
      query: 'limit=500',
    }),
  ).toEqual({
    prism: ['header required', 'query limit maximum'],
    ours: ['query limit maximum'],
  });
});

test('absent-list-headers: Prism throws where a header that is a list was not sent', async () => {
  const yaml = getOf(
    `{ name: X-Ids, in: header, schema: { type: array, items: { type: integer } } }, ${LIMIT}`,
  );
  expect(await run({ yaml, query: 'limit=500' })).toEqual({
    prism: "Cannot read properties of undefined (reading 'split')",
    ours: ['query limit maximum'],
  });
});

test('path-lists: Prism throws at a path parameter that is a list', async () => {
  const yaml = `paths: { '/a/{ids}': { get: { operationId: op, parameters: [{ name: ids, in: path, required: true, schema: { type: array, items: { type: string } } }], responses: {} } } }`;
  expect(await run({ yaml, path: '/a/1,2' })).toEqual({ prism: 'value.split is not a function', ours: [] });
});

const BY_ID = `paths: { '/a/{id}': { get: { operationId: op, parameters: [{ name: id, in: path, required: true, schema: { type: string, maxLength: 5 } }], responses: {} } } }`;

test('commas-in-ids: Prism takes an id with a comma for a list', async () => {
  expect(await run({ yaml: BY_ID, path: '/a/1,2' })).toEqual({ prism: ['path id type'], ours: [] });
  expect(await run({ yaml: BY_ID, path: '/a/1,23456' })).toMatchObject({ ours: ['path id max-length'] });
});

test('broken-encoding: Prism reads percent-encoding that is not UTF-8 as U+FFFD', async () => {
  const yaml = getOf('{ name: q, in: query, schema: { type: string } }');
  expect(await run({ yaml, query: 'q=%FF' })).toEqual({ prism: [], ours: ['query q encoding'] });
});
