import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { prepareDocument } from '../../src/contract/prism/prepare.ts';
import { contractOf, requestOf, routeOf, specOf } from './support/contracts.ts';
import { createFaultBench } from './support/prism-faults.ts';

const bench = createFaultBench();

function responding(response: string): string {
  return `paths: { /a: { get: { operationId: op, responses: { ${response} } } } }`;
}

async function stubOf(yaml: string, key = 'key', accept?: string) {
  const contract = contractOf(yaml, bench.prism);
  const request = requestOf('GET', '/a', { headers: accept === undefined ? {} : { accept } });
  const { status, headers, body } = await contract.stub(
    routeOf(contract, request).operation,
    request,
    {},
    key,
  );
  return { status, headers, text: new TextDecoder().decode(body) };
}

test('callbacks: Prism sends them itself, to any URL that the request names', async () => {
  const yaml = `
paths:
  /a:
    post:
      operationId: op
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '200': { description: ok } }
      callbacks: { done: { '{$request.body#/url}': { post: { responses: { '200': { description: ok } } } } } }
`;
  const server = createServer((_, response) => response.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const called = once(server, 'request');
  const headers = { 'content-type': 'application/json', 'content-length': '9' };
  const body = { url: `http://127.0.0.1:${port}/hook` };
  await bench.ask({ kind: 'request', text: specOf(yaml), method: 'post', headers, body });
  const [request]: { url?: string }[] = await called;
  expect(request?.url).toBe('/hook');
  server.closeAllConnections();
  server.close();

  const document = {
    openapi: '3.1.0',
    paths: { '/a': { post: { callbacks: { done: {} }, responses: {} } } },
  };
  expect(JSON.stringify(prepareDocument(document))).not.toContain('callbacks');
});

test('changed-input: Prism writes into the document that it is given', async () => {
  const text = specOf(
    `${responding("'200': { $ref: '#/components/responses/R' }")}\ncomponents: { responses: { R: { description: r } } }`,
  );
  const { document } = await bench.ask({ kind: 'normalise', text });
  expect(JSON.stringify(document)).not.toContain('$ref');
  const given = { paths: { '/a': { get: { parameters: [{ in: 'query', name: 'q' }] } } } };
  const before = structuredClone(given);
  expect(prepareDocument(given)).not.toEqual(before);
  expect(given).toEqual(before);
});

test('kept-accept: Prism writes the Accept of a request into the configuration of all', async () => {
  const yaml = responding(
    "'200': { description: ok, content: { application/json: { example: 1 }, text/plain: { example: hi } } }",
  );
  const first = await bench.ask({ kind: 'request', text: specOf(yaml), headers: { accept: 'text/plain' } });
  expect(first.mock).toMatchObject({ mediaTypes: ['text/plain'] });
  expect((await stubOf(yaml, 'key', 'text/plain')).text).toBe('hi');
  expect((await stubOf(yaml)).text).toBe('1');
});

test('list-headers: Prism answers null for a header that is a list without an example', async () => {
  const yaml = responding(
    "'200': { description: ok, headers: { X-Ids: { schema: { type: array, minItems: 1, items: { enum: [x] } } } } }",
  );
  const { output } = await bench.ask({ kind: 'request', text: specOf(yaml) });
  expect(output?.headers).toMatchObject({ 'X-Ids': null });
  expect((await stubOf(yaml)).headers['X-Ids']).toMatch(/^x(, x)*$/);
});

test('empty-content: Prism gives a type to a response without content', async () => {
  const yaml = responding("'204': { description: gone }");
  const { output } = await bench.ask({ kind: 'request', text: specOf(yaml) });
  expect(output).toMatchObject({ statusCode: 204, headers: { 'Content-type': 'text/plain' } });
  expect(await stubOf(yaml)).toEqual({ status: 204, headers: {}, text: '' });
});

test('made-up-values: what Prism makes up does not fit, and its seed leaks into later answers', async () => {
  const schema =
    "{ type: object, required: [code], properties: { code: { type: string, pattern: '^[0-9]{4}$' } } }";
  const yaml = responding(`'200': { description: ok, content: { application/json: { schema: ${schema} } } }`);
  const text = specOf(yaml);
  const { output } = await bench.ask({ kind: 'request', text });
  expect(output?.body).toEqual({ code: 'string' });
  const { text: ours } = await stubOf(yaml);
  expect(ours).toMatch(/^\{"code":"\d{4}"\}$/);

  const seededThenNot = async (): Promise<unknown> => {
    await bench.ask({ kind: 'request', text, mock: { dynamic: true, seed: 'x' } });
    return (await bench.ask({ kind: 'request', text, mock: { dynamic: true } })).output?.body;
  };
  expect(await seededThenNot()).toEqual(await seededThenNot());
  const other = await stubOf(yaml, 'other');
  expect((await stubOf(yaml)).text).toBe(ours);
  expect(other.text).not.toBe(ours);
});

test('trailing-slash: Prism fills a template with an empty segment', async () => {
  const yaml =
    "paths: { '/a/{id}': { get: { operationId: op, responses: { '200': { description: ok } } } } }";
  const { output } = await bench.ask({ kind: 'request', text: specOf(yaml), path: '/a/' });
  expect(output?.statusCode).toBe(200);
  expect(contractOf(yaml).match('GET', '/a/')).toEqual({ kind: 'no-path' });
});

test('base-paths: Prism does not know the base paths of the servers', async () => {
  const yaml = `servers: [{ url: 'https://x.example/v1' }]\n${responding("'200': { description: ok }")}`;
  expect(await bench.ask({ kind: 'request', text: specOf(yaml), path: '/v1/a' })).toMatchObject({
    status: 404,
  });
  expect(contractOf(yaml).match('GET', '/v1/a')).toMatchObject({ kind: 'operation' });
});

test('head-options: Prism refuses HEAD and OPTIONS, and does not say what is allowed', async () => {
  const yaml = responding("'200': { description: ok }");
  for (const method of ['head', 'options']) {
    expect(await bench.ask({ kind: 'request', text: specOf(yaml), method })).toMatchObject({ status: 405 });
  }
  const contract = contractOf(yaml);
  expect(contract.match('HEAD', '/a')).toMatchObject({ kind: 'operation' });
  expect(contract.match('OPTIONS', '/a')).toEqual({ kind: 'no-method', allow: ['GET', 'HEAD', 'OPTIONS'] });
});
