import { afterAll, expect, test } from '@jest/globals';
import { advanceClock } from '../../../src/server/control/advance.ts';
import { hangUpCall } from '../../../src/server/control/call-actions.ts';
import { createCall, listCalls } from '../../../src/server/control/calls.ts';
import { getClock, runClock, stepClock } from '../../../src/server/control/clock.ts';
import { loadScenarioText, resetSandbox } from '../../../src/server/control/scenarios.ts';
import { getSnapshot, putSnapshot } from '../../../src/server/control/snapshot.ts';
import type { Sandbox } from '../../../src/server/sandbox.ts';
import { createTestMock, type TestMock } from './support/mock.ts';

const here = createTestMock();
const elsewhere = createTestMock({ seed: 'of another machine', start: '2030-05-05T05:05:05.000Z' });
afterAll(() => Promise.all([here.server.close(), elsewhere.server.close()]));

const SCENARIO = `ringback: scenario/1
name: recorded
seed: 7
agents: [{ id: agent_sales, name: Ada, persona: sales }]
data:
  - { calls: 40, over: { before: 2d, after: 1h } }
  - call: { id: vip, from: "+14155550100", to: "+14155550199" }
webhooks:
  - { url: "http://127.0.0.1:9/hooks", sign: standard, secret: whsec_bGl0ZXJhbA==, headers: { Authorization: Bearer deep-secret } }
`;
const CREATE = {
  from_number: '+14155550100',
  to_number: '+14155550123',
  agent_config: {
    prompt: 'You are a survey agent.',
    webhooks: [
      {
        events: ['conversation:ended'],
        url: 'http://127.0.0.1:9/own',
        method: 'POST',
        headers: { 'X-Key': 'own-secret-value' },
      },
    ],
  },
};

/** A world with a bit of everything in its log, at an instant in the middle of it. */
async function live(mock: TestMock, sandbox: Sandbox): Promise<void> {
  loadScenarioText(mock.server, sandbox, SCENARIO);
  await mock.ask(sandbox, '/voiceos/conversations/create_phone_call', { method: 'POST', body: CREATE });
  await mock.ask(sandbox, '/voiceos/conversations/create_phone_call', { method: 'POST', body: CREATE });
  await advanceClock(sandbox, { by: '9s' });
  const call = createCall(mock.server, sandbox, {
    provider: 'ovia',
    from: '+14155550101',
    to: '+14155550102',
  });
  await advanceClock(sandbox, { by: '500ms' });
  hangUpCall(mock.server, sandbox, call.id, { by: 'user' });
  const [row] = listCalls(mock.server, sandbox, { state: 'answered' }).calls;
  if (row) hangUpCall(mock.server, sandbox, row.id);
}

const READS = [
  '/voiceos/conversations?limit=7&index=2',
  '/elevenlabs/v1/convai/conversations?page_size=5',
  '/voiceable/conversations?page_size=100',
  '/ovia/api/v1/calls',
];

async function answersOf(mock: TestMock, sandbox: Sandbox): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const path of READS) answers.push((await mock.ask(sandbox, path)).text);
  const { next_cursor: cursor } = JSON.parse(answers[1] ?? '{}');
  answers.push((await mock.ask(sandbox, `${READS[1]}&cursor=${encodeURIComponent(cursor)}`)).text);
  return answers;
}

const placeholder = (name: string): string => `$\{${name}}`;
/** As it goes over the wire. */
const wire = (snapshot: unknown): unknown => JSON.parse(JSON.stringify(snapshot));

test('a world that was recorded answers the same bytes elsewhere, then and after a while', async () => {
  const one = here.fresh();
  await live(here, one);
  process.env.RINGBACK_SECRET_1 = 'whsec_bGl0ZXJhbA==';
  process.env.RINGBACK_SECRET_2 = 'Bearer deep-secret';
  process.env.RINGBACK_SECRET_3 = 'own-secret-value';
  const other = elsewhere.fresh();
  putSnapshot(elsewhere.server, other, wire(getSnapshot(one)));

  expect(getClock(other)).toEqual(getClock(one));
  expect(await answersOf(elsewhere, other)).toEqual(await answersOf(here, one));
  // What is made and what happens from here on is the same too.
  for (const [mock, sandbox] of [
    [here, one],
    [elsewhere, other],
  ] as const) {
    await mock.ask(sandbox, '/voiceos/conversations/create_phone_call', { method: 'POST', body: CREATE });
    await advanceClock(sandbox, { by: '3m' });
  }
  expect(await answersOf(elsewhere, other)).toEqual(await answersOf(here, one));
  expect(listCalls(elsewhere.server, other)).toEqual(listCalls(here.server, one));
});

test('a snapshot of a restored world is the same snapshot', async () => {
  const one = here.fresh();
  await live(here, one);
  const snapshot = wire(getSnapshot(one));
  const other = elsewhere.fresh();
  putSnapshot(elsewhere.server, other, snapshot);
  expect(wire(getSnapshot(other))).toEqual(snapshot);
});

test('a running and a stepping clock go on as they went', () => {
  const one = here.fresh();
  runClock(one, { rate: 60 });
  here.wall.now += 1000;
  const running = wire(getSnapshot(one));
  stepClock(one, { by: '45s' });
  const stepping = wire(getSnapshot(one));

  const other = elsewhere.fresh();
  putSnapshot(elsewhere.server, other, running);
  expect(getClock(other)).toMatchObject({ mode: 'running', rate: 60, now: '2026-01-01T09:01:00.000Z' });
  elsewhere.wall.now += 1000;
  expect(getClock(other).now).toBe('2026-01-01T09:02:00.000Z');
  putSnapshot(elsewhere.server, other, stepping);
  expect(getClock(other)).toMatchObject({ mode: 'stepping', step: '45s' });
});

test('a snapshot holds secrets by name, and says which', async () => {
  const one = here.fresh();
  await live(here, one);
  const snapshot = getSnapshot(one);
  const text = JSON.stringify(snapshot);
  for (const secret of ['whsec_', 'bGl0ZXJhbA', 'deep-secret', 'own-secret-value'])
    expect(text).not.toContain(secret);
  expect(snapshot.secrets).toEqual(['RINGBACK_SECRET_1', 'RINGBACK_SECRET_2', 'RINGBACK_SECRET_3']);
  expect(snapshot.scenario).toMatchObject({
    webhooks: [
      { secret: { env: 'RINGBACK_SECRET_1' }, headers: { Authorization: placeholder('RINGBACK_SECRET_2') } },
    ],
  });
});

test('a snapshot from elsewhere reads no other variable of the environment', async () => {
  const one = here.fresh();
  await live(here, one);
  const snapshot = JSON.parse(
    JSON.stringify(getSnapshot(one)).replaceAll(placeholder('RINGBACK_SECRET_3'), placeholder('PATH')),
  );
  putSnapshot(here.server, one, snapshot);
  const { text } = await here.ask(one, '/voiceos/conversations?limit=100');
  expect(text).toContain(placeholder('PATH'));
});

test('a reset after a restore leads to the beginning of the recorded scenario', async () => {
  const one = here.fresh();
  await live(here, one);
  const other = elsewhere.fresh();
  putSnapshot(elsewhere.server, other, wire(getSnapshot(one)));
  resetSandbox(other);
  expect(getClock(other).now).toBe('2026-01-01T09:00:00.000Z');
  expect(other.world.ledger.template.setting.scenario.name).toBe('recorded');
  expect(other.world.ledger.changes).toEqual([]);
});

const SNAPSHOT = {
  ringback: 'snapshot/1',
  sandbox: 'default',
  seed: 1,
  start: '2026-01-01T09:00:00.000Z',
  clock: { mode: 'frozen', now: '2026-01-01T09:00:00.000Z' },
  scenario: { ringback: 'scenario/1', name: 'empty' },
  changes: [] as unknown[],
};
const CALL = {
  ...{
    type: 'create',
    at: '2026-01-01T09:00:00.000Z',
    kind: 'call',
    provider: 'ovia',
    likeness: 'x',
    nth: 0,
  },
  rule: null,
  input: {
    direction: 'outbound',
    from: '+14155550100',
    to: '+14155550101',
    agentId: null,
    settings: {},
    sent: {},
  },
};

test.each([
  ['a later version', { ...SNAPSHOT, ringback: 'snapshot/2' }, /"snapshot\/2", and only snapshot\/1/],
  [
    'a scenario with a mistake',
    { ...SNAPSHOT, scenario: { ringback: 'scenario/1' } },
    /scenario: "name" is missing/,
  ],
  ['an instant that is none', { ...SNAPSHOT, start: 'noon' }, /start: "noon" is not an instant/],
  ['an unknown change', { ...SNAPSHOT, changes: [{ type: 'explode' }] }, /changes\.0/],
  ['an unknown kind', { ...SNAPSHOT, changes: [{ ...CALL, kind: 'fax' }] }, /there is no kind "fax"/],
  ['what makes no call', { ...SNAPSHOT, changes: [{ ...CALL, input: { from: 1 } }] }, /changes\.0\.input/],
  [
    'a log that goes back in time',
    { ...SNAPSHOT, changes: [CALL, { ...CALL, at: '2025-01-01T00:00:00.000Z' }] },
    /changes\.1: .*goes back/,
  ],
  [
    'an amendment of nothing',
    {
      ...SNAPSHOT,
      changes: [
        { type: 'amend', at: CALL.at, kind: 'call', serial: 'zz', amendment: { action: 'x', details: {} } },
      ],
    },
    /changes\.0/,
  ],
  ['nothing at all', {}, /ringback/],
])('%s is refused, and the world stays as it was', async (_name, document, message) => {
  const one = here.fresh();
  await live(here, one);
  const before = wire(getSnapshot(one));
  expect(() => putSnapshot(here.server, one, document)).toThrow(
    expect.objectContaining({
      status: 422,
      code: 'RINGBACK_SNAPSHOT_INVALID',
      message: expect.stringMatching(message),
    }),
  );
  expect(wire(getSnapshot(one))).toEqual(before);
});

test('an amendment of a call that is not there changes nothing', () => {
  const one = here.fresh();
  const amend = {
    ...{ type: 'amend', at: CALL.at, kind: 'call', serial: '0123456789abcdef' },
    amendment: { action: 'hang-up', details: { by: 'agent' } },
  };
  putSnapshot(here.server, one, { ...SNAPSHOT, changes: [CALL, amend] });
  expect(listCalls(here.server, one).calls).toHaveLength(1);
});
