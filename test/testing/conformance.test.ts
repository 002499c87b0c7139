import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningServer, startTestServer } from '../../src/index.ts';
import type { SandboxClient } from '../../src/testing/sandbox-client.ts';
import { startMock, type TestMock, type TestMockOptions } from '../../src/testing/start-mock.ts';

const TOKEN = 'token-of-the-conformance-tests';
const SCENARIO = {
  ringback: 'scenario/1',
  name: 'conformance',
  lifecycle: [{ queue: '1s', ring: '4s', talk: '40s', analyse: '10s', outcome: 'answered' }],
  webhooks: [{ url: '/_ringback/inbox/all', events: ['call.ended'] }],
};
const KINDS = ['in this process', 'over the control API'] as const;

let server: RunningServer;
const opened: TestMock[] = [];

beforeAll(async () => {
  // Its own clock runs: those of sandboxes are frozen all the same.
  server = await startTestServer({ port: 0, adminPort: 0, adminToken: TOKEN, clock: 'running' });
});

afterAll(async () => {
  await Promise.all(opened.map((mock) => mock.close()));
  await server.close();
});

async function start(kind: (typeof KINDS)[number], options: TestMockOptions = {}): Promise<TestMock> {
  const { url, adminUrl } = server;
  const attach = kind === 'in this process' ? false : { url, adminUrl, adminToken: TOKEN };
  const mock = await startMock({ scenario: SCENARIO, attach, ...options });
  opened.push(mock);
  return mock;
}

/** What differs between two servers, and is of no matter here. */
function withoutInstants(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value)
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant')
      .replace(/"ms":\d+/g, '"ms":0'),
  );
}

test.each(KINDS)('a client reaches its sandbox by address and by credential (%s)', async (kind) => {
  const mock = await start(kind);
  const sandbox = await mock.sandbox('reached');
  const byAddress = await fetch(`${sandbox.baseUrl('voiceable')}/conversations`, {
    headers: { 'X-API-Key': 'any' },
  });
  const byCredential = await fetch(`${mock.url}/voiceos/conversations`, {
    headers: { Authorization: `Bearer ${sandbox.credential}` },
  });
  expect([byAddress.status, byCredential.status]).toEqual([200, 200]);
  const { entries } = await sandbox.journal.list();
  expect(entries.map(({ provider }) => provider)).toEqual(['voiceos', 'voiceable']);
  expect(sandbox.env()).toMatchObject({
    VOICEABLE_BASE_URL: `${mock.url}/~reached/voiceable/api/v1`,
    OVIA_API_KEY: 'rb_reached',
  });
  expect(() => sandbox.baseUrl('nobody')).toThrow('Name one of voiceos, voiceable, elevenlabs, ovia.');
});

test.each(KINDS)('a disposed sandbox begins anew, and one is afresh when it is opened (%s)', async (kind) => {
  const mock = await start(kind);
  const first = await mock.sandbox('anew');
  await first.calls.create({ provider: 'voiceos', from: '+14155550100', to: '+14155550142' });
  const second = await mock.sandbox('anew');
  expect(second.name).toBe('anew-2');
  await first.dispose();
  const again = await mock.sandbox('anew');
  expect(again.name).toBe('anew');
  expect((await again.calls.list()).calls).toEqual([]);
});

test.each(KINDS)('the clock is frozen, also after a reset and a load (%s)', async (kind) => {
  const sandbox = await (await start(kind)).sandbox('frozen');
  expect((await sandbox.clock.get()).mode).toBe('frozen');
  await sandbox.reset();
  expect((await sandbox.clock.get()).mode).toBe('frozen');
  await sandbox.load('late-costs');
  expect((await sandbox.clock.get()).mode).toBe('frozen');
});

test.each(KINDS)('another clock may be chosen (%s)', async (kind) => {
  const stepping = await (await start(kind, { clock: 'stepping:5s' })).sandbox('stepping');
  expect(await stepping.clock.get()).toMatchObject({ mode: 'stepping', step: '5s' });
  const running = await (await start(kind, { clock: 'running:60' })).sandbox('running');
  expect(await running.clock.get()).toMatchObject({ mode: 'running', rate: 60 });
});

test.each(KINDS)('a scenario may be a file (%s)', async (kind) => {
  const sandbox = await (await start(kind, { scenario: 'scenarios/first-call.yaml' })).sandbox('of-a-file');
  expect(await sandbox.snapshot.get()).toMatchObject({ scenario: { name: 'first-call' } });
});

test('both say the same to everything that is asked of a sandbox', async () => {
  const [here, there] = await Promise.all(
    KINDS.map(async (kind) => story(await (await start(kind)).sandbox('told'))),
  );
  expect(withoutInstants(there)).toEqual(withoutInstants(here));
});

test('both refuse with the same errors', async () => {
  const [here, there] = await Promise.all(
    KINDS.map(async (kind) => refusals(await (await start(kind)).sandbox('refused'))),
  );
  expect(there).toEqual(here);
  expect(here).toContainEqual(expect.objectContaining({ code: 'RINGBACK_VERIFY_UNKNOWN', status: 422 }));
});

/** Every member of a sandbox, used once. */
async function story(sandbox: SandboxClient): Promise<readonly unknown[]> {
  const { clock, calls, resources, replies, faults, violations, coverage, journal, snapshot, deliveries } =
    sandbox;
  const call = await calls.create({ provider: 'voiceos', from: '+14155550100', to: '+14155550142' });
  const said: unknown[] = [call, await calls.get(call.id), await resources.list({ kind: 'call' })];
  const reply = await replies.add({ on: 'getConversation', status: 404, times: 1 });
  const fault = await faults.add({ on: 'listConversations', times: 1, status: 503 });
  said.push(reply, fault, await replies.list(), await faults.list());
  await replies.remove(reply.id);
  await faults.remove(fault.id);
  await replies.clear();
  await faults.clear();
  said.push(await calls.answer(call.id), await calls.say(call.id, { text: 'Hello?' }));
  said.push(await clock.advance('10s'), await calls.hangUp(call.id, { by: 'user' }), await clock.settle());
  said.push(await calls.list({ state: 'ended', limit: 1 }), await sandbox.inbox('all').list());
  const { deliveries: found } = await deliveries.list({ canonical: true });
  said.push(found, await deliveries.get(found[0]?.id ?? '', { canonical: true }));
  said.push(await deliveries.redeliver(found[0]?.id ?? ''));
  const other = await calls.create({ provider: 'voiceos', from: '+14155550100', to: '+14155550143' });
  said.push(await calls.fail(other.id, { reason: 'nobody' }));
  said.push(await clock.jump('1s'), await clock.rewind({ by: '500ms' }), await clock.freeze());
  said.push(await clock.step('2s'), await clock.freeze(), await journal.list(), await journal.verify());
  said.push(await journal.verify({ operation: 'listConversations', times: 0 }), await violations.list());
  said.push(await coverage.get({ provider: 'voiceos' }));
  await clock.settle();
  const world = await snapshot.get();
  said.push(world, await snapshot.put(world), await journal.clear(), await sandbox.inbox('all').clear());
  said.push(await sandbox.load(SCENARIO), await sandbox.reset(), await clock.get());
  return said;
}

async function refusals(sandbox: SandboxClient): Promise<readonly unknown[]> {
  const asked = [
    () => sandbox.calls.get('nobody'),
    () => sandbox.journal.get('99'),
    () => sandbox.journal.verify({ operation: 'creatPhoneCall' }),
    () => sandbox.clock.rewind('1h'),
    () => sandbox.clock.advance('soon'),
    () => sandbox.faults.add({ on: 'nothing' }),
    () => sandbox.load('no-such-scenario'),
  ];
  return Promise.all(
    asked.map((ask) =>
      ask().then(
        () => 'answered',
        ({ code, status, message, issues }) => ({ code, status, message, issues }),
      ),
    ),
  );
}
