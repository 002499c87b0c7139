import { afterAll, expect, test } from '@jest/globals';
import { NEVER } from '../../../src/core/instant.ts';
import { advanceClock, type Deliveries } from '../../../src/server/control/advance.ts';
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
import type { Sandbox } from '../../../src/server/sandbox.ts';
import { createTestMock, START } from './support/mock.ts';
import { CALL, quietWorld } from './support/quiet.ts';

const mock = createTestMock();
const { server } = mock;
afterAll(() => server.close());

const quiet = (): Sandbox => quietWorld(mock);

/** Deliveries every ten seconds; each of them does what a receiver does. */
function everyTenSeconds(receive: () => void | Promise<void>): Deliveries {
  return {
    nextStopAt: (_sandbox, after) => (Math.floor(after / 10_000) + 1) * 10_000,
    nextDueAt: () => NEVER,
    lastDueAt: () => -NEVER,
    async settle(sandbox) {
      const at = getClock(sandbox).now;
      if (!at.endsWith('0.000Z') || at === START) return { count: 0, fired: [] };
      await receive();
      return { count: 1, fired: [{ at, kind: 'call.ended', delivery: `dlv_${at}` }] };
    },
  };
}

test('an advance stops where something is to be delivered, and what a receiver makes meanwhile is included', async () => {
  const sandbox = quiet();
  const seen: string[] = [];
  const deliveries = everyTenSeconds(() => {
    seen.push(getClock(sandbox).now.slice(17, 19));
    if (seen.length === 2) createCall(server, sandbox, CALL);
  });
  const { fired, firedCount, now } = await advanceClock(sandbox, { by: '35s' }, deliveries);
  expect(seen).toEqual(['10', '20', '30']);
  expect(now).toBe('2026-01-01T09:00:35.000Z');
  expect(firedCount).toBe(fired.length);
  expect(fired.filter(({ delivery }) => delivery)).toHaveLength(3);
  // The receiver's call was made at the stop itself, and is listed before the delivery that led to it.
  expect(fired.map(({ kind, delivery }) => (delivery ? 'delivery' : kind)).slice(0, 4)).toEqual([
    'delivery',
    'call.queued',
    'delivery',
    'call.ringing',
  ]);
});

test('until idle goes on until what receivers make has settled too', async () => {
  const sandbox = quiet();
  createCall(server, sandbox, CALL);
  let made = 0;
  const deliveries = everyTenSeconds(() => {
    if (made++ === 0) createCall(server, sandbox, { ...CALL, provider: 'ovia' });
  });
  await advanceClock(sandbox, { until: 'idle' }, deliveries);
  expect(listCalls(server, sandbox).calls.map(({ state }) => state)).toEqual(['analysed', 'analysed']);
});

test('while an advance is at work the clock is nobody else’s, and requests neither step it nor wait', async () => {
  const sandbox = quiet();
  stepClock(sandbox, { by: '1s' });
  const codes: unknown[] = [];
  const deliveries = everyTenSeconds(async () => {
    const before = getClock(sandbox).now;
    const { status } = await mock.ask(sandbox, '/voiceos/conversations');
    codes.push(status, getClock(sandbox).now === before, getClock(sandbox).mode);
    const requests = [
      () => jumpClock(sandbox, { by: '1s' }),
      () => rewindClock(sandbox, { by: '1s' }),
      () => freezeClock(sandbox),
      () => runClock(sandbox, { rate: 1 }),
      () => stepClock(sandbox, { by: '2s' }),
    ];
    for (const request of requests) {
      expect(request).toThrow(expect.objectContaining({ status: 409, code: 'RINGBACK_CLOCK_BUSY' }));
    }
    await expect(advanceClock(sandbox, { by: '1s' })).rejects.toMatchObject({ status: 409 });
  });
  await advanceClock(sandbox, { by: '10s' }, deliveries);
  expect(codes).toEqual([200, true, 'stepping']);
  expect(getClock(sandbox)).toMatchObject({ mode: 'stepping', step: '1s' });
});

test('a running clock stands still while an advance waits for a receiver', async () => {
  const sandbox = quiet();
  runClock(sandbox, { rate: 1 });
  const { now } = await advanceClock(
    sandbox,
    { by: '20s' },
    everyTenSeconds(() => {
      mock.wall.now += 60_000;
    }),
  );
  expect(now).toBe('2026-01-01T09:00:20.000Z');
  expect(getClock(sandbox)).toMatchObject({ mode: 'running', now });
});

test('a reset begins a new epoch: the advance that it cuts short is told so, and leaves the new world alone', async () => {
  const sandbox = quiet();
  stepClock(sandbox, { by: '1s' });
  const deliveries = everyTenSeconds(() => resetSandbox(sandbox));
  await expect(advanceClock(sandbox, { by: '1m' }, deliveries)).rejects.toMatchObject({
    status: 409,
    code: 'RINGBACK_CLOCK_EPOCH',
  });
  expect(getClock(sandbox)).toEqual({ mode: 'frozen', now: START, start: START });
});

test('an advance that was cut short does not let go of a clock that another one holds', async () => {
  const sandbox = quiet();
  let second: Promise<unknown> = Promise.resolve();
  const deliveries = everyTenSeconds(() => {
    resetSandbox(sandbox);
    second = advanceClock(
      sandbox,
      { by: '10s' },
      everyTenSeconds(() => first.then(() => expect(sandbox.isHeld).toBe(true))),
    );
  });
  const first = advanceClock(sandbox, { by: '1m' }, deliveries).catch(({ code }) => code);
  expect(await first).toBe('RINGBACK_CLOCK_EPOCH');
  await second;
  expect([sandbox.isHeld, getClock(sandbox).now]).toEqual([false, '2026-01-01T09:00:10.000Z']);
});

test('a receiver that makes more work at every stop does not make an advance endless', async () => {
  const sandbox = quiet();
  const deliveries: Deliveries = {
    nextStopAt: (_sandbox, after) => after + 1,
    nextDueAt: () => NEVER,
    lastDueAt: () => -NEVER,
    settle: async () => ({ count: 1, fired: [] }),
  };
  await expect(advanceClock(sandbox, { by: '1d' }, deliveries)).rejects.toMatchObject({
    code: 'RINGBACK_CLOCK_STOPS',
  });
  expect(getClock(sandbox).mode).toBe('frozen');
});
