import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Contract, Operation } from '../../src/contract/contract.ts';
import { createContract } from '../../src/contract/create-contract.ts';
import { nearestOperations } from '../../src/contract/near-miss.ts';
import { BUNDLED, noPrism, readSpec } from './support/contracts.ts';

const CONTRACTS = new Map<string, Contract>(
  BUNDLED.map((provider) => [
    provider,
    createContract({ provider, text: readSpec(provider), defaultBasis: 'seed', prism: noPrism }),
  ]),
);

function nearest(provider: string, method: string, path: string) {
  const own = CONTRACTS.get(provider);
  if (!own) throw new Error(`no contract of ${provider}`);
  return nearestOperations({ method, path }, own, [...CONTRACTS.values()]);
}

test.each([
  // provider, request, nearest operation, what differs
  [
    'voiceos',
    'GET /conversation',
    'listConversations',
    ['segment 1 is `conversation`, the spec has `conversations`'],
  ],
  [
    'voiceos',
    'GET /Conversations',
    'listConversations',
    ['segment 1 is `Conversations`, the spec has `conversations`: case counts'],
  ],
  ['voiceos', 'GET /conversations/', 'listConversations', ['there is a trailing slash']],
  [
    'voiceos',
    'GET /conversations//recording',
    'getConversationRecording',
    ['segment 2 is empty, the spec has `{id}`'],
  ],
  ['voiceos', 'GET /conversations/c1/', 'getConversation', ['there is a trailing slash']],
  ['voiceos', 'GET //conversations', 'listConversations', ['there is a double slash']],
  ['voiceos', 'GET /conversations//c1', 'getConversation', ['there is a double slash']],
  ['voiceos', 'GET /v1/conversations', 'listConversations', ['`/v1` at the beginning is not in the spec']],
  ['voiceos', 'GET /voiceos/conversations', 'listConversations', ['`/voiceos` is there twice']],
  ['voiceos', 'PUT /conversations', 'listConversations', ['method is PUT, declared is GET']],
  [
    'voiceos',
    'POST /conversations/create_phonecall',
    'createPhoneCall',
    ['segment 2 is `create_phonecall`, the spec has `create_phone_call`'],
  ],
  [
    'voiceos',
    'GET /conversations/c1/recordings',
    'getConversationRecording',
    ['segment 3 is `recordings`, the spec has `recording`'],
  ],
  [
    'voiceos',
    'GET /conversations/c1/recording/x',
    'getConversationRecording',
    ['segment 4, `x`, is one too many'],
  ],
  [
    'voiceos',
    'GET /conversations/%zz',
    'getConversation',
    ['segment 2 has percent-encoding that cannot be decoded'],
  ],
  ['ovia', 'GET /calls', 'listCalls', ['the base path `/api/v1` is missing']],
  ['ovia', 'PATCH /api/v1/calls', 'listCalls', ['method is PATCH, declared are GET, POST']],
  [
    'voiceable',
    'GET /api/v1/conversation',
    'listConversations',
    ['segment 1 is `conversation`, the spec has `conversations`'],
  ],
  [
    'elevenlabs',
    'PUT /v1/convai/conversations/c1',
    'getConversation',
    ['method is PUT, declared are GET, DELETE'],
  ],
  ['elevenlabs', 'GET /convai/conversations', 'listConversations', ['the base path `/v1` is missing']],
  [
    'voiceos',
    'GET /v1/convai/agents',
    'listAgents',
    ['it is a path of another provider, elevenlabs: it is served below `/elevenlabs`'],
  ],
] as const)('of %s, %s is nearly %s', (provider, request, operation, differences) => {
  const [method = '', path = ''] = request.split(' ');
  const [first] = nearest(provider, method, path);
  expect({ operation: first?.operation, differences: first?.differences }).toEqual({
    operation,
    differences,
  });
});

test('three operations at most are named, and each says what differs', () => {
  const near = nearest('elevenlabs', 'POST', '/v1/convai/twilio/outbound-calls');
  expect(near.map(({ operation }) => operation)).toHaveLength(3);
  for (const { differences } of near) expect(differences).not.toEqual([]);
});

type Edit = (segments: readonly string[], at: number) => readonly string[];

const EDITS: Readonly<Record<string, Edit>> = {
  'a letter less': (segments, at) => segments.with(at, segments[at]?.slice(0, -1) ?? ''),
  'a letter more': (segments, at) => segments.with(at, `${segments[at]}x`),
  'in capitals': (segments, at) => segments.with(at, segments[at]?.toUpperCase() ?? ''),
  'a segment in front': (segments) => ['other', ...segments],
  'a trailing slash': (segments) => [...segments, ''],
};

test('one slip in a path leads back to its operation, with one difference', () => {
  const operations = [...CONTRACTS].flatMap(([provider, contract]) =>
    contract.operations.map((operation) => [provider, contract, operation] as const),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...operations),
      fc.constantFrom(...Object.keys(EDITS)),
      fc.nat(),
      ([provider, contract, operation], name, place) => {
        const filled = operation.path
          .replaceAll(/\{[^}]+\}/g, '0b8f6c1e-52d7-4a93')
          .split('/')
          .slice(1);
        const literals = operation.path
          .split('/')
          .slice(1)
          .flatMap((segment, index) => (segment.includes('{') ? [] : [index]));
        const at = literals[place % literals.length] ?? 0;
        const path = `/${EDITS[name]?.(filled, at).join('/')}`;
        if (contract.match(operation.method, path).kind !== 'no-path') return;
        const [first] = nearest(provider, operation.method, path);
        expect([first?.path, first?.differences.length]).toEqual([operation.path, 1]);
      },
    ),
    { numRuns: 400 },
  );
});

test('thousands of operations, and paths of any length and bytes, are no trouble', () => {
  const operations = Array.from(
    { length: 5000 },
    (_, index): Operation => ({
      id: `op${index}`,
      method: 'GET',
      path: `/a/b${index}/{id}/c${index % 7}`,
      pointer: '',
      responses: [],
    }),
  );
  const spec = { provider: 'huge', operations, basePaths: ['/v1'] };
  expect(nearestOperations({ method: 'GET', path: '/a/b4321/x/c2' }, spec)[0]?.operation).toBe('op4321');
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.integer({ min: 0, max: 2000 }),
      (text, times) => {
        const near = nearestOperations({ method: 'GET', path: `/${text.repeat(times)}` }, spec);
        expect(near).toHaveLength(3);
        expect(JSON.stringify(near).length).toBeLessThan(4000);
      },
    ),
    { numRuns: 10 },
  );
});

test('an id is not taken for a path whose words are all missing, and an empty segment is called empty', () => {
  const told = [...nearest('voiceos', 'GET', '/nope'), ...nearest('voiceos', 'GET', '/')].flatMap(
    ({ differences }) => differences,
  );
  expect(told).toContain('the path is `/nope`, the spec has `/conversations/{id}`');
  expect(told.filter((text) => text.includes('base path') || text.includes('``'))).toEqual([]);
});
