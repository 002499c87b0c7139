import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Advance, type Advanced, advanceClock } from '../../../src/server/control/advance.ts';
import { hangUpCall } from '../../../src/server/control/call-actions.ts';
import { createCall, getCall, listCalls } from '../../../src/server/control/calls.ts';
import { getClock, jumpClock, runClock, stepClock } from '../../../src/server/control/clock.ts';
import { loadScenarioDocument, resetSandbox } from '../../../src/server/control/scenarios.ts';
import type { Sandbox } from '../../../src/server/sandbox.ts';
import { createTestMock, START } from './support/mock.ts';
import { CALL, quietWorld } from './support/quiet.ts';

const mock = createTestMock();
const { server } = mock;
afterAll(() => server.close());

const quiet = (): Sandbox => quietWorld(mock);

test('an advance says what happened on the way, in order, with the ids of the domain', async () => {
  const sandbox = quiet();
  const { id } = createCall(server, sandbox, CALL);
  const { from, now, firedCount, fired } = await advanceClock(sandbox, { by: '1m' });
  expect([from, now]).toEqual([START, '2026-01-01T09:01:00.000Z']);
  const kinds = fired.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind !== 'call.message')).toEqual([
    'call.ringing',
    'call.answered',
    'call.ended',
    'call.analysed',
  ]);
  expect(kinds.filter((kind) => kind === 'call.message').length).toBeGreaterThan(1);
  expect(firedCount).toBe(fired.length);
  expect(new Set(fired.map(({ resource }) => resource))).toEqual(new Set([id]));
  expect(fired.map(({ at }) => at)).toEqual(fired.map(({ at }) => at).sort());
  expect(fired[0]).toEqual({ at: '2026-01-01T09:00:01.000Z', kind: 'call.ringing', resource: id });
});

test('an event at exactly the end has happened, one at exactly the beginning is left out', async () => {
  const sandbox = quiet();
  createCall(server, sandbox, CALL);
  expect((await advanceClock(sandbox, { by: '1s' })).fired.map(({ kind }) => kind)).toEqual(['call.ringing']);
  expect((await advanceClock(sandbox, { by: '3999ms' })).fired).toEqual([]);
  expect((await advanceClock(sandbox, { by: '1ms' })).fired.map(({ kind }) => kind)).toEqual([
    'call.answered',
  ]);
});

test('until next goes to the next thing that is due, and stays where nothing is', async () => {
  const sandbox = quiet();
  expect(await advanceClock(sandbox, { until: 'next' })).toEqual({
    from: START,
    now: START,
    firedCount: 0,
    fired: [],
  });
  createCall(server, sandbox, CALL);
  const { now, fired } = await advanceClock(sandbox, { until: 'next' });
  expect([now, fired.length]).toEqual(['2026-01-01T09:00:01.000Z', 1]);
});

test('until next passes over what a hang-up has made void, also for a call of a dataset', async () => {
  const sandbox = mock.fresh();
  for (let calls = 0; calls === 0; ) {
    jumpClock(sandbox, { by: '10s' });
    calls = listCalls(server, sandbox, { state: 'answered' }).calls.length;
  }
  const [call] = listCalls(server, sandbox, { state: 'answered' }).calls;
  hangUpCall(server, sandbox, call?.id ?? '');
  for (let advanced = await next(sandbox); advanced.from !== advanced.now; advanced = await next(sandbox)) {
    expect(advanced.firedCount).toBeGreaterThan(0);
  }
  expect(getCall(server, sandbox, call?.id ?? '')).toMatchObject({ state: 'analysed' });
});

function next(sandbox: Sandbox): Promise<Advanced> {
  return advanceClock(sandbox, { until: 'next' });
}

test('until next leaves out arrivals that lie ahead', async () => {
  const sandbox = mock.fresh();
  for (let advanced = await next(sandbox); advanced.from !== advanced.now; ) advanced = await next(sandbox);
  expect(listCalls(server, sandbox, { limit: 1 }).calls[0]?.state).toBe('analysed');
  expect((await advanceClock(sandbox, { by: '1h' })).fired.map(({ kind }) => kind)).toContain('call.queued');
});

test('until idle goes on until what was there has settled, and arrivals on the way lead no further', async () => {
  const sandbox = mock.fresh();
  loadScenarioDocument(server, sandbox, {
    ringback: 'scenario/1',
    name: 'busy',
    data: [{ calls: 5000, over: { before: '1h', after: '1d' } }],
  });
  const live = (): readonly string[] =>
    listCalls(server, sandbox, { limit: 1000 })
      .calls.filter(({ state }) => state !== 'analysed')
      .map(({ id }) => id);
  const before = live();
  const { fired } = await advanceClock(sandbox, { until: 'idle' });
  expect(before.length).toBeGreaterThan(0);
  expect(live().filter((id) => before.includes(id))).toEqual([]);
  expect(live().length).toBeGreaterThan(0);
  expect(
    fired.filter(({ at }) => at === getClock(sandbox).now).map(({ resource }) => resource),
  ).toContainEqual(expect.stringMatching(new RegExp(before.join('|'))));
});

test('until idle goes to the last thing that happens to what is there', async () => {
  const sandbox = quiet();
  const { id } = createCall(server, sandbox, CALL);
  const { now, fired } = await advanceClock(sandbox, { until: 'idle' });
  expect(fired.at(-1)).toEqual({ at: now, kind: 'call.analysed', resource: id });
  expect(await advanceClock(sandbox, { until: 'idle' })).toMatchObject({ from: now, now, firedCount: 0 });
});

test.each([
  ['back in time', { to: '2026-01-01T08:00:00Z' }, 'RINGBACK_CLOCK_BACKWARDS'],
  ['by less than nothing', { by: '-1s' }, 'RINGBACK_CLOCK_DURATION'],
  ['nowhere', {}, 'RINGBACK_CLOCK_MOVE'],
  ['until doomsday', { until: 'doomsday' }, 'RINGBACK_CLOCK_MOVE'],
])('an advance %s is refused, and the clock is free again', async (_where, advance, code) => {
  const sandbox = mock.fresh();
  // What a caller without types may send.
  await expect(advanceClock(sandbox, advance as Advance)).rejects.toMatchObject({ status: 422, code });
  expect(getClock(sandbox).now).toBe(START);
  expect(jumpClock(sandbox, { by: '1s' }).now).toBe('2026-01-01T09:00:01.000Z');
});

test('a running and a stepping clock go on in their mode after an advance', async () => {
  const running = quiet();
  runClock(running, { rate: 10 });
  mock.wall.now += 100;
  await advanceClock(running, { by: '1m' });
  expect(getClock(running)).toMatchObject({ mode: 'running', rate: 10, now: '2026-01-01T09:01:01.000Z' });
  mock.wall.now += 100;
  expect(getClock(running).now).toBe('2026-01-01T09:01:02.000Z');

  const stepping = quiet();
  stepClock(stepping, { by: '1s' });
  await advanceClock(stepping, { by: '1m' });
  expect(getClock(stepping)).toMatchObject({ mode: 'stepping', step: '1s', now: '2026-01-01T09:01:00.000Z' });
});

test('intervals that meet add up: advancing twice fires the same as advancing at once', async () => {
  const sandbox = mock.fresh();
  await fc.assert(
    fc.asyncProperty(fc.nat(3_600_000), fc.nat(3_600_000), async (one, other) => {
      const start = (): void => {
        resetSandbox(sandbox);
        createCall(server, sandbox, CALL);
      };
      start();
      const parts = [
        await advanceClock(sandbox, { by: `${one}ms` }),
        await advanceClock(sandbox, { by: `${other}ms` }),
      ];
      start();
      const whole = await advanceClock(sandbox, { by: `${one + other}ms` });
      expect(parts.reduce((sum, { firedCount }) => sum + firedCount, 0)).toBe(whole.firedCount);
      expect(parts.flatMap(({ fired }) => fired).slice(0, 1000)).toEqual(whole.fired);
    }),
    { numRuns: 30 },
  );
});

test('what fired is listed up to 1,000, and counted in full', async () => {
  const sandbox = mock.fresh();
  loadScenarioDocument(server, sandbox, {
    ringback: 'scenario/1',
    name: 'busy',
    // A call a millisecond or so: slices of the interval meet in the middle of what happens.
    data: [{ calls: 3000, over: { after: '4s' }, outcomes: 'busy' }],
  });
  const { firedCount, fired } = await advanceClock(sandbox, { by: '1m' });
  expect([firedCount, fired.length]).toEqual([9000, 1000]);
});

test('an advance over a call leaves it as a look at that instant shows it', async () => {
  const sandbox = quiet();
  const { id } = createCall(server, sandbox, CALL);
  await advanceClock(sandbox, { by: '36s' });
  expect(getCall(server, sandbox, id)).toMatchObject({
    state: 'ended',
    answeredAt: '2026-01-01T09:00:05.000Z',
    endedAt: '2026-01-01T09:00:35.000Z',
    costs: null,
  });
});
