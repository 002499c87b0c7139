import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { createMock } from '../../../src/index.ts';

const ROOT = resolve(import.meta.dirname, '../../..');

const BILLING = `
openapi: 3.1.0
info: { title: Billing, version: '1' }
servers: [{ url: https://api.billing.example/v2 }]
security: [{ key: [] }]
paths:
  /invoices:
    get:
      operationId: listInvoices
      parameters:
        - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 50 } }
      responses:
        '200': { description: Some., content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } }
    post:
      operationId: createInvoice
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Invoice' } } }
      responses:
        '201': { description: Made., content: { application/json: { schema: { $ref: '#/components/schemas/Invoice' } } } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Billing-Key } }
  schemas:
    Invoice:
      type: object
      required: [amount, currency]
      properties:
        amount: { type: integer, minimum: 0 }
        currency: { type: string, enum: [EUR, USD] }
    Page:
      type: object
      required: [invoices]
      properties: { invoices: { type: array, minItems: 1, items: { $ref: '#/components/schemas/Invoice' } } }
`;

const mocks: { close(): Promise<void> }[] = [];
afterEach(() => Promise.all(mocks.splice(0).map((mock) => mock.close())));

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-own-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function serve(choice: Parameters<typeof createMock>[0]) {
  const mock = createMock(choice);
  mocks.push(mock);
  return mock;
}

const KEY = { 'X-Billing-Key': 'any' };

test('a spec in the folder is a provider: its answers are stubs that fit it, below its mount and its base path', async () => {
  const mock = serve({ specsFolder: folderWith({ 'billing.yaml': BILLING }) });
  for (const path of ['/billing/invoices?limit=3', '/billing/v2/invoices']) {
    const response = await mock.fetch(path, { headers: KEY });
    expect([path, response.status, response.headers.get('ringback-source')]).toEqual([path, 200, 'stub']);
    const { invoices } = (await response.json()) as { invoices: readonly { currency: string }[] };
    expect(['EUR', 'USD']).toContain(invoices[0]?.currency);
  }
  const created = await mock.fetch('/billing/invoices', {
    method: 'POST',
    headers: { ...KEY, 'Content-Type': 'application/json' },
    body: JSON.stringify({ amount: 7, currency: 'EUR' }),
  });
  expect(created.status).toBe(201);
  expect(mock.violations.list()).toEqual([]);
  // The bundled ones are there too.
  const other = await mock.fetch('/ovia/api/v1/calls', { headers: { Authorization: 'Bearer any' } });
  expect(other.status).toBe(200);
});

test('what breaks an own spec is refused as a problem, and told by its file, its line and the basis "user"', async () => {
  const folder = folderWith({ 'billing.yaml': BILLING });
  const mock = serve({ specsFolder: folder });
  const refused = await mock.fetch('/billing/invoices?limit=99', { headers: KEY });
  expect(refused.status).toBe(422);
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect(await refused.json()).toMatchObject({
    title: 'Unprocessable Entity',
    errors: [{ in: 'query', pointer: 'limit', code: 'maximum' }],
  });
  expect((await mock.fetch('/billing/invoices')).status).toBe(401);
  expect((await mock.fetch('/billing/nothing', { headers: KEY })).status).toBe(404);
  expect((await mock.fetch('/billing/invoices', { method: 'PUT', headers: KEY })).status).toBe(405);
  const line = BILLING.split('\n').findIndex((text) => text.includes('maximum: 50')) + 1;
  expect(mock.violations.list()[0]).toMatchObject({
    ...{ provider: 'billing', operation: 'listInvoices', basis: 'user' },
    rule: { file: join(folder, 'billing.yaml'), line },
  });
});

test('a spec that is named as a bundled provider takes the place of its own, and the model stays', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-own-'));
  const text = readFileSync(join(ROOT, 'specs/ovia.yaml'), 'utf8');
  cpSync(join(ROOT, 'specs/ovia.yaml'), join(folder, 'ovia.yaml'));
  writeFileSync(
    join(folder, 'ovia.yaml'),
    text.replace('operationId: listCalls', 'operationId: listCalls\n      x-own: true'),
  );
  const mock = serve({ specsFolder: folder, providers: ['ovia'] });
  const response = await mock.fetch('/ovia/api/v1/calls', { headers: { Authorization: 'Bearer any' } });
  expect([response.status, response.headers.get('ringback-source')]).toEqual([200, 'model']);
  await mock.fetch('/ovia/api/v1/calls');
  expect(mock.violations.list()[0]?.rule?.file).toBe(join(folder, 'ovia.yaml'));
});

test('faults and replies of a scenario may name the operations of an own spec', async () => {
  const scenarios = folderWith({
    'late-billing.yaml':
      'ringback: scenario/1\nname: late-billing\nfaults:\n  - { on: listInvoices, nth: 1, status: 503 }\n',
  });
  const mock = serve({
    ...{ specsFolder: folderWith({ 'billing.yaml': BILLING }), scenariosFolder: scenarios },
    scenario: 'late-billing',
  });
  expect((await mock.fetch('/billing/invoices', { headers: KEY })).status).toBe(503);
  expect((await mock.fetch('/billing/invoices', { headers: KEY })).status).toBe(200);
});

test('a scenario in the folder comes before the bundled one of its name', async () => {
  const scenarios = folderWith({
    'default.yaml': 'ringback: scenario/1\nname: default\ndescription: Ours.\n',
  });
  const mock = serve({ scenariosFolder: scenarios });
  expect(mock.calls.list().calls).toEqual([]);
});

test.each([
  ['no such folder', { specsFolder: '/nowhere/at/all' }, /Failed to read the folder "\/nowhere\/at\/all"/],
  ['no such folder of scenarios', { scenariosFolder: '/nowhere/at/all' }, /Failed to read the folder/],
  ['a name for no URL', { specsFolder: folderWith({ 'Billing API.yaml': BILLING }) }, /Rename it/],
  [
    'a name that two specs have',
    { specsFolder: folderWith({ 'billing.yaml': BILLING, 'billing.json': '{}' }) },
    /Failed to serve "billing\.yaml": "billing\.json" has its name/,
  ],
  ['no spec', { specsFolder: folderWith({ 'billing.yaml': 'a: 1' }) }, /no OpenAPI 3/],
  [
    'a reference to nowhere',
    { specsFolder: folderWith({ 'billing.yaml': BILLING.replace('schemas/Page', 'schemas/Pag') }) },
    /Pag/,
  ],
])('%s stops the start with a line that says what to mend', (_case, choice, message) => {
  expect(() => serve(choice)).toThrow(message);
});
