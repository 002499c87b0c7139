import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Operation, Preference, StubResponse } from '../../src/contract/contract.ts';
import type { Prism } from '../../src/contract/prism/client.ts';
import { createMemories, createMemory, keyOf } from '../../src/contract/prism/memory.ts';
import type { PrismRequest, PrismTask, PrismVerdict } from '../../src/contract/prism/messages.ts';
import { contractOf, explainOf, noPrism, requestOf } from './support/contracts.ts';

const SPEC = `
paths:
  /a:
    post:
      parameters:
        - { name: size, in: query, schema: { type: integer } }
        - { name: X-Kind, in: header, schema: { type: string } }
      requestBody: { content: { application/json: { schema: { type: object, properties: { n: { type: integer } } } } } }
      responses: {}
  /b:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { n: { type: integer } } } } } }
      responses: {}
`;

/** A Prism that finds fault with all that it is shown, and says with what. */
function createTeller(): { readonly prism: Prism; readonly asked: string[] } {
  const asked: string[] = [];
  const tell = (task: PrismTask): PrismVerdict => {
    const shown = JSON.stringify(task);
    asked.push(shown);
    return { diagnostics: [{ path: ['query', 'size'], code: 'told', message: shown }], blind: [] };
  };
  // Only validations are asked for here, and this is one.
  const ask: Prism['ask'] = async (_, task) => ({ kind: 'answered', answer: tell(task) as never });
  return { prism: { ...noPrism, ask }, asked };
}

const requests = fc.record({
  path: fc.constantFrom('/a', '/b'),
  query: fc.constantFrom('', 'size=1', 'size=x'),
  kind: fc.constantFrom('one', 'other'),
  n: fc.constantFrom('x', 'y', null),
});

test('an equal request is told what Prism said of it, and any other is asked about', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(requests, { maxLength: 30 }), async (sent) => {
      const { prism, asked } = createTeller();
      const contract = contractOf(SPEC, prism);
      for (const { path, query, kind, n } of sent) {
        const request = requestOf('POST', path, { query, headers: { 'x-kind': kind }, body: { n } });
        const fresh = await explainOf(contractOf(SPEC, createTeller().prism), request);
        expect(await explainOf(contract, request)).toEqual(fresh);
      }
      expect(new Set(asked).size).toBe(asked.length);
    }),
    { numRuns: 30 },
  );
});

test('a verdict that was lost is asked for again', async () => {
  const { prism, asked } = createTeller();
  let isGone = true;
  const ask: Prism['ask'] = async (spec, task) =>
    isGone ? { kind: 'lost', reason: 'gone' } : await prism.ask(spec, task);
  const contract = contractOf(SPEC, { ...prism, ask });
  const bad = requestOf('POST', '/a', { body: { n: 'x' } });
  await explainOf(contract, bad);
  isGone = false;
  await explainOf(contract, bad);
  await explainOf(contract, bad);
  expect(asked).toHaveLength(1);
});

test('as much as may be is kept: what is asked for, and nothing else', () => {
  const memory = createMemory<string>((text) => text.length, 10);
  for (let i = 0; i < 100; i += 1) {
    memory.keep(`key ${i}`, 'x');
    expect(memory.find('key 0')).toBe('x');
  }
  const kept = Array.from({ length: 100 }, (_, i) => memory.find(`key ${i}`)).filter((one) => one);
  expect(kept.length).toBeLessThanOrEqual(10);
  memory.keep('heavy', 'x'.repeat(6));
  expect(memory.find('heavy')).toBeUndefined();
  memory.keep('less heavy', 'x'.repeat(5));
  expect(memory.find('less heavy')).toBe('xxxxx');
});

test('a verdict with much to say is not kept, nor is a stub of megabytes', () => {
  const { validate, stub } = createMemories();
  const diagnostics = Array.from({ length: 51 }, () => ({ path: [], code: '', message: '' }));
  validate.keep('long', { diagnostics, blind: [] });
  validate.keep('short', { diagnostics: diagnostics.slice(1), blind: [] });
  expect([validate.find('long'), validate.find('short')]).toEqual([undefined, expect.anything()]);
  for (const [key, bytes] of [
    ['large', 3_000_000],
    ['small', 1_000_000],
  ] as const)
    stub.keep(key, { status: 200, headers: {}, body: new Uint8Array(bytes) });
  expect([stub.find('large'), stub.find('small')]).toEqual([undefined, expect.anything()]);
});

test('an equal request is given the stub that was made for it, and any other a stub of its own', async () => {
  const asked: PrismTask[] = [];
  const make = (task: PrismTask): StubResponse => {
    asked.push(task);
    return { status: 200, headers: {}, body: new TextEncoder().encode(String(asked.length)) };
  };
  let isGone = true;
  const ask: Prism['ask'] = async (_, task) =>
    isGone ? { kind: 'lost', reason: 'gone' } : { kind: 'answered', answer: make(task) as never };
  const contract = contractOf(SPEC, { ...noPrism, ask });
  const stubOf = async (path: string, preference: Preference, key: string, accept = 'a/b') => {
    const { operation } = contract.match('POST', path) as { readonly operation: Operation };
    const request = requestOf('POST', path, { headers: { accept } });
    const { body } = await contract.stub(operation, request, preference, key);
    return Number(new TextDecoder().decode(body));
  };
  await expect(stubOf('/a', {}, 'k')).rejects.toThrow('gone');
  isGone = false;
  const orders: readonly Parameters<typeof stubOf>[] = [
    ['/a', {}, 'k'],
    ['/b', {}, 'k'],
    ['/a', { code: '201' }, 'k'],
    ['/a', { example: 'one' }, 'k'],
    ['/a', {}, 'other'],
    ['/a', {}, 'k', 'c/d'],
  ];
  for (let round = 0; round < 2; round += 1)
    for (const [i, order] of orders.entries()) expect(await stubOf(...order)).toBe(i + 1);
  expect(asked).toHaveLength(orders.length);
});

test('nothing of a request stands in what its answer is kept under', () => {
  const request: PrismRequest = {
    ...{ path: '/a', query: {}, headers: { authorization: 'Bearer secret-token' } },
    body: { kind: 'json', text: '{"n":"secret"}' },
  };
  const operation = { method: 'post', path: '/a' };
  const key = keyOf({ kind: 'validate', operation, request });
  expect(key).toHaveLength(44);
  const asText = { ...request, body: { kind: 'text', text: '{"n":"secret"}' } } as const;
  expect(key).not.toBe(keyOf({ kind: 'validate', operation, request: asText }));
});
