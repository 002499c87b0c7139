import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createCall, listCalls } from '../../../src/server/control/calls.ts';
import {
  freezeClock,
  getClock,
  jumpClock,
  rewindClock,
  runClock,
  stepClock,
} from '../../../src/server/control/clock.ts';
import { resetSandbox } from '../../../src/server/control/scenarios.ts';
import { createTestMock, START } from './support/mock.ts';

const mock = createTestMock();
afterAll(() => mock.server.close());

const CALL = { provider: 'voiceos', from: '+14155550100', to: '+14155550123' };

test('a frozen clock shows its mode, its instant and its start', () => {
  expect(getClock(mock.fresh())).toEqual({ mode: 'frozen', now: START, start: START });
});

test('a running clock shows its rate, and goes with real time at that rate', () => {
  const sandbox = mock.fresh();
  runClock(sandbox, { rate: 60 });
  mock.wall.now += 1000;
  expect(getClock(sandbox)).toEqual({
    mode: 'running',
    now: '2026-01-01T09:01:00.000Z',
    start: START,
    rate: 60,
  });
});

test('a stepping clock shows its step, and each request to a provider moves it after its answer', async () => {
  const sandbox = mock.fresh();
  expect(stepClock(sandbox, { by: '90s' })).toMatchObject({ mode: 'stepping', step: '1m30s', now: START });
  await mock.ask(sandbox, '/voiceos/conversations?limit=1');
  expect(getClock(sandbox).now).toBe('2026-01-01T09:01:30.000Z');
  expect(stepClock(sandbox, { by: 'next' })).toMatchObject({ step: 'next' });
});

test('a jump moves forwards by a duration or to an instant, and keeps the mode', () => {
  const sandbox = mock.fresh();
  expect(jumpClock(sandbox, { by: '1h30m' }).now).toBe('2026-01-01T10:30:00.000Z');
  runClock(sandbox, { rate: 2 });
  const to = '2026-01-02T00:00:00.000Z';
  expect(jumpClock(sandbox, { to })).toEqual({ mode: 'running', now: to, start: START, rate: 2 });
  mock.wall.now += 500;
  expect(getClock(sandbox).now).toBe('2026-01-02T00:00:01.000Z');
});

test('a freeze stops a running clock where it is, or at an instant ahead', () => {
  const sandbox = mock.fresh();
  runClock(sandbox, { rate: 1 });
  mock.wall.now += 5000;
  expect(freezeClock(sandbox)).toEqual({ mode: 'frozen', now: '2026-01-01T09:00:05.000Z', start: START });
  mock.wall.now += 5000;
  const at = '2026-01-01T09:30:00.000Z';
  expect(freezeClock(sandbox, { at })).toEqual({ mode: 'frozen', now: at, start: START });
});

test.each([
  [
    'a jump back',
    () => jumpClock(mock.fresh(), { to: '2026-01-01T08:59:59.999Z' }),
    'RINGBACK_CLOCK_BACKWARDS',
  ],
  [
    'a freeze in the past',
    () => freezeClock(mock.fresh(), { at: '2020-01-01T00:00:00Z' }),
    'RINGBACK_CLOCK_BACKWARDS',
  ],
  ['a negative duration', () => jumpClock(mock.fresh(), { by: '-5s' }), 'RINGBACK_CLOCK_DURATION'],
  ['a word for a duration', () => stepClock(mock.fresh(), { by: 'soon' }), 'RINGBACK_CLOCK_DURATION'],
  [
    'a day that does not exist',
    () => jumpClock(mock.fresh(), { to: '2026-02-30T00:00:00Z' }),
    'RINGBACK_CLOCK_INSTANT',
  ],
  ['a rate of nothing', () => runClock(mock.fresh(), { rate: 0 }), 'RINGBACK_CLOCK_RATE'],
  ['a rate that is no number', () => runClock(mock.fresh(), { rate: Number.NaN }), 'RINGBACK_CLOCK_RATE'],
  ['both ways at once', () => jumpClock(mock.fresh(), { by: '1s', to: START }), 'RINGBACK_CLOCK_MOVE'],
  [
    'a rewind ahead',
    () => rewindClock(mock.fresh(), { to: '2026-01-01T09:00:00.001Z' }),
    'RINGBACK_CLOCK_FORWARDS',
  ],
  [
    'a rewind before the start',
    () => rewindClock(mock.fresh(), { by: '1ms' }),
    'RINGBACK_CLOCK_BEFORE_START',
  ],
])('%s is refused, and the caller is told why', (_what, move, code) => {
  expect(move).toThrow(expect.objectContaining({ status: 422, code }));
});

test('the clock never passes the year 9999, whose instants could not be written', () => {
  const sandbox = mock.fresh();
  jumpClock(sandbox, { to: '9999-12-31T23:59:59.999Z' });
  expect(() => jumpClock(sandbox, { by: '1ms' })).toThrow(
    expect.objectContaining({ code: 'RINGBACK_CLOCK_RANGE' }),
  );
});

test('a rewind drops the changes after its instant, says how many, and keeps the mode', () => {
  const sandbox = mock.fresh();
  createCall(mock.server, sandbox, CALL);
  jumpClock(sandbox, { by: '1m' });
  createCall(mock.server, sandbox, CALL);
  jumpClock(sandbox, { by: '1m' });
  stepClock(sandbox, { by: '1s' });
  createCall(mock.server, sandbox, CALL);

  expect(rewindClock(sandbox, { by: '90s' })).toEqual({
    ...{ mode: 'stepping', step: '1s', now: '2026-01-01T09:00:30.000Z', start: START },
    discarded: 2,
  });
  const own = listCalls(mock.server, sandbox).calls.filter(({ provider }) => provider !== null);
  expect(own.map(({ createdAt }) => createdAt)).toEqual([START]);
});

test('a change at exactly the instant of a rewind stays', () => {
  const sandbox = mock.fresh();
  jumpClock(sandbox, { by: '1m' });
  createCall(mock.server, sandbox, CALL);
  jumpClock(sandbox, { by: '1m' });
  expect(rewindClock(sandbox, { by: '1m' }).discarded).toBe(0);
});

test('a rewind right after a reset changes nothing', () => {
  const sandbox = mock.fresh();
  createCall(mock.server, sandbox, CALL);
  resetSandbox(sandbox);
  const before = JSON.stringify([getClock(sandbox), listCalls(mock.server, sandbox)]);
  expect(rewindClock(sandbox, { by: '0s' }).discarded).toBe(0);
  expect(JSON.stringify([getClock(sandbox), listCalls(mock.server, sandbox)])).toBe(before);
});

/** What a test may do to a world; a number is a jump by so many milliseconds. */
type Command = number | { readonly direction: 'inbound' | 'outbound'; readonly provider: string };

const commands: fc.Arbitrary<readonly Command[]> = fc.array(
  fc.oneof(
    fc.nat(200_000),
    fc.record({
      direction: fc.constantFrom('inbound' as const, 'outbound' as const),
      provider: fc.constantFrom('voiceos', 'elevenlabs', 'ovia'),
    }),
  ),
  { maxLength: 12 },
);

test('after a rewind the same commands give the same bytes', () => {
  const { server } = mock;
  const sandbox = mock.fresh();
  const run = (script: readonly Command[]): string => {
    for (const command of script) {
      if (typeof command === 'number') jumpClock(sandbox, { by: `${command}ms` });
      else createCall(server, sandbox, { from: CALL.from, to: CALL.to, ...command });
    }
    return JSON.stringify([getClock(sandbox), listCalls(server, sandbox, { limit: 40 })]);
  };
  fc.assert(
    fc.property(commands, commands, (before, after) => {
      resetSandbox(sandbox);
      run(before);
      // A rewind keeps the changes of its own instant: what comes after is to be told from them.
      jumpClock(sandbox, { by: '1ms' });
      const { now } = getClock(sandbox);
      jumpClock(sandbox, { by: '1ms' });
      const first = run(after);
      rewindClock(sandbox, { to: now });
      jumpClock(sandbox, { by: '1ms' });
      expect(run(after)).toBe(first);
    }),
    { numRuns: 25 },
  );
});
