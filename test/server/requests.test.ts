import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { createMock, type Mock, type MockOptions } from '../../src/index.ts';

const open: Mock[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((mock) => mock.close()));
});

function mockOf(options: MockOptions = {}): Mock {
  const mock = createMock({ seed: 42, ...options });
  open.push(mock);
  return mock;
}

const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' };
const CALL = JSON.stringify({
  from_number: '+14155550100',
  to_number: '+14155550123',
  agent_id: 'agent_support',
});

async function place(mock: Mock): Promise<string> {
  const response = await mock.fetch('/voiceos/conversations/create_phone_call', {
    method: 'POST',
    headers,
    body: CALL,
  });
  return ((await response.json()) as { id: string }).id;
}

test('a read of another time is answered as of then, and moves nothing', async () => {
  const mock = mockOf({ clock: 'stepping:10s' });
  const id = await place(mock);
  const asOf = async (at: string) =>
    mock.fetch(`/voiceos/conversations/${id}`, { headers: { ...headers, 'Ringback-Now': at } });
  expect((await asOf('2026-01-01T08:59:59Z')).status).toBe(404);
  expect(await (await asOf('2026-01-01T09:00:00Z')).json()).toMatchObject({ status: 'queued' });
  expect(await (await asOf('2026-01-01T10:00:00Z')).json()).toMatchObject({ status: 'ended' });
  expect(mock.clock.get().now).toBe('2026-01-01T09:00:10.000Z');
});

test('another time that is none, or comes with a write, is a 400', async () => {
  const mock = mockOf();
  const never = { ...headers, 'Ringback-Now': 'never' };
  expect((await mock.fetch('/voiceos/conversations', { headers: never })).status).toBe(400);
  const write = {
    method: 'POST',
    headers: { ...headers, 'Ringback-Now': '2026-01-01T09:00:00Z' },
    body: CALL,
  };
  expect((await mock.fetch('/voiceos/conversations/create_phone_call', write)).status).toBe(400);
  expect(mock.calls.list({ provider: 'voiceos', limit: 1 }).calls[0]?.provider).toBeNull();
});

test('a preflight is answered, held to nothing and moves nothing, wherever it goes', async () => {
  const mock = mockOf({ clock: 'stepping:10s' });
  const known = await mock.fetch('/voiceos/conversations', { method: 'OPTIONS' });
  expect([known.status, known.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS']);
  expect((await mock.fetch('/voiceos/nowhere', { method: 'OPTIONS' })).status).toBe(204);
  expect(mock.clock.get().now).toBe('2026-01-01T09:00:00.000Z');
  expect(mock.violations.list()).toEqual([]);
});

test('a browser of this machine may call, one of elsewhere when it is allowed', async () => {
  const ask = async (origin: string, options: MockOptions = {}) => {
    const response = await mockOf(options).fetch('/ovia/api/v1/calls', {
      headers: { ...headers, Origin: origin },
    });
    return response.headers.get('access-control-allow-origin');
  };
  expect(await ask('http://localhost:3000')).toBe('http://localhost:3000');
  expect(await ask('https://example.com')).toBeNull();
  expect(await ask('https://localhost.example.com')).toBeNull();
  expect(await ask('https://example.com', { cors: 'https://example.com' })).toBe('https://example.com');
  expect(await ask('https://example.com', { cors: '*' })).toBe('*');
});

test('a request that still waits for Prism when its sandbox is reset leaves no trace in the new world', async () => {
  const mock = mockOf({ clock: 'stepping:10s' });
  const waiting = mock.fetch('/voiceos/conversations?limit=none', { headers });
  // By the next turn of the loop the request has been asked, and Prism is not loaded yet.
  await setImmediate();
  mock.reset();
  expect((await waiting).status).toBe(422);
  expect(mock.clock.get().now).toBe('2026-01-01T09:00:00.000Z');
  expect(mock.journal.list().entries).toEqual([]);
  expect(mock.violations.list()).toHaveLength(1);
});

test('a create that still waits when its sandbox is reset is answered, and makes nothing in the new world', async () => {
  const mock = mockOf({ mode: 'lenient' });
  const before = mock.calls.list({ limit: 1 }).calls;
  const body = JSON.stringify({
    ...JSON.parse(CALL),
    agent_config: { voice: { provider: 'x', speed: 'fast' } },
  });
  const target = '/voiceos/conversations/create_phone_call';
  const waiting = mock.fetch(target, { method: 'POST', headers, body });
  await setImmediate();
  mock.reset();
  const answer = await waiting;
  expect(answer.status).toBe(200);
  const { id } = (await answer.json()) as { id: string };
  expect((await mock.fetch(`/voiceos/conversations/${id}`, { headers })).status).toBe(404);
  expect(mock.calls.list({ limit: 1 }).calls).toEqual(before);
});

test('a request that still waits when its sandbox is rewound uses up none of the replies there', async () => {
  const mock = mockOf({ mode: 'lenient' });
  mock.replies.add({ on: 'listConversations', times: 1, status: 418, body: {}, break: true });
  const waiting = mock.fetch('/voiceos/conversations?limit=none', { headers });
  await setImmediate();
  mock.clock.rewind('0s');
  await waiting;
  expect((await mock.fetch('/voiceos/conversations', { headers })).status).toBe(418);
  expect((await mock.fetch('/voiceos/conversations', { headers })).status).toBe(200);
});

test('every answer says which request it was of and who made it', async () => {
  const mock = mockOf();
  for (const [path, method, source] of [
    ['/voiceos/conversations', 'GET', 'model'],
    ['/elevenlabs/v1/convai/agents', 'GET', 'stub'],
    ['/voiceos/nowhere', 'GET', 'contract'],
    ['/voiceos/conversations', 'OPTIONS', 'contract'],
    ['/twilio', 'GET', 'contract'],
    ['/~NO/voiceos', 'GET', 'contract'],
  ] as const) {
    const response = await mock.fetch(path, { method, headers: { ...headers, 'xi-api-key': 'any' } });
    expect([path, response.headers.get('ringback-source')]).toEqual([path, source]);
    expect(response.headers.get('ringback-request-id')).toMatch(/^\d+$/);
  }
});

test('a page far past the end is empty, however far', async () => {
  const mock = mockOf();
  for (const index of ['1000', '9007199254740993', '99999999999999999999']) {
    const response = await mock.fetch(`/voiceos/conversations?index=${index}`, { headers });
    expect(await response.json()).toMatchObject({ items: [], has_more: false });
  }
});

test('what a lenient mode lets in is no mistake of the mock’s', async () => {
  const mock = mockOf({ mode: 'lenient' });
  const body = JSON.stringify({
    ...JSON.parse(CALL),
    agent_config: { voice: { provider: 'playht', speed: 'fast' } },
  });
  const made = await mock.fetch('/voiceos/conversations/create_phone_call', {
    method: 'POST',
    headers,
    body,
  });
  expect(made.status).toBe(200);
  expect(mock.violations.list().filter(({ blame }) => blame === 'mock')).toEqual([]);
});

test('a page that is asked for again is the same bytes, and another scenario’s is not taken for it', async () => {
  const mock = mockOf({ providers: ['voiceos'] });
  for (let page = 0; page < 3; page += 1) {
    mock.load({ ringback: 'scenario/1', name: `page-${page}`, data: [{ calls: 100 }] });
    const first = await (await mock.fetch('/voiceos/conversations?limit=100', { headers })).text();
    const again = await (await mock.fetch('/voiceos/conversations?limit=100', { headers })).text();
    expect(again).toBe(first);
  }
});
