import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import {
  ControlProblem,
  checkFiles,
  createMock,
  type MockSandbox,
  type ReplyDocument,
} from '../../src/index.ts';
import { listenForClients } from './support/real-clients.ts';

const { mock, url, sandboxWithReplies, voiceos, voiceable, eleven } = await listenForClients();

afterAll(() => mock.close());

const newest = (sandbox: MockSandbox, provider: string): string =>
  sandbox.calls.list({ state: 'analysed', limit: 1 }).calls[0]?.ids[provider] ?? '';
const read = (sandbox: MockSandbox, id: string) =>
  voiceos(sandbox).GET('/conversations/{id}', { params: { path: { id } } });

test('a status without a body is the provider’s own error, for the requests that match, so often', async () => {
  const sandbox = sandboxWithReplies({
    on: 'getConversation',
    match: { 'path.id': 'conv_gone' },
    times: 1,
    status: 404,
  });
  const first = await read(sandbox, 'conv_gone');
  expect([first.response.status, first.error]).toEqual([404, { detail: 'Conversation conv_gone not found' }]);
  expect(first.response.headers.get('ringback-source')).toBe('reply');
  expect((await read(sandbox, 'conv_gone')).response.headers.get('ringback-source')).toBe('model');
  expect((await read(sandbox, newest(sandbox, 'voiceos'))).response.status).toBe(200);
  expect(sandbox.replies.list()).toMatchObject([{ id: 'reply-added-1', matched: 2, used: 1 }]);
  expect(sandbox.journal.list().entries.map(({ source, rule }) => [source, rule])).toEqual([
    ['model', undefined],
    ['model', undefined],
    ['reply', 'reply-added-1'],
  ]);
});

test('a merge changes members of the modelled answer, and the vendor’s SDK reads them', async () => {
  const sandbox = sandboxWithReplies({
    on: 'getConversation',
    provider: 'elevenlabs',
    merge: { metadata: { main_language: 'fr' }, user_id: 'vip' },
    headers: { 'X-Plan': 'gold' },
  });
  const id = newest(sandbox, 'elevenlabs');
  const plain = await eleven(mock.sandbox('replies-plain')).conversationalAi.conversations.get(id);
  const merged = await eleven(sandbox).conversationalAi.conversations.get(id);
  expect(merged).toMatchObject({ userId: 'vip', metadata: { mainLanguage: 'fr' } });
  expect(merged.transcript).toEqual(plain.transcript);
  expect(sandbox.violations.list()).toEqual([]);
});

test('a merge leaves the request its effect, a whole reply takes it', async () => {
  const body = { from_number: '+14155550100', to_number: '+14155550123', agent_id: 'agent_support' };
  const create = (sandbox: MockSandbox) =>
    voiceos(sandbox).POST('/conversations/create_phone_call', { body });
  const merging = sandboxWithReplies({ on: 'createPhoneCall', merge: { account_id: 'acct_mine' } });
  const { data } = await create(merging);
  expect(data?.account_id).toBe('acct_mine');
  expect((await read(merging, data?.id ?? '')).response.status).toBe(200);
  const whole = sandboxWithReplies({ on: 'createPhoneCall', status: 422 });
  expect((await create(whole)).error).toEqual({ detail: [] });
  expect(whole.calls.list({ limit: 1 }).calls[0]?.provider).toBeNull();
});

test('a merge goes into lists, empties them, and leaves refusals as they are', async () => {
  const sandbox = sandboxWithReplies({
    on: ['listConversations', 'getConversation'],
    merge: { items: [], extra: null },
  });
  const { data } = await voiceos(sandbox).GET('/conversations');
  expect(data).toMatchObject({ items: [], index: 1 });
  expect((await read(sandbox, 'conv_none')).error).toEqual({ detail: 'Conversation conv_none not found' });
});

test('a merge that breaks the contract is sent, and is a violation that the mock is blamed for', async () => {
  const sandbox = sandboxWithReplies({
    on: 'listConversations',
    provider: 'voiceos',
    merge: { index: 'one' },
  });
  const { data } = await voiceos(sandbox).GET('/conversations');
  expect(data?.index).toBe('one');
  expect(sandbox.violations.list()).toMatchObject([
    { blame: 'mock', in: 'response', pointer: '/index', message: expect.stringContaining('reply-added-1') },
  ]);
  const allowed = sandboxWithReplies({
    on: 'listConversations',
    provider: 'voiceos',
    merge: { index: 'one' },
    break: true,
  });
  await voiceos(allowed).GET('/conversations');
  expect(allowed.violations.list()).toEqual([]);
});

test('a whole reply has its own status, headers and body', async () => {
  const body = { items: [], index: 7, has_more: false };
  const sandbox = sandboxWithReplies({
    on: 'listConversations',
    provider: 'voiceos',
    body,
    headers: { 'X-From': 'me' },
  });
  const { data, response } = await voiceos(sandbox).GET('/conversations');
  expect(data).toEqual(body);
  expect(response.headers.get('x-from')).toBe('me');
  expect((await voiceable(sandbox).GET('/conversations')).data?.data.length).toBeGreaterThan(0);
});

test('a success without a body is made from the spec, the same each time', async () => {
  const sandbox = sandboxWithReplies({ on: 'getConversation', provider: 'voiceos', status: 200 });
  const one = await read(sandbox, 'conv_any');
  expect(one.data).toHaveProperty('status');
  expect((await read(sandbox, 'conv_any')).data).toEqual(one.data);
  expect(one.response.headers.get('ringback-source')).toBe('reply');
});

test('a reply may be an example of the spec, by its name', async () => {
  const { server } = (await import('./control/support/mock.ts')).createTestMock();
  const named = [...server.contracts].flatMap(([provider, contract]) =>
    contract.operations.flatMap((operation) =>
      contract
        .examples(operation)
        .map(({ name, status }) => ({ provider, operation: operation.id, name, status })),
    ),
  );
  await server.close();
  const wanted = named.filter(
    ({ operation, provider }) => operation === 'getConversation' && provider === 'voiceos',
  );
  expect(wanted.length).toBeGreaterThan(0);
  for (const { name, status } of wanted) {
    const sandbox = sandboxWithReplies({ on: 'getConversation', provider: 'voiceos', example: name });
    const { response } = await read(sandbox, 'conv_any');
    expect([response.status, response.headers.get('ringback-source')]).toEqual([Number(status), 'reply']);
  }
});

test('the latest reply comes first, and a client’s own preference before all of them', async () => {
  const sandbox = sandboxWithReplies(
    { on: 'getConversation', status: 404 },
    { on: 'getConversation', nth: 2, status: 401 },
  );
  const id = newest(sandbox, 'voiceos');
  const status = async () => (await read(sandbox, id)).response.status;
  expect([await status(), await status(), await status()]).toEqual([404, 401, 404]);
  const preferred = await fetch(`${url}/~${sandbox.name}/voiceos/conversations/${id}`, {
    headers: { Authorization: 'Bearer any', Prefer: 'code=200' },
  });
  expect([preferred.status, preferred.headers.get('ringback-source')]).toEqual([200, 'stub']);
});

test('what the contract refuses reaches no reply', async () => {
  const sandbox = sandboxWithReplies({ on: 'listConversations', status: 404, times: 1 });
  const refused = await fetch(`${url}/~${sandbox.name}/voiceos/conversations`);
  expect([refused.status, refused.headers.get('ringback-source')]).toEqual([401, 'contract']);
  expect(sandbox.replies.list()).toMatchObject([{ matched: 0 }]);
});

function problemOf(add: () => unknown): ControlProblem {
  try {
    add();
  } catch (error) {
    expect(error).toBeInstanceOf(ControlProblem);
    return error as ControlProblem;
  }
  throw new Error('It was accepted.');
}

test.each<[ReplyDocument, string, string]>([
  [{ on: 'getConversatoin', status: 404 }, '/on', 'did you mean "getConversation"?'],
  [{ on: 'getCall', provider: 'voiceos', status: 404 }, '/on', 'no operation of voiceos'],
  [{ on: '*', provider: 'voicos', status: 404 }, '/provider', 'did you mean "voiceos"?'],
  [
    { on: 'getConversation', example: 'none-such' },
    '/example',
    'no example of voiceos’s getConversation'.replace('’', "'"),
  ],
  [
    { on: 'listConversations', provider: 'voiceos', body: { items: 1, index: 1, has_more: false } },
    '/body/items',
    'break: true',
  ],
  [{ on: 'listConversations', provider: 'voiceos', status: 201, body: {} }, '/status', 'status 201'],
  [{ on: 'listConversations', provider: 'voiceos', status: 206 }, '/status', 'declares no 206'],
])('the reply %j is refused, with the place and the reason', (document, pointer, message) => {
  const sandbox = sandboxWithReplies();
  const problem = problemOf(() => sandbox.replies.add(document));
  expect([problem.status, problem.code]).toEqual([422, 'RINGBACK_RULE_INVALID']);
  expect(problem.issues).toContainEqual({ pointer, message: expect.stringContaining(message) });
  expect(sandbox.replies.list()).toEqual([]);
});

test('a reply that may break the contract is sent as it is', async () => {
  const sandbox = sandboxWithReplies({
    on: 'listConversations',
    provider: 'voiceos',
    body: { items: 1 },
    break: true,
  });
  expect((await voiceos(sandbox).GET('/conversations')).data).toEqual({ items: 1 });
  expect(sandbox.violations.list()).toEqual([]);
  const empty = sandboxWithReplies({ on: 'listConversations', status: 206, break: true });
  const { response } = await voiceos(empty).GET('/conversations', { parseAs: 'text' });
  expect([response.status, response.headers.get('content-length')]).toEqual([206, '0']);
});

test('a scenario whose replies break the contract is not loaded, and says where', () => {
  const scenario = (body: object) => ({
    ringback: 'scenario/1',
    name: 'broken',
    replies: [{ on: 'listConversations', provider: 'voiceos', body }],
  });
  const sandbox = sandboxWithReplies();
  const problem = problemOf(() => sandbox.load(scenario({ items: [], index: 'x', has_more: false })));
  expect(problem.issues).toMatchObject([{ pointer: '/replies/0/body/index' }]);
  expect(() => createMock({ scenario: scenario({ items: [] }) })).toThrow(
    /scenario:\d+:\d+: replies\.0\.body/,
  );
  expect(() =>
    createMock({
      scenario: { ringback: 'scenario/1', name: 'x', faults: [{ on: 'listCals', status: 500 }] },
    }),
  ).toThrow(
    /scenario:\d+:\d+: faults\.0\.on: "listCals" is no operation of any provider: did you mean "listCalls"/,
  );
});

test('a mock of one provider takes rules for the others, and still knows what is no operation', async () => {
  const faults = [
    { on: 'listCalls', status: 500 },
    { on: '*', provider: 'ovia', status: 500 },
    { on: 'listConversations', status: 503 },
  ];
  const small = createMock({
    providers: ['voiceos'],
    scenario: { ringback: 'scenario/1', name: 'x', faults },
  });
  const { status } = await small.fetch('/voiceos/conversations', {
    headers: { Authorization: 'Bearer any' },
  });
  expect(status).toBe(503);
  expect(() => small.faults.add({ on: 'listCalz', status: 500 })).toThrow(/did you mean "listCalls"/);
  await small.close();
});

test('a check of a file finds rules that name or say what is not so, at their lines', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ringback-rules-')), 'rules.yaml');
  const text = `ringback: scenario/1
name: rules
faults:
  - { on: listCalls, status: 500 }
  - on: [listCalls, listCals]
    status: 500
replies:
  - on: listConversations
    provider: voiceos
    body: { items: [], index: one, has_more: false }
`;
  writeFileSync(file, text);
  const [checked] = checkFiles([file]);
  expect(checked?.issues).toMatchObject([
    { line: 5, column: 21, hint: 'did you mean "listCalls"?' },
    { line: 10, column: 31, message: expect.stringContaining('index is "one"; wanted is integer') },
  ]);
});
