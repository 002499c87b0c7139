import { afterAll, expect, test } from '@jest/globals';
import supertest, { type Response } from 'supertest';
import { createControlApi } from '../../../src/server/control/api.ts';
import { ROUTES } from '../../../src/server/control/routes.ts';
import { openSandbox } from '../../../src/server/control/sandboxes.ts';
import { getSnapshot } from '../../../src/server/control/snapshot.ts';
import { createTestMock } from './support/mock.ts';

const ADMIN = 'canary-admin-token-77aa';
const HOUR = 3_600_000;
const mock = createTestMock();
const { server } = mock;
const api = createControlApi(server, { token: ADMIN });
const { operations } = server.controlContract();
afterAll(() => server.close());

async function make(name: string, more: object = {}): Promise<Response> {
  return supertest(api)
    .post('/sandboxes')
    .set('Authorization', `Bearer ${ADMIN}`)
    .send({ name, ...more });
}

async function tokenOf(name: string, more: object = {}): Promise<string> {
  const { status, body } = await make(name, more);
  expect([status, body.name]).toEqual([201, name]);
  return body.token;
}

/** Asks for an operation with a token; what it would do is refused for its body at the latest. */
function ask(token: string, { method, path }: { method: string; path: string }, query: string) {
  const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'delete';
  const request = supertest(api)
    [verb](`${path.replace(/\{\w+\}/g, 'x')}${query}`)
    .set('Authorization', `Bearer ${token}`);
  return verb === 'post' || verb === 'put' ? request.send({ 'no such member': 1 }) : request;
}

const walked = operations
  .filter(({ id }) => id !== 'getHealth' && id !== 'getReady')
  .map(({ id, method, path }) => ({ id, method, path, scope: ROUTES[id]?.scope }));
const mine = await tokenOf('mine');
openSandbox(server, 'other');
const before = JSON.stringify(getSnapshot(openSandbox(server, 'other')));

test.each(walked)(
  'a token of one sandbox opens $id for no other, and not for all',
  async ({ scope, ...operation }) => {
    if (scope === 'any') return expect((await ask(mine, operation, '')).status).toBe(200);
    const queries = [
      '',
      '?sandbox=other',
      '?sandbox=default',
      '?sandbox=other&sandbox=mine',
      '?%73andbox=other',
    ];
    // What is about the whole server is not opened by naming one's own sandbox.
    for (const query of scope === 'server' ? [...queries, '?sandbox=mine'] : queries) {
      const { status, body } = await ask(mine, operation, query);
      expect([query, status, body.code]).toEqual([query, 403, 'RINGBACK_CONTROL_SCOPE']);
    }
    const { status, text } = await ask(mine, operation, '?sandbox=mine&sandbox=other').buffer(true);
    expect([status, text.includes('"other"')]).toEqual([scope === 'server' ? 403 : 422, false]);
  },
);

test('what was asked with another’s token changed nothing, and the walk met the whole control API', () => {
  expect(JSON.stringify(getSnapshot(openSandbox(server, 'other')))).toBe(before);
  expect(walked.map(({ id }) => id).sort()).toEqual(Object.keys(ROUTES).sort());
  expect(walked.filter(({ scope }) => scope === 'any').map(({ id }) => id)).toEqual(['listScenarios']);
});

test('a token opens its own sandbox, with what is asked of the world as well', async () => {
  const token = await tokenOf('whole');
  for (const path of [
    '/clock',
    '/calls',
    '/journal',
    '/violations',
    '/coverage',
    '/report.json',
    '/snapshot',
  ]) {
    const { status } = await ask(token, { method: 'GET', path }, '?sandbox=whole');
    expect([path, status]).toEqual([path, 200]);
  }
  const { status } = await ask(token, { method: 'DELETE', path: '/sandboxes' }, '?sandbox=whole');
  expect(status).toBe(204);
  expect((await ask(token, { method: 'GET', path: '/clock' }, '?sandbox=whole')).status).toBe(401);
});

test('a sandbox that nobody used for an hour is gone at that instant, with its world and its token', async () => {
  const token = await tokenOf('hour');
  const first = openSandbox(server, 'hour');
  mock.wall.now += HOUR - 1;
  expect((await ask(token, { method: 'GET', path: '/clock' }, '?sandbox=hour')).status).toBe(200);
  mock.wall.now += HOUR;
  expect((await ask(token, { method: 'GET', path: '/clock' }, '?sandbox=hour')).status).toBe(401);
  expect(server.sandboxes.find('hour')).toBeUndefined();
  expect(openSandbox(server, 'hour')).not.toBe(first);
  // A name that is used again is no way back in.
  expect((await ask(token, { method: 'GET', path: '/clock' }, '?sandbox=hour')).status).toBe(401);
});

test('requests to the mock port keep a sandbox, also those that lead nowhere; default never leaves', async () => {
  const kept = openSandbox(server, 'kept');
  const untouched = openSandbox(server, 'default');
  for (const path of ['/voiceos/conversations', '/nowhere', '/_ringback/inbox/a']) {
    mock.wall.now += HOUR - 1;
    await mock.ask(kept, path);
  }
  expect(server.sandboxes.find('kept')).toBe(kept);
  mock.wall.now += 100 * HOUR;
  expect(server.sandboxes.list()).toEqual([untouched]);
});

test('a time to live is the sandbox’s own, longer or shorter than the server’s', async () => {
  const other = createTestMock({ sandboxIdle: '10m' });
  const controlled = createControlApi(other.server, { token: ADMIN });
  for (const [name, ttl] of [
    ['brief', '1m'],
    ['long', '2h'],
    ['usual', undefined],
  ]) {
    await supertest(controlled)
      .post('/sandboxes')
      .set('Authorization', `Bearer ${ADMIN}`)
      .send({ name, ttl });
  }
  const left = () => other.server.sandboxes.list().map(({ name }) => name);
  other.wall.now += 60_000;
  expect(left()).toEqual(['long', 'usual']);
  other.wall.now += 9 * 60_000;
  expect(left()).toEqual(['long']);
  other.wall.now += 110 * 60_000;
  expect(left()).toEqual([]);
  await other.server.close();
});

test('a sandbox that would end as it begins is not made', async () => {
  const { status, body } = await supertest(api)
    .post('/sandboxes')
    .set('Authorization', `Bearer ${ADMIN}`)
    .send({ name: 'stillborn', ttl: '0s' });
  expect([status, body.code]).toEqual([422, 'RINGBACK_CLOCK_DURATION']);
  expect(server.sandboxes.find('stillborn')).toBeUndefined();
});

test('past the cap a sandbox is a 429 on either port, those that are there go on, and one that leaves makes room', async () => {
  const small = createTestMock({ maxSandboxes: 3 });
  const controlled = createControlApi(small.server, { token: ADMIN });
  const asked = async (name: string) =>
    (await supertest(controlled).get(`/clock?sandbox=${name}`).set('Authorization', `Bearer ${ADMIN}`))
      .status;
  const sandboxes = ['a', 'b', 'c'].map((name) => openSandbox(small.server, name));
  const [first] = sandboxes;
  if (!first) throw new Error('Failed to open a sandbox.');
  const outside = await small.ask({ ...first, name: 'd' } as typeof first, '/voiceos/conversations');
  expect([outside.status, JSON.parse(outside.text).code]).toEqual([429, 'RINGBACK_SANDBOX_LIMIT']);
  const made = await supertest(controlled)
    .post('/sandboxes')
    .set('Authorization', `Bearer ${ADMIN}`)
    .send({ name: 'd' });
  expect([made.status, made.body.code]).toEqual([429, 'RINGBACK_SANDBOX_LIMIT']);
  expect(await asked('d')).toBe(429);
  expect((await small.ask(first, '/voiceos/conversations')).status).toBe(200);
  expect(small.server.sandboxes.list()).toEqual(sandboxes);
  small.wall.now += HOUR - 1;
  await small.ask(first, '/voiceos/conversations');
  small.wall.now += 1;
  expect(await asked('d')).toBe(200);
  expect(small.server.sandboxes.list().map(({ name }) => name)).toEqual(['a', 'd']);
  await small.server.close();
});
