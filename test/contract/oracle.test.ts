import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Finding, Operation } from '../../src/contract/contract.ts';
import { createContract } from '../../src/contract/create-contract.ts';
import { judge } from '../../src/contract/judge.ts';
import { createPrism } from '../../src/contract/prism/client.ts';
import type { MockRequest } from '../../src/core/exchange.ts';
import { BUNDLED, readSpec } from './support/contracts.ts';
import { type PrismCommand, startPrismCommand } from './support/prism-command.ts';
import { createRandom, createRequestMaker } from './support/random-requests.ts';
import { refusalStatus } from './support/refusal-status.ts';

// Of each kind, for each spec: 400 together.
const OF_A_KIND = 50;
// Most requests fall to the kind that is full, or to a row of docs/prism-faults.md.
const MAX_TRIES = 5_000;

const commands = new Map<string, PrismCommand>();
const prism = createPrism();
beforeAll(async () => {
  for (const name of BUNDLED) commands.set(name, await startPrismCommand(name));
});
afterAll(async () => {
  await Promise.all([...commands.values()].map((command) => command.stop()));
  await prism.close();
});

test.each(BUNDLED)('the Prism command answers requests to %s as we do', async (name) => {
  const command = commands.get(name);
  if (!command) throw new Error(`no command for ${name}`);
  const text = readSpec(name);
  const contract = createContract({ provider: name, text, defaultBasis: 'seed', prism });
  const make = createRequestMaker(text, createRandom(77));
  const kinds = { stub: 0, refusal: 0 };
  for (let tries = 0; tries < MAX_TRIES && kinds.stub + kinds.refusal < 2 * OF_A_KIND; tries += 1) {
    const request = make();
    const match = contract.match(request.method, request.path);
    if (match.kind !== 'operation') continue;
    const { operation, path } = match;
    const check = contract.check(operation, path, request);
    const found = check.kind === 'valid' ? [] : await contract.explain(operation, path, request);
    if (isExcused(request, found, check.notes)) continue;
    const kind = judge('strict', [...found, ...check.notes]).refuse ? 'refusal' : 'stub';
    if (kinds[kind] === OF_A_KIND) continue;
    kinds[kind] += 1;
    const theirs = await command.send(request);
    const context = `${request.method} ${request.path}?${request.query} ${new TextDecoder().decode(request.body)}`;
    if (kind === 'refusal') {
      expect([context, theirs.status]).toEqual([context, refusalStatus(operation, found)]);
    } else {
      const ours = await contract.stub(operation, request, {}, 'key');
      expect([context, theirs.status]).toEqual([context, ours.status]);
      if (hasExample(operation)) expect(theirs.body).toBe(new TextDecoder().decode(ours.body));
    }
  }
  expect(kinds).toEqual({ stub: OF_A_KIND, refusal: OF_A_KIND });
});

test('the Prism command never answers a body that is not JSON; we refuse it', async () => {
  const command = commands.get('voiceos');
  const request: MockRequest = {
    method: 'POST',
    path: '/conversations/create_phone_call',
    query: '',
    headers: { authorization: 'Bearer key', 'content-type': 'application/json' },
    body: new TextEncoder().encode('{"from_number":'),
  };
  await expect(command?.send(request, AbortSignal.timeout(1_000))).rejects.toThrow(/timeout/);
  const contract = createContract({ provider: 'voiceos', text: readSpec('voiceos'), prism });
  const match = contract.match(request.method, request.path);
  if (match.kind !== 'operation') throw new Error('no operation');
  expect(contract.check(match.operation, match.path, request)).toMatchObject({
    findings: [{ code: 'malformed-body' }],
  });
});

/** What the rows of docs/prism-faults.md say that the command does otherwise. */
function isExcused(request: MockRequest, found: readonly Finding[], notes: readonly Finding[]): boolean {
  const ids = decodeURIComponent(request.path.slice(1)).replaceAll('/', '');
  return (
    notes.length > 0 ||
    /[^\w-]/.test(ids) ||
    /(^|&)[^=]*=(&|$)/.test(request.query) ||
    /^bearer /.test(request.headers.authorization ?? '') ||
    (request.headers['content-type'] ?? 'application/json') === 'nonsense' ||
    found.some(
      ({ code, in: place }) =>
        code === 'malformed-body' || code === 'format' || (code === 'type' && place === 'query'),
    ) ||
    // It takes these for no body at all.
    ['null', 'false', '0', '""'].includes(new TextDecoder().decode(request.body))
  );
}

function hasExample(operation: Operation): boolean {
  return operation.responses.some(
    ({ status, mediaTypes }) => status.startsWith('2') && mediaTypes.length > 0,
  );
}
