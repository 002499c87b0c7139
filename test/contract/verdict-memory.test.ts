import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createVerdictMemory, verdictKey } from '../../src/contract/explain/verdict-memory.ts';
import type { Prism } from '../../src/contract/prism/client.ts';
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

test('as many verdicts as may be are kept: those that are asked for, and no others', () => {
  const memory = createVerdictMemory(10);
  const verdict: PrismVerdict = { diagnostics: [], blind: [] };
  for (let i = 0; i < 100; i += 1) {
    memory.keep(`key ${i}`, verdict);
    expect(memory.find('key 0')).toBe(verdict);
  }
  const kept = Array.from({ length: 100 }, (_, i) => memory.find(`key ${i}`)).filter((one) => one);
  expect(kept.length).toBeLessThanOrEqual(10);
  const many = Array.from({ length: 51 }, () => ({ path: [], code: '', message: '' }));
  memory.keep('long', { diagnostics: many, blind: [] });
  expect(memory.find('long')).toBeUndefined();
});

test('nothing of a request stands in what its verdict is kept under', () => {
  const request: PrismRequest = {
    ...{ path: '/a', query: {}, headers: { authorization: 'Bearer secret-token' } },
    body: { kind: 'json', text: '{"n":"secret"}' },
  };
  const key = verdictKey({ method: 'post', path: '/a' }, request);
  expect(key).toHaveLength(44);
  expect(key).not.toBe(
    verdictKey(
      { method: 'post', path: '/a' },
      { ...request, body: { kind: 'text', text: '{"n":"secret"}' } },
    ),
  );
});
