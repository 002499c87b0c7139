import { afterAll, expect, test } from '@jest/globals';
import type { Contract, Preference } from '../../src/contract/contract.ts';
import { PrismLostError } from '../../src/contract/create-contract.ts';
import { createPrism } from '../../src/contract/prism/client.ts';
import { contractOf, noPrism, requestOf, routeOf } from './support/contracts.ts';

const prism = createPrism();
afterAll(() => prism.close());

const SHOP = `
paths:
  /a:
    get:
      operationId: getA
      deprecated: true
      responses:
        '200':
          description: ok
          headers:
            X-Name: { schema: { type: string }, example: é }
            X-Ids: { schema: { type: array, minItems: 2, items: { type: integer, minimum: 1, maximum: 9 } } }
            X-Size: { schema: { type: integer, minimum: 5, maximum: 5 } }
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Thing' }
              examples: { first: { value: { id: one, note: null } }, second: { value: { id: two } } }
            text/plain: { example: as it is }
        '404': { description: none, content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
        4XX: { description: bad, content: { application/json: { example: { bad: true } } } }
    delete: { operationId: deleteA, responses: { '204': { description: gone } } }
components:
  schemas:
    Thing:
      type: object
      required: [id, at, took, price, who, code]
      properties:
        id: { type: string, format: uuid }
        at: { type: string, format: date-time }
        day: { type: string, format: date }
        took: { type: string, format: duration }
        price: { type: number, minimum: 0, maximum: 10, multipleOf: 0.01 }
        who: { type: string, x-faker: person.fullName }
        code: { type: string, pattern: '^[A-Z]{3}-\\d{4}$' }
        next: { $ref: '#/components/schemas/Thing' }
`;
const contract = contractOf(SHOP, prism);

async function stubOf(
  preference: Preference = {},
  {
    key = 'key',
    accept,
    method = 'GET',
    of = contract,
  }: { key?: string; accept?: string; method?: string; of?: Contract } = {},
) {
  const request = requestOf(method, '/a', { headers: accept === undefined ? {} : { accept } });
  const { operation } = routeOf(of, request);
  const { status, headers, body } = await of.stub(operation, request, preference, key);
  return { status, headers, text: new TextDecoder().decode(body) };
}

test('a stub is the first example of the lowest 2xx', async () => {
  expect(await stubOf()).toMatchObject({
    status: 200,
    headers: { 'Content-Type': 'application/json', 'X-Name': 'é', 'X-Size': '5', Deprecation: 'true' },
    text: '{"id":"one","note":null}',
  });
});

test('Accept chooses the media type, of each request anew', async () => {
  expect(await stubOf({}, { accept: 'text/plain' })).toMatchObject({ text: 'as it is' });
  expect(await stubOf({}, { accept: 'application/json' })).toMatchObject({
    text: '{"id":"one","note":null}',
  });
  expect(await stubOf({}, { accept: '*/*' })).toMatchObject({ status: 200 });
  expect(await stubOf({}, { accept: 'image/png' })).toMatchObject({
    status: 406,
    headers: { 'Content-Type': 'application/problem+json' },
  });
});

test('a client may prefer a status, an example, or made-up data', async () => {
  expect(await stubOf({ example: 'second' })).toMatchObject({ text: '{"id":"two"}' });
  expect(await stubOf({ code: '418' })).toMatchObject({ status: 418, text: '{"bad":true}' });
  expect(await stubOf({ example: 'third' })).toMatchObject({
    status: 404,
    headers: { 'Content-Type': 'application/problem+json' },
  });
  expect(await stubOf({ code: '500' })).toMatchObject({ status: 404 });
  expect((await stubOf({ dynamic: true })).text).toContain('"code":');
});

test('the same key gives the same bytes, and another key other ones', async () => {
  const one = await stubOf({ dynamic: true });
  expect(await stubOf({ dynamic: true })).toEqual(one);
  expect((await stubOf({ dynamic: true }, { key: 'other' })).text).not.toBe(one.text);
});

test('what is made up fits the schema, for many keys', async () => {
  const { operation } = routeOf(contract, requestOf('GET', '/a'));
  const texts = await Promise.all(
    Array.from({ length: 60 }, (_, index) => stubOf({ code: '404' }, { key: `key ${index}` })),
  );
  for (const { status, text } of texts) {
    expect(contract.checkResponse(operation, status, JSON.parse(text))).toEqual([]);
  }
  const first: { price: number; at: string; who: string } = JSON.parse(texts[0]?.text ?? '');
  expect(String(first.price)).toMatch(/^\d+(\.\d{1,2})?$/);
  expect(first.at).toMatch(/^202[56]-\d\d-\d\dT/);
  expect(first.who).toMatch(/^\S+ .+$/);
});

test('an array of a header without an example is made up and joined', async () => {
  expect((await stubOf()).headers['X-Ids']).toMatch(/^\d, \d(, \d)*$/);
});

test('a response without content has neither body nor type', async () => {
  expect(await stubOf({}, { method: 'DELETE' })).toEqual({ status: 204, headers: {}, text: '' });
});

test('what cannot be made for want of Prism is an error with a code', async () => {
  const lost = contractOf(SHOP, { ...noPrism, ask: async () => ({ kind: 'lost', reason: 'Prism died' }) });
  const failure = await stubOf({}, { of: lost }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(PrismLostError);
  expect(failure).toMatchObject({
    code: 'RINGBACK_PRISM_LOST',
    message: 'Failed to make a stub of "getA": Prism died. Send the request again.',
  });
});
