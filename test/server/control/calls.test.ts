import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { advanceClock } from '../../../src/server/control/advance.ts';
import { answerCall, failCall, hangUpCall, sayInCall } from '../../../src/server/control/call-actions.ts';
import {
  type CallFacts,
  type CallQuery,
  type CallRequest,
  createCall,
  getCall,
  listCalls,
} from '../../../src/server/control/calls.ts';
import { jumpClock } from '../../../src/server/control/clock.ts';
import { listResources } from '../../../src/server/control/resources.ts';
import { loadScenarioDocument } from '../../../src/server/control/scenarios.ts';
import type { Sandbox } from '../../../src/server/sandbox.ts';
import { createTestMock, START } from './support/mock.ts';

const mock = createTestMock();
const { server } = mock;
afterAll(() => server.close());

const CALL: CallRequest = { provider: 'voiceos', from: '+14155550100', to: '+14155550123' };

/** A world with a call of its author's, and lives without chance. */
function scripted(): Sandbox {
  const sandbox = mock.fresh();
  loadScenarioDocument(server, sandbox, {
    ringback: 'scenario/1',
    name: 'scripted',
    agents: [
      { id: 'agent_support', name: 'Maya' },
      { id: 'agent_sales', name: 'Sam', persona: 'sales' },
    ],
    data: [
      {
        call: {
          id: 'vip',
          from: '+14155550100',
          to: '+14155550199',
          before: '1h',
          transcript: [
            { role: 'agent', text: 'Good morning.' },
            { role: 'user', text: 'Good morning to you.' },
          ],
        },
      },
    ],
    lifecycle: [{ queue: '1s', ring: '4s', talk: '60s', analyse: '10s', outcome: 'answered' }],
  });
  return sandbox;
}

/** All pages of a list, one after the other. */
function walk(sandbox: Sandbox, query: CallQuery): readonly CallFacts[] {
  const calls: CallFacts[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = listCalls(server, sandbox, { ...query, cursor });
    calls.push(...page.calls);
    if (!page.hasMore) return calls;
    cursor = page.cursor ?? undefined;
  }
}

test('a call is shown as it truly is, with its ids at all providers that show it', () => {
  const vip = getCall(server, scripted(), 'vip');
  expect(vip).toMatchObject({
    ...{ id: 'vip', provider: null, state: 'analysed', direction: 'inbound', agentId: 'agent_support' },
    ...{
      from: '+14155550100',
      to: '+14155550199',
      createdAt: '2026-01-01T08:00:00.000Z',
      outcome: 'answered',
    },
  });
  expect(Object.keys(vip)).toEqual(
    ['id', 'ids', 'provider', 'state', 'direction', 'from', 'to', 'agentId', 'createdAt'].concat(
      ...[['answeredAt', 'endedAt', 'outcome', 'transcript', 'costs']],
    ),
  );
  expect(Object.keys(vip.ids)).toEqual(['voiceos', 'voiceable', 'elevenlabs', 'ovia']);
  expect(vip.ids.voiceos).toBe('vip');
  expect(vip.ids.ovia).toMatch(/^[0-9a-f]{8}-/);
  expect(vip.transcript.map(({ role, text }) => [role, text])).toEqual([
    ['agent', 'Good morning.'],
    ['user', 'Good morning to you.'],
  ]);
  const { total, ...lines } = vip.costs ?? { total: 0 };
  expect(Object.values(lines).reduce((sum, line) => sum + Math.round(line * 1e4), 0)).toBe(
    Math.round(total * 1e4),
  );
});

test('a call that was made belongs to its provider, and only that one shows it', async () => {
  const sandbox = scripted();
  const call = createCall(server, sandbox, { ...CALL, direction: 'inbound' });
  expect(call).toMatchObject({
    provider: 'voiceos',
    direction: 'inbound',
    state: 'queued',
    createdAt: START,
  });
  expect(call.id).toMatch(/^call_[0-9a-hjkmnp-tv-z]{16}$/);
  expect(Object.keys(call.ids)).toEqual(['voiceos']);
  expect((await mock.ask(sandbox, `/voiceos/conversations/${call.ids.voiceos}`)).status).toBe(200);
  const [shown, ...others] = JSON.parse((await mock.ask(sandbox, '/ovia/api/v1/calls')).text);
  expect([shown.from_number, others]).toEqual(['+14155550100', []]);
  expect(walk(sandbox, { provider: 'ovia' }).map(({ id }) => id)).toEqual(['vip']);
  expect(walk(sandbox, { provider: 'voiceos' }).map(({ id }) => id)).toEqual([call.id, 'vip']);
});

test('a call is found by the domain’s id and by any provider’s', () => {
  const sandbox = mock.fresh();
  const own = createCall(server, sandbox, CALL);
  const rows = listCalls(server, sandbox, { limit: 5 }).calls;
  for (const call of [own, ...rows]) {
    for (const id of [call.id, ...Object.values(call.ids)])
      expect(getCall(server, sandbox, id)).toEqual(call);
  }
});

test('calls that lie ahead are neither listed nor found', () => {
  const sandbox = mock.fresh();
  jumpClock(sandbox, { by: '8h' });
  const [latest] = listCalls(server, sandbox, { limit: 1 }).calls;
  const other = mock.fresh();
  expect(() => getCall(server, other, latest?.id ?? '')).toThrow(
    expect.objectContaining({ status: 404, code: 'RINGBACK_CALL_UNKNOWN' }),
  );
  expect(walk(other, {}).every(({ createdAt }) => createdAt <= START)).toBe(true);
});

test('equal calls are different calls, and the same again in a sandbox of the same name', () => {
  const sandbox = scripted();
  const first = [createCall(server, sandbox, CALL).id, createCall(server, sandbox, CALL).id];
  expect(first[0]).not.toBe(first[1]);
  sandbox.reset();
  expect([createCall(server, sandbox, CALL).id, createCall(server, sandbox, CALL).id]).toEqual(first);
});

test('a call by control never collides with the same call by a client', async () => {
  const sandbox = scripted();
  const body = { from_number: CALL.from, to_number: CALL.to, agent_id: 'agent_support' };
  const made = await mock.ask(sandbox, '/voiceos/conversations/create_phone_call', { method: 'POST', body });
  const call = createCall(server, sandbox, { ...CALL, agentId: 'agent_support' });
  expect(JSON.parse(made.text).id).not.toBe(call.ids.voiceos);
  const likenesses = Array.from(
    sandbox.world.ledger.changes,
    (change) => change.type === 'create' && change.likeness,
  );
  expect(new Set(likenesses).size).toBe(2);
  expect(walk(sandbox, { provider: 'voiceos' })).toHaveLength(3);
});

test('an agent that is not named is the one whose number is used, else the scenario’s first', () => {
  const sandbox = mock.fresh();
  const inbound = listCalls(server, sandbox, { limit: 200 }).calls.filter(
    ({ direction }) => direction === 'inbound',
  );
  const booking = inbound.find(({ agentId }) => agentId === 'agent_booking');
  const call = createCall(server, sandbox, { ...CALL, to: booking?.to ?? '', direction: 'inbound' });
  expect(call.agentId).toBe('agent_booking');
  expect(createCall(server, sandbox, CALL).agentId).toBe('agent_support');
  expect(createCall(server, sandbox, { ...CALL, agentId: 'agent_unknown' }).agentId).toBe('agent_unknown');
});

test('a list is newest first, 100 at a time unless it is said, and pages add up to the whole', () => {
  const sandbox = mock.fresh();
  createCall(server, sandbox, CALL);
  expect(listCalls(server, sandbox).calls).toHaveLength(100);
  const whole = listCalls(server, sandbox, { limit: 1000 });
  expect([whole.calls.length, whole.hasMore, whole.cursor]).toEqual([241, false, null]);
  const instants = whole.calls.map(({ createdAt }) => createdAt);
  expect(instants).toEqual([...instants].sort().reverse());
  for (const limit of [1, 7, 240, 241]) {
    expect(walk(sandbox, { limit }).map(({ id }) => id)).toEqual(whole.calls.map(({ id }) => id));
  }
});

test('a page is not shifted by calls that come in later', () => {
  const sandbox = mock.fresh();
  const first = listCalls(server, sandbox, { limit: 10 });
  const expected = listCalls(server, sandbox, { limit: 20 }).calls.slice(10);
  createCall(server, sandbox, CALL);
  const second = listCalls(server, sandbox, { limit: 10, cursor: first.cursor ?? '' });
  expect(second.calls).toEqual(expected);
});

test('a state selects the calls that are in it, at every instant', () => {
  const sandbox = mock.fresh();
  const states = ['queued', 'ringing', 'answered', 'ended', 'analysed'];
  fc.assert(
    fc.property(fc.nat(30_000), (ms) => {
      jumpClock(sandbox, { by: `${ms}ms` });
      createCall(server, sandbox, { ...CALL, provider: 'ovia' });
      const all = listCalls(server, sandbox, { limit: 1000 }).calls;
      for (const state of states) {
        const selected = listCalls(server, sandbox, { limit: 1000, state }).calls;
        expect(selected).toEqual(all.filter((call) => call.state === state));
      }
    }),
    { numRuns: 12 },
  );
});

test.each([
  ['a limit of 0', { limit: 0 }, 'RINGBACK_LIST_LIMIT'],
  ['a limit over 1,000', { limit: 1001 }, 'RINGBACK_LIST_LIMIT'],
  ['half a call', { limit: 1.5 }, 'RINGBACK_LIST_LIMIT'],
  ['a cursor of nobody', { cursor: 'bm9ib2R5' }, 'RINGBACK_LIST_CURSOR'],
  ['an empty cursor', { cursor: '' }, 'RINGBACK_LIST_CURSOR'],
  ['a state that there is not', { state: 'done' }, 'RINGBACK_RESOURCE_STATE'],
  ['a provider that is not served', { provider: 'twilio' }, 'RINGBACK_PROVIDER_UNKNOWN'],
])('%s is refused', (_what, query, code) => {
  expect(() => listCalls(server, mock.fresh(), query)).toThrow(
    expect.objectContaining({ status: 422, code }),
  );
});

test('a cursor belongs to its filters and to its sandbox', () => {
  const sandbox = mock.fresh();
  const cursor = listCalls(server, sandbox, { limit: 1 }).cursor ?? '';
  const refused = expect.objectContaining({ code: 'RINGBACK_LIST_CURSOR' });
  expect(() => listCalls(server, sandbox, { cursor, state: 'analysed' })).toThrow(refused);
  expect(() => listCalls(server, sandbox, { cursor, provider: 'ovia' })).toThrow(refused);
  expect(() => listCalls(server, mock.fresh(), { cursor })).toThrow(refused);
  expect(listCalls(server, sandbox, { cursor, limit: 50 }).calls).toHaveLength(50);
});

test.each([
  ['an unknown provider', { provider: 'twilio' }, 'RINGBACK_PROVIDER_UNKNOWN'],
  ['a number that is none', { from: '4155550100' }, 'RINGBACK_CALL_NUMBER'],
  ['a number with spaces', { to: '+1 415 555 0100' }, 'RINGBACK_CALL_NUMBER'],
])('a call with %s is not made', (_what, wrong, code) => {
  const sandbox = scripted();
  expect(() => createCall(server, sandbox, { ...CALL, ...wrong })).toThrow(
    expect.objectContaining({ status: 422, code }),
  );
  expect(walk(sandbox, {})).toHaveLength(1);
});

test('a hang-up ends a call now, by the agent unless it is said; before the answer nobody answered', () => {
  const sandbox = scripted();
  const waiting = createCall(server, sandbox, CALL);
  expect(hangUpCall(server, sandbox, waiting.id)).toMatchObject({
    state: 'ended',
    outcome: 'no-answer',
    answeredAt: null,
  });
  const answered = [createCall(server, sandbox, CALL), createCall(server, sandbox, CALL)];
  jumpClock(sandbox, { by: '20s' });
  const ended = { state: 'ended', outcome: 'answered', endedAt: '2026-01-01T09:00:20.000Z' };
  expect(hangUpCall(server, sandbox, answered[0]?.ids.voiceos ?? '')).toMatchObject(ended);
  expect(hangUpCall(server, sandbox, answered[1]?.id ?? '', { by: 'user' })).toMatchObject(ended);
});

test('the provider shows at once who hung up', async () => {
  const sandbox = scripted();
  const call = createCall(server, sandbox, CALL);
  jumpClock(sandbox, { by: '20s' });
  const look = async () =>
    JSON.parse((await mock.ask(sandbox, `/voiceos/conversations/${call.ids.voiceos}`)).text);
  const other = createCall(server, sandbox, CALL);
  expect(await look()).toMatchObject({ status: 'started', ended_reason: null });
  hangUpCall(server, sandbox, call.id, { by: 'user' });
  expect(await look()).toMatchObject({ status: 'ended', ended_reason: 'user_ended' });
  answerCall(server, sandbox, other.id);
  hangUpCall(server, sandbox, other.id);
  const agent = await mock.ask(sandbox, `/voiceos/conversations/${other.ids.voiceos}`);
  expect(JSON.parse(agent.text)).toMatchObject({ ended_reason: 'agent_ended' });
});

test('a call can be answered, spoken in and hung up by hand', async () => {
  const sandbox = scripted();
  const { id } = createCall(server, sandbox, CALL);
  expect(answerCall(server, sandbox, id)).toMatchObject({
    state: 'answered',
    answeredAt: START,
    transcript: [],
  });
  jumpClock(sandbox, { by: '1s' });
  const { transcript } = sayInCall(server, sandbox, id, { text: 'Is anybody there?' });
  expect(transcript.at(-1)).toEqual({
    role: 'user',
    text: 'Is anybody there?',
    at: '2026-01-01T09:00:01.000Z',
  });
  hangUpCall(server, sandbox, id, { by: 'user' });
  await advanceClock(sandbox, { until: 'idle' });
  const call = getCall(server, sandbox, id);
  expect(call).toMatchObject({ state: 'analysed', outcome: 'answered', transcript });
  expect(call.costs?.total).toBeGreaterThan(0);
});

test('a call that fails costs nothing', async () => {
  const sandbox = scripted();
  const { id } = createCall(server, sandbox, CALL);
  expect(failCall(server, sandbox, id, { reason: 'no route' })).toMatchObject({
    state: 'ended',
    outcome: 'failed',
  });
  await advanceClock(sandbox, { until: 'idle' });
  expect(getCall(server, sandbox, id).costs).toEqual({
    llm: 0,
    stt: 0,
    tts: 0,
    telephony: 0,
    platform: 0,
    total: 0,
  });
});

test('an action that the state of a call does not allow is a conflict, and changes nothing', () => {
  const sandbox = scripted();
  const before = getCall(server, sandbox, 'vip');
  const conflict = expect.objectContaining({ status: 409, code: 'RINGBACK_CALL_STATE' });
  expect(() => hangUpCall(server, sandbox, 'vip')).toThrow(conflict);
  expect(() => answerCall(server, sandbox, 'vip')).toThrow(conflict);
  expect(() => failCall(server, sandbox, 'vip')).toThrow(conflict);
  expect(() => sayInCall(server, sandbox, 'vip', { text: 'Hello?' })).toThrow(conflict);
  expect(getCall(server, sandbox, 'vip')).toEqual(before);
  expect(sandbox.world.ledger.changes).toHaveLength(0);
});

test('an action on a call that there is not says so', () => {
  const unknown = expect.objectContaining({ status: 404, code: 'RINGBACK_CALL_UNKNOWN' });
  expect(() => hangUpCall(server, scripted(), 'call_0000000000000000')).toThrow(unknown);
  expect(() => hangUpCall(server, scripted(), '')).toThrow(unknown);
});

test.each([
  ['nobody', () => hangUpCall(server, scripted(), 'vip', { by: 'robot' as 'agent' })],
  ['nothing', () => sayInCall(server, scripted(), 'vip', { text: '' })],
  ['too much', () => sayInCall(server, scripted(), 'vip', { text: 'a'.repeat(2001) })],
  ['an empty reason', () => failCall(server, scripted(), 'vip', { reason: '' })],
])('%s is nothing to act with', (_what, act) => {
  expect(act).toThrow(expect.objectContaining({ status: 422, code: 'RINGBACK_CALL_FIELD' }));
});

test('a call of a dataset can be hung up in one sandbox, and lives on in another', () => {
  const [one, other] = [mock.fresh(), mock.fresh()];
  for (const sandbox of [one, other]) jumpClock(sandbox, { to: '2026-01-01T09:30:00.000Z' });
  let live = listCalls(server, one, { state: 'answered' }).calls;
  while (live.length === 0) {
    for (const sandbox of [one, other]) jumpClock(sandbox, { by: '10s' });
    live = listCalls(server, one, { state: 'answered' }).calls;
  }
  const id = live[0]?.id ?? '';
  expect(hangUpCall(server, one, id).state).toBe('ended');
  expect(getCall(server, one, id).state).toBe('ended');
  expect(listCalls(server, one, { state: 'answered' }).calls.map((call) => call.id)).not.toContain(id);
  expect(getCall(server, other, id).state).toBe('answered');
});

test('resources are the same, whatever their kind', () => {
  const sandbox = scripted();
  const call = createCall(server, sandbox, CALL);
  const { id, ids, provider, state, createdAt } = call;
  const page = listResources(server, sandbox, { limit: 1 });
  expect(page.resources).toEqual([{ id, ids, kind: 'call', provider, state, createdAt }]);
  expect(page.hasMore).toBe(true);
  const rest = listResources(server, sandbox, { cursor: page.cursor ?? '' });
  expect([rest.resources.map((resource) => resource.id), rest.hasMore]).toEqual([['vip'], false]);
  expect(listResources(server, sandbox, { kind: 'call', state: 'queued' }).resources).toHaveLength(1);
  expect(() => listResources(server, sandbox, { kind: 'ticket' })).toThrow(
    expect.objectContaining({ status: 422, code: 'RINGBACK_RESOURCE_KIND' }),
  );
});
