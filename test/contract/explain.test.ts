import { afterAll, expect, test } from '@jest/globals';
import type { Contract } from '../../src/contract/contract.ts';
import { createContract } from '../../src/contract/create-contract.ts';
import { createPrism, type Prism } from '../../src/contract/prism/client.ts';
import type { PrismVerdict } from '../../src/contract/prism/messages.ts';
import { checkOf, contractOf, explainOf, noPrism, readSpec, requestOf } from './support/contracts.ts';

const prism = createPrism();
afterAll(() => prism.close());

const voiceos = createContract({
  provider: 'voiceos',
  text: readSpec('voiceos'),
  defaultBasis: 'seed',
  prism,
});
const bearer = { authorization: 'Bearer key' };

/** A Prism that says the same of every request. */
function prismSaying(answer: PrismVerdict): Prism {
  // Only validations are asked for here, and this is one.
  return { ...noPrism, ask: async () => ({ kind: 'answered', answer: answer as never }) };
}

const SIMPLE = `
paths:
  /a:
    post:
      x-source: docs
      parameters: [{ name: Size, in: query, x-source: sdk, schema: { type: integer } }]
      requestBody: { content: { application/json: { schema: { type: object, properties: { n: { type: integer } } } } } }
      responses: {}
`;

test('what both refuse is told once, by the rule that was broken', async () => {
  const found = await explainOf(
    voiceos,
    requestOf('GET', '/conversations', { query: 'limit=500&index=0', headers: bearer }),
  );
  expect(found.map(({ pointer, code, basis }) => [pointer, code, basis])).toEqual([
    ['limit', 'maximum', 'decided'],
    ['index', 'minimum', 'seed'],
  ]);
});

test('of an alternative that failed, the branch that was meant is told', async () => {
  const body = {
    from_number: '+14155550100',
    to_number: '+14155550163',
    agent_config: { voice: { provider: 'elevenlabs', stability: 'high' } },
  };
  const found = await explainOf(
    voiceos,
    requestOf('POST', '/conversations/create_phone_call', { body, headers: bearer }),
  );
  expect(found).toMatchObject([
    {
      pointer: '/agent_config/voice/stability',
      code: 'type',
      basis: 'sdk',
      message: 'agent_config.voice.stability is "high"; wanted is number.',
      rule: '/components/schemas/ElevenlabsVoice/properties/stability/type',
    },
  ]);
});

test('neither agent is refused in every mode', async () => {
  const body = { from_number: '+14155550100', to_number: '+14155550163' };
  const found = await explainOf(
    voiceos,
    requestOf('POST', '/conversations/create_phone_call', { body, headers: bearer }),
  );
  expect(found).toMatchObject([{ code: 'any-of', basis: 'decided', always: true }]);
});

test('a credential and a parameter are told together', async () => {
  const found = await explainOf(voiceos, requestOf('GET', '/conversations', { query: 'status=gone' }));
  expect(found.map(({ code }) => code)).toEqual(['credential', 'enum']);
});

test('what the checker leaves to Prism is told in its words, with the rule as near as it is known', async () => {
  const contract = contractOf(
    `paths: { /a: { get: { parameters: [{ name: f, in: query, style: deepObject, x-source: sdk, schema: { type: object, properties: { n: { type: integer } } } }], responses: {} } } }`,
    prism,
  );
  const bad = requestOf('GET', '/a', { query: 'f[n]=x' });
  expect(checkOf(contract, bad)).toMatchObject({ kind: 'ask', findings: [] });
  expect(await explainOf(contract, bad)).toMatchObject([
    { in: 'query', pointer: 'f', code: 'type', basis: 'sdk', rule: '/paths/~1a/get/parameters/0' },
  ]);
  expect(await explainOf(contract, requestOf('GET', '/a', { query: 'f[n]=1' }))).toEqual([]);
});

test('a form is held to its schema by Prism', async () => {
  const contract = contractOf(
    `paths: { /a: { post: { requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object, required: [n], properties: { n: { type: integer } } } } } }, responses: {} } } }`,
    prism,
  );
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const codes = async (body: string): Promise<readonly string[]> =>
    (await explainOf(contract, requestOf('POST', '/a', { body, headers }))).map(
      ({ code, pointer }) => `${pointer} ${code}`,
    );
  expect(await codes('n=1')).toEqual([]);
  expect(await codes('n=x')).toEqual(['/n type']);
  expect(await codes('m=1')).toEqual([' required']);
});

test('what Prism lets pass passes, unless our rule is one that it cannot see', async () => {
  const contract = contractOf(SIMPLE, prismSaying({ diagnostics: [], blind: [] }));
  expect(await explainOf(contract, requestOf('POST', '/a', { body: { n: 'x' } }))).toEqual([]);
  expect(await explainOf(contract, requestOf('POST', '/a', { body: '{"n":' }))).toMatchObject([
    { code: 'malformed-body' },
  ]);
});

test('where Prism cannot compile a schema, or throws, our findings stand', async () => {
  const bad = requestOf('POST', '/a', { body: { n: 'x' } });
  const blind = contractOf(SIMPLE, prismSaying({ diagnostics: [], blind: ['body'] }));
  expect(await explainOf(blind, bad)).toMatchObject([{ pointer: '/n' }]);
  const throwing = contractOf(SIMPLE, prismSaying({ diagnostics: [], blind: [], threw: 'oh' }));
  expect(await explainOf(throwing, bad)).toMatchObject([{ pointer: '/n' }]);
});

test('what Prism alone refuses is refused, but for its false refusals', async () => {
  const diagnostics = [
    { path: ['query', 'size'], code: 'pattern', message: 'Request query parameter size must match' },
    { path: ['body', 'n'], code: 'multipleOf', message: 'Request body property n must be multiple of 0.01' },
  ];
  const contract = contractOf(SIMPLE, prismSaying({ diagnostics, blind: [] }));
  expect(
    await explainOf(contract, requestOf('POST', '/a', { query: 'Size=1', body: { n: 1 } })),
  ).toMatchObject([{ in: 'query', pointer: 'Size', code: 'pattern', basis: 'sdk', always: false }]);
});

test('without an answer from Prism the findings of the checker are the answer', async () => {
  const lost: Prism = { ...noPrism, ask: async () => ({ kind: 'lost', reason: 'gone' }) };
  const contract: Contract = contractOf(SIMPLE, lost);
  expect(await explainOf(contract, requestOf('POST', '/a', { body: { n: 'x' } }))).toMatchObject([
    { pointer: '/n' },
  ]);
});

test('a body that is too large for Prism is judged by the checker alone', async () => {
  const contract = contractOf(SIMPLE, prism);
  const body = { n: 'x', pad: 'x'.repeat(1_100_000) };
  expect(await explainOf(contract, requestOf('POST', '/a', { body }))).toMatchObject([{ pointer: '/n' }]);
});

test('explaining what was never checked gives the same findings', async () => {
  const request = requestOf('GET', '/conversations', { query: 'index=0', headers: bearer });
  const match = voiceos.match('GET', '/conversations');
  if (match.kind !== 'operation') throw new Error('no operation');
  expect(await voiceos.explain(match.operation, match.path, request)).toMatchObject([{ pointer: 'index' }]);
});
