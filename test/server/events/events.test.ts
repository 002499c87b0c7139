import { afterAll, expect, test } from '@jest/globals';
import { type RunningServer, startServer } from '../../../src/index.ts';
import { EventReader } from './support/event-reader.ts';

const TOKEN = 'token-of-the-events-test';
const START = '2026-01-01T09:00:00.000Z';
const server: RunningServer = await startServer({
  port: 0,
  adminPort: 0,
  adminToken: TOKEN,
  clock: 'frozen',
  start: START,
  scenario: {
    ringback: 'scenario/1',
    name: 'told',
    webhooks: [{ url: '/_ringback/inbox/all', events: ['call.ended'] }],
  },
});
const readers: EventReader[] = [];
afterAll(async () => {
  for (const reader of readers) reader.cancel();
  await server.close();
});

async function listen(sandbox: string, after?: string, token = TOKEN): Promise<EventReader> {
  const response = await fetch(`${server.adminUrl}/events?sandbox=${sandbox}`, {
    headers: { Authorization: `Bearer ${token}`, ...(after !== undefined && { 'Last-Event-ID': after }) },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = new EventReader(response);
  readers.push(reader);
  // Where it stands is told at once: from here on nothing is missed.
  await reader.opened;
  return reader;
}

async function ask(method: string, path: string, sandbox: string, body?: object): Promise<unknown> {
  const response = await fetch(`${server.adminUrl}${path}?sandbox=${sandbox}`, {
    method,
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

function request(sandbox: string, path: string): Promise<Response> {
  return fetch(`${server.url}/~${sandbox}/voiceos${path}`, { headers: { Authorization: 'Bearer any' } });
}

test('requests and violations are told as they happen, of one sandbox alone', async () => {
  const reader = await listen('told');
  await request('another', '/conversations');
  await request('told', '/conversations?limit=0');
  await request('told', '/conversations?limit=0');
  const [violation, first, second] = await reader.take(3);
  // The violation is new once.
  expect(violation).toMatchObject({ type: 'violation', data: { id: '1', code: 'minimum', count: 1 } });
  expect(first).toMatchObject({ type: 'request', data: { id: '1', status: 422, sandbox: 'told' } });
  expect(second).toMatchObject({ type: 'request', data: { id: '2', violations: ['1'] } });
});

test('moves of the clock, changes and deliveries are told in the order in which they come', async () => {
  const reader = await listen('moved');
  const call = await ask('POST', '/calls', 'moved', {
    provider: 'voiceos',
    from: '+14155550100',
    to: '+14155550142',
  });
  const { id } = call as { id: string };
  await ask('POST', `/calls/${id}/hang-up`, 'moved', {});
  await ask('POST', '/clock/settle', 'moved');
  await ask('POST', '/faults', 'moved', { on: '*', status: 503 });
  await ask('DELETE', '/faults', 'moved');
  await ask('POST', '/clock/jump', 'moved', { by: '30s' });
  await ask('POST', '/clock/rewind', 'moved', { by: '10s' });
  await ask('POST', '/reset', 'moved');
  const told = await reader.take(10);
  expect(told.map(({ type, data }) => [type, data.change ?? data.action ?? data.state ?? data.now])).toEqual([
    ['log', 'create'],
    ['log', 'amend'],
    ['delivery', 'delivered'],
    ['log', 'rule'],
    ['log', 'rule'],
    ['clock', '2026-01-01T09:00:30.000Z'],
    ['log', 'rewind'],
    ['clock', '2026-01-01T09:00:20.000Z'],
    ['log', 'begin'],
    ['clock', START],
  ]);
  expect(told[0]?.data).toEqual({
    change: 'create',
    at: START,
    kind: 'call',
    resource: id,
    provider: 'voiceos',
  });
  expect(told[2]?.data).toMatchObject({
    event: 'call.ended',
    url: '/_ringback/inbox/all',
    attempt: 1,
    status: 204,
  });
});

test('an advance tells where the clock has come to, and nothing of how it was held', async () => {
  const reader = await listen('advanced');
  await ask('POST', '/clock/advance', 'advanced', { by: '1s' });
  await ask('POST', '/clock/jump', 'advanced', { by: '1s' });
  const told = await reader.take(2);
  expect(told.map(({ data }) => data.now)).toEqual(['2026-01-01T09:00:01.000Z', '2026-01-01T09:00:02.000Z']);
});

test('a reader that comes back goes on behind the last event that it has', async () => {
  const first = await listen('resumed');
  for (let nth = 1; nth <= 3; nth += 1) await ask('POST', '/clock/jump', 'resumed', { by: '1s' });
  const [seen] = await first.take(1);
  first.cancel();
  await ask('POST', '/clock/jump', 'resumed', { by: '1s' });
  const again = await listen('resumed', seen?.id);
  const later = await again.take(3);
  expect(later.map(({ data }) => data.now)).toEqual(
    [2, 3, 4].map((second) => `2026-01-01T09:00:0${second}.000Z`),
  );
});

test('an id that leads nowhere is answered with a gap', async () => {
  for (const id of ['nonsense', 'aaaaaaaaaaaa-3', '']) {
    const reader = await listen('strange', id);
    expect(await reader.take(1)).toMatchObject([{ type: 'gap', data: { missed: null } }]);
    reader.cancel();
  }
});

test('the stream ends when its sandbox leaves', async () => {
  const reader = await listen('leaving');
  await ask('DELETE', '/sandboxes', 'leaving');
  expect(await reader.rest()).toEqual([]);
});

test('a token is asked for, and that of another sandbox opens nothing', async () => {
  const anonymous = await fetch(`${server.adminUrl}/events`);
  expect(anonymous.status).toBe(401);
  const answer = await fetch(`${server.adminUrl}/sandboxes`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'own' }),
  });
  // As control.yaml describes it.
  const made = (await answer.json()) as { readonly token: string };
  await listen('own', undefined, made.token);
  const other = await fetch(`${server.adminUrl}/events`, {
    headers: { Authorization: `Bearer ${made.token}` },
  });
  expect(other.status).toBe(403);
});

test('who asks for the head of a stream has it at once, and takes no place from those who read', async () => {
  const url = `${server.adminUrl}/events?sandbox=head`;
  const headers = { Authorization: `Bearer ${TOKEN}` };
  // More than there may be readers, all on connections that are kept.
  const heads = await Promise.all(Array.from({ length: 110 }, () => fetch(url, { method: 'HEAD', headers })));
  expect(new Set(heads.map(({ status }) => status))).toEqual(new Set([200]));
  expect(heads[0]?.headers.get('content-type')).toBe('text/event-stream');
  await listen('head');
});
