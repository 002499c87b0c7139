import { afterAll, expect, test } from '@jest/globals';
import { writeSerial } from '../../../src/engine/snapshot/write-serial.ts';
import { advanceClock } from '../../../src/server/control/advance.ts';
import { hangUpCall } from '../../../src/server/control/call-actions.ts';
import { createCall, listCalls } from '../../../src/server/control/calls.ts';
import { getClock, runClock, stepClock } from '../../../src/server/control/clock.ts';
import { createSandbox, openSandbox } from '../../../src/server/control/sandboxes.ts';
import {
  loadScenario,
  loadScenarioDocument,
  loadScenarioText,
  resetSandbox,
} from '../../../src/server/control/scenarios.ts';
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
  expect(other.world.ledger.changes).toHaveLength(0);
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

const HANG_UP = {
  ...{ type: 'amend', at: CALL.at, kind: 'call', serial: '0123456789abcdef' },
  amendment: { action: 'hang-up', details: { by: 'agent' } },
};
const RULE = {
  ...{ type: 'rule', at: CALL.at, list: 'faults', action: 'add', id: 'fault-added-1' },
  document: { on: 'listCalls', status: 500 },
};

/** The serial of a fixture in a world with the seed of these snapshots. */
function serialOf(id: string): string {
  const fixture = { id, from: CALL.input.from, to: CALL.input.to };
  const one = here.fresh();
  putSnapshot(here.server, one, {
    ...SNAPSHOT,
    scenario: { ...SNAPSHOT.scenario, data: [{ call: fixture }] },
  });
  const named = one.world.ledger.template.kinds.get('call')?.findNamed(id);
  if (!named) throw new Error(`Failed to find fixture "${id}": the scenario lost it. Look at the helper.`);
  return writeSerial(named.rows.planAt(named.row).serial);
}

function nested(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

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
  [
    'a step that is no duration',
    { ...SNAPSHOT, clock: { ...SNAPSHOT.clock, mode: 'stepping', step: 'rubbish' } },
    /clock\.step: "rubbish" is not a duration/,
  ],
  [
    'a rate of a frozen clock',
    { ...SNAPSHOT, clock: { ...SNAPSHOT.clock, rate: 2 } },
    /clock\.rate: a rate goes with mode: running/,
  ],
  [
    'a clock before its start',
    { ...SNAPSHOT, start: '2026-01-02T09:00:00.000Z' },
    /clock\.now: it lies before/,
  ],
  [
    'a clock before what has happened',
    { ...SNAPSHOT, changes: [{ ...CALL, at: '2026-01-01T09:00:00.001Z' }] },
    /clock\.now: it lies before/,
  ],
  ['what is nested without end', { ...SNAPSHOT, scenario: nested(20_000) }, /nested too deep/],
  [
    'a log that is nested without end',
    { ...SNAPSHOT, changes: [{ ...CALL, input: { ...CALL.input, sent: { a: nested(20_000) } } }] },
    /nested too deep/,
  ],
  [
    'a scenario whose webhooks are of no provider',
    {
      ...SNAPSHOT,
      scenario: { ...SNAPSHOT.scenario, webhooks: [{ url: 'http://a/b', provider: 'voiceoz' }] },
    },
    /scenario\.webhooks\.0\.provider: no provider has the name "voiceoz"/,
  ],
  [
    'a scenario whose faults are of no operation',
    { ...SNAPSHOT, scenario: { ...SNAPSHOT.scenario, faults: [{ on: 'nowhere', status: 500 }] } },
    /scenario\.faults\.0\.on: "nowhere" is no operation/,
  ],
  [
    'a reply of the log that breaks its contract',
    {
      ...SNAPSHOT,
      changes: [
        {
          ...{ type: 'rule', at: CALL.at, list: 'replies', action: 'add', id: 'reply-added-1' },
          document: { on: 'listCalls', provider: 'ovia', status: 200, body: { calls: 'none' } },
        },
      ],
    },
    /changes\.0\.document\.body.*: it breaks the contract of ovia's listCalls/,
  ],
  ['what is made twice', { ...SNAPSHOT, changes: [CALL, CALL] }, /changes\.1\.nth: what it makes is there/],
  [
    'an amendment of a call that is not there',
    { ...SNAPSHOT, changes: [CALL, HANG_UP] },
    /changes\.1\.amendment: it cannot be: it is not there/,
  ],
  [
    'what a call cannot do',
    {
      ...SNAPSHOT,
      scenario: {
        ...SNAPSHOT.scenario,
        data: [{ call: { id: 'old', from: CALL.input.from, to: CALL.input.to } }],
      },
      changes: [{ ...HANG_UP, serial: serialOf('old') }],
    },
    /changes\.0\.amendment: it cannot be: the call has ended/,
  ],
  [
    'a deletion of nothing',
    {
      ...SNAPSHOT,
      changes: [
        { type: 'delete', at: CALL.at, kind: 'call', serial: HANG_UP.serial, provider: 'elevenlabs' },
      ],
    },
    /changes\.0\.serial: it is not there/,
  ],
  [
    'a rule that is taken out and was not in',
    {
      ...SNAPSHOT,
      changes: [{ type: 'rule', at: CALL.at, list: 'faults', action: 'remove', id: 'fault-1' }],
    },
    /changes\.0\.id: none of the faults has the id "fault-1"/,
  ],
  ['an id that two rules have', { ...SNAPSHOT, changes: [RULE, RULE] }, /changes\.1\.id: .*another/],
  [
    'what was told before the start',
    { ...SNAPSHOT, toldBefore: '2026-01-01T08:59:59.999Z' },
    /toldBefore: it lies before the start/,
  ],
  [
    'what was told ahead of the clock',
    { ...SNAPSHOT, toldBefore: '2026-01-01T09:00:00.001Z' },
    /toldBefore: it lies .*after the clock/,
  ],
  [
    'what an agent cannot hang up on',
    { ...SNAPSHOT, changes: [{ ...CALL, input: { ...CALL.input, hangUpOn: [null] } }] },
    /changes\.0\.input/,
  ],
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

test('an address with a secret in its query is hidden as a whole, and stays an address', () => {
  const one = here.fresh();
  const url = 'http://127.0.0.1:9/hooks?api_key=query-secret';
  loadScenarioText(here.server, one, `ringback: scenario/1\nname: hooked\nwebhooks: [{ url: "${url}" }]\n`);
  const snapshot = wire(getSnapshot(one));
  expect(JSON.stringify(snapshot)).not.toContain('query-secret');
  expect(snapshot).toMatchObject({ secrets: ['RINGBACK_SECRET_1'] });
  // Where nobody knows the value, the world goes on without it.
  delete process.env.RINGBACK_SECRET_1;
  const other = elsewhere.fresh();
  putSnapshot(elsewhere.server, other, snapshot);
  expect(wire(getSnapshot(other))).toEqual(snapshot);
  process.env.RINGBACK_SECRET_1 = url;
  putSnapshot(elsewhere.server, other, snapshot);
  expect(other.world.ledger.template.setting.scenario.webhooks[0]?.url).toBe(url);
  expect(wire(getSnapshot(other))).toEqual(snapshot);
});

test('what needs a secret that was not there at the restore is not sent, and says what to set', async () => {
  const webhooks = [
    { url: 'http://127.0.0.1:9/hooks?api_key=query-secret', events: ['call.queued'] },
    { url: 'http://127.0.0.1:9/', events: ['call.queued'], headers: { 'X-Key': 'header-secret' } },
  ];
  const one = here.fresh();
  loadScenarioDocument(here.server, one, { ringback: 'scenario/1', name: 'hooked', webhooks });
  const snapshot = wire(getSnapshot(one));
  const names = ['RINGBACK_SECRET_1', 'RINGBACK_SECRET_2'];
  for (const name of names) delete process.env[name];
  const other = elsewhere.fresh();
  putSnapshot(elsewhere.server, other, snapshot);
  createCall(elsewhere.server, other, { provider: 'ovia', from: '+14155550100', to: '+14155550123' });
  await other.outbox.settle();
  const attempts = other.outbox.book
    .list()
    .toReversed()
    .map((record) => record.attempts);
  expect(attempts).toEqual(
    names.map((name) => [
      expect.objectContaining({ error: 'no-secret', reason: expect.stringContaining(`set ${name}`) }),
    ]),
  );
});

test('a value of a secret goes nowhere where it would be shown', () => {
  process.env.RINGBACK_SECRET_1 = 'of-another-tenant';
  const one = here.fresh();
  const scenario = {
    ...{ ringback: 'scenario/1', name: 'curious' },
    description: placeholder('RINGBACK_SECRET_1'),
    replies: [{ on: 'listCalls', provider: 'ovia', break: true, body: [placeholder('RINGBACK_SECRET_1')] }],
    webhooks: [{ url: 'http://127.0.0.1:9/', headers: { 'X-Key': placeholder('RINGBACK_SECRET_1') } }],
  };
  putSnapshot(here.server, one, { ...SNAPSHOT, scenario });
  const restored = one.world.ledger.template.setting.scenario;
  expect(restored.webhooks[0]?.headers).toEqual({ 'X-Key': 'of-another-tenant' });
  expect(JSON.stringify([restored.description, restored.replies])).not.toContain('of-another-tenant');
  expect(JSON.stringify(getSnapshot(one))).not.toContain('of-another-tenant');
});

test('deliveries may stand in any order: the next one is numbered after the greatest', async () => {
  const one = here.fresh();
  await live(here, one);
  const snapshot = getSnapshot(one);
  expect(snapshot.deliveries.length).toBeGreaterThan(1);
  const other = elsewhere.fresh();
  putSnapshot(elsewhere.server, other, wire({ ...snapshot, deliveries: snapshot.deliveries.toReversed() }));
  expect(wire(getSnapshot(other))).toEqual(wire(snapshot));
  await advanceClock(other, { by: '3m' });
  const seqs = getSnapshot(other).deliveries.map(({ seq }) => seq);
  expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
});

test('a world that was put in stays as it is, whatever is done to its document', () => {
  const one = here.fresh();
  const snapshot = { ...SNAPSHOT, changes: [structuredClone(CALL)], scenario: { ...SNAPSHOT.scenario } };
  putSnapshot(here.server, one, snapshot);
  const before = wire(getSnapshot(one));
  snapshot.scenario.name = 'other';
  (snapshot.changes[0] as typeof CALL).input.from = 'nobody';
  expect(wire(getSnapshot(one))).toEqual(before);
});

test('a world that is put in ends an advance that is under way', async () => {
  const one = here.fresh();
  await live(here, one);
  const snapshot = wire(getSnapshot(one));
  const advanced = advanceClock(one, { by: '1h' });
  expect(one.isHeld).toBe(true);
  putSnapshot(here.server, one, snapshot);
  expect(one.isHeld).toBe(false);
  await expect(advanced).rejects.toMatchObject({ code: expect.stringMatching(/^RINGBACK_CLOCK_/) });
  expect(wire(getSnapshot(one))).toEqual(snapshot);
});

test('a sandbox that is made on a server with a recorded world begins with it', async () => {
  const one = here.fresh();
  await live(here, one);
  const snapshot = getSnapshot(one);
  const recorded = createTestMock({ scenario: snapshot });
  const made = createSandbox(recorded.server, { name: 'made', ttl: '1h' });
  expect(wire(getSnapshot(made))).toEqual(wire(snapshot));
  expect(made.idleMs).toBe(3_600_000);
  await recorded.server.close();
});

test('on a server with a recorded world every sandbox begins with it, and goes back to one beginning', async () => {
  const one = here.fresh();
  await live(here, one);
  const snapshot = wire(getSnapshot(one));
  resetSandbox(one);
  const beginning = wire(getSnapshot(one));
  const recorded = createTestMock({ scenario: { ...Object(snapshot) } });
  const { server } = recorded;
  const makers = {
    'on first use': () => openSandbox(server, 'used'),
    made: () => createSandbox(server, { name: 'made' }),
    'made by name': () => createSandbox(server, { name: 'named', scenario: 'recorded' }),
  };
  for (const [how, make] of Object.entries(makers)) {
    const sandbox = make();
    expect({ how, world: wire(getSnapshot(sandbox)) }).toEqual({ how, world: snapshot });
    resetSandbox(sandbox);
    const expected = { ...Object(beginning), sandbox: sandbox.name };
    expect({ how, world: wire(getSnapshot(sandbox)) }).toEqual({ how, world: expected });
    loadScenario(server, sandbox, 'recorded');
    expect({ how, world: wire(getSnapshot(sandbox)) }).toEqual({ how, world: expected });
  }
  await server.close();
});

test('a recorded world whose rules are not in order begins no server', () => {
  const scenario = { ...SNAPSHOT.scenario, faults: [{ on: 'nowhere', status: 500 }] };
  expect(() => createTestMock({ scenario: { ...SNAPSHOT, scenario } })).toThrow(/"nowhere" is no operation/);
});

test('a snapshot that is taken during an advance has the clock’s own mode', async () => {
  const one = here.fresh();
  stepClock(one, { by: '45s' });
  const advanced = advanceClock(one, { by: '1h' });
  expect(one.isHeld).toBe(true);
  expect(getSnapshot(one).clock).toMatchObject({ mode: 'stepping', step: '45s' });
  await advanced;
});
