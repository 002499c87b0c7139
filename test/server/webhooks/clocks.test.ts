import { expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { setMode } from '../../../src/core/clock.ts';
import type { Mock } from '../../../src/index.ts';
import { createTestMock } from '../control/support/mock.ts';
import { after, mockOf, placeCall, receiverOf } from './support/world.ts';

const EVENTS = ['call.queued', 'call.ringing', 'call.answered', 'call.ended', 'call.analysed'];

test('an answer goes out before the deliveries that its request caused', async () => {
  const mock = mockOf([{ url: '/_ringback/inbox/a', events: ['call.queued'] }]);
  await placeCall(mock);
  expect(mock.inbox('a').list().entries).toEqual([]);
  await mock.clock.settle();
  expect(mock.inbox('a').list().entries).toHaveLength(1);
});

test('an early delivery comes before its create is answered', async () => {
  const receiver = await receiverOf();
  const mock = mockOf([{ url: receiver.url, events: ['call.queued'], faults: { early: true } }]);
  await placeCall(mock);
  expect(receiver.received).toHaveLength(1);
});

test('of creates that go on at once each waits for its own early delivery, and for no other', async () => {
  const gates = new Map<string, () => void>();
  const { promise: allCame, resolve: come } = Promise.withResolvers<void>();
  const receiver = await receiverOf(async ({ text }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    gates.set(JSON.parse(text).data.to, resolve);
    if (gates.size === 3) come();
    await promise;
    return 204;
  });
  const mock = mockOf([{ url: receiver.url, events: ['call.queued'], faults: { early: true } }]);
  const answered: string[] = [];
  const place = async (to: string): Promise<void> => {
    await placeCall(mock, { to_number: to });
    answered.push(to);
  };
  const numbers = ['+14155550121', '+14155550122', '+14155550123'];
  const waiting = numbers.map(place);
  await allCame;
  for (const nth of [2, 0, 1]) {
    gates.get(numbers[nth] ?? '')?.();
    await waiting[nth];
  }
  expect(answered).toEqual([numbers[2], numbers[0], numbers[1]]);
});

test('a request looks for nothing to deliver where its clock stands still and it changed nothing', async () => {
  const { server, fresh, ask } = createTestMock();
  try {
    const sandbox = fresh();
    const pump = jest.spyOn(sandbox.outbox, 'pump');
    expect((await ask(sandbox, '/voiceos/conversations')).status).toBe(200);
    expect(pump).not.toHaveBeenCalled();
    sandbox.setClock(setMode(sandbox.world.clock, { mode: 'stepping', step: 1000 }, sandbox.wall));
    pump.mockClear();
    await ask(sandbox, '/voiceos/conversations');
    expect(pump).toHaveBeenCalledTimes(1);
  } finally {
    await server.close();
  }
});

test('a receiver of early deliveries that creates a call before it acknowledges is not waited for in a circle', async () => {
  let made = 0;
  const receiver = await receiverOf(async () => {
    made += 1;
    if (made <= 3) await placeCall(mock);
    return 204;
  });
  const mock: Mock = mockOf([{ url: receiver.url, events: ['call.queued'], faults: { early: true } }]);
  await placeCall(mock);
  expect(receiver.received).toHaveLength(4);
  expect(mock.violations.list()).toEqual([]);
});

test.each([
  ['frozen', { clock: 'frozen' }],
  ['running', { clock: 'running:1000' }],
  ['stepping', { clock: 'stepping:1s' }],
  ['stepping:next', { clock: 'stepping:next' }],
])(
  'a receiver that asks and creates before it acknowledges is no deadlock: %s, and under its advance',
  async (_mode, options) => {
    let made = 0;
    const seen: string[] = [];
    const receiver = await receiverOf(async ({ type, timestamp }) => {
      const page = await mock.fetch('/voiceos/conversations', { headers: { Authorization: 'Bearer any' } });
      seen.push(`${type} ${page.status}`);
      if (type === 'call.ended' && made < 2) {
        made += 1;
        await placeCall(mock);
      }
      expect(mock.clock.get().now >= timestamp).toBe(true);
      return 204;
    });
    const mock: Mock = mockOf([{ url: receiver.url, events: EVENTS }], {}, options);
    await placeCall(mock);
    await mock.clock.settle();
    await mock.clock.advance('5m');
    await mock.clock.settle();
    expect(seen.filter((line) => line.startsWith('call.ended'))).toHaveLength(3);
    expect(new Set(seen)).toEqual(new Set(EVENTS.map((type) => `${type} 200`)));
    expect(mock.deliveries.list({ state: 'delivered' }).deliveries).toHaveLength(3 * EVENTS.length);
  },
);

test('under an advance each event is told at its own instant, and what a receiver makes there is told too', async () => {
  const log: string[] = [];
  const receiver = await receiverOf(async ({ type, timestamp }) => {
    log.push(`${type} ${timestamp} ${mock.clock.get().now}`);
    if (type === 'call.ended' && log.length < 5) await placeCall(mock);
    return 204;
  });
  const mock: Mock = mockOf([{ url: receiver.url, events: ['call.queued', 'call.ended'] }]);
  await placeCall(mock);
  const { fired } = await mock.clock.advance('35s');
  const line = (type: string, ms: number): string => `${type} ${after(ms)} ${after(ms)}`;
  expect(log).toEqual([line('call.queued', 0), line('call.ended', 35_000), line('call.queued', 35_000)]);
  expect(fired.filter(({ delivery }) => delivery).map(({ kind }) => kind)).toEqual([
    'call.ended',
    'call.queued',
  ]);
});

test('a running clock delivers by itself', async () => {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const receiver = await receiverOf(({ type }) => {
    if (type === 'call.analysed') end();
    return 204;
  });
  const mock = mockOf([{ url: receiver.url, events: EVENTS }], {}, { clock: 'running:200' });
  await placeCall(mock);
  await ended;
  expect(receiver.received.map(({ type }) => type)).toEqual(EVENTS);
});

test('a stepping clock tells of what fell due after each request', async () => {
  const receiver = await receiverOf();
  const mock = mockOf([{ url: receiver.url, events: EVENTS }], {}, { clock: 'stepping:next' });
  await placeCall(mock);
  for (let polls = 0; polls < 60; polls += 1) {
    await mock.fetch('/voiceos/conversations', { headers: { Authorization: 'Bearer any' } });
  }
  await mock.clock.settle();
  expect(receiver.received.map(({ type }) => type)).toEqual(EVENTS);
});

test('stepping to what is next goes to a retry too, and until next as well', async () => {
  const mock = mockOf([{ url: 'http://127.0.0.1:1/', events: ['call.analysed'] }]);
  await placeCall(mock);
  await mock.clock.advance('45s');
  expect((await mock.clock.advance({ until: 'next' })).now).toBe(after(50_000));
  mock.clock.step('next');
  await mock.fetch('/voiceos/conversations', { headers: { Authorization: 'Bearer any' } });
  expect(mock.clock.get().now).toBe(after(350_000));
});

test('a jump delivers afterwards, in order', async () => {
  const receiver = await receiverOf();
  const mock = mockOf([{ url: receiver.url, events: EVENTS }]);
  await placeCall(mock);
  expect(mock.clock.jump('1h').now).toBe(after(3_600_000));
  await mock.clock.settle();
  expect(receiver.received.map(({ type }) => type)).toEqual(EVENTS);
  const [last] = mock.deliveries.list().deliveries;
  expect(last).toMatchObject({ dueAt: after(45_000), attempts: [{ at: after(3_600_000) }] });
});

test('when an advance returns, everything that was due is delivered, and nothing that comes later', async () => {
  const receiver = await receiverOf();
  const mock = mockOf([{ url: receiver.url }], {
    data: [{ calls: 30, over: { before: '2m', after: '10m' } }],
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(120_000), { minLength: 1, maxLength: 6 }), async (steps) => {
      mock.reset();
      receiver.received.length = 0;
      await placeCall(mock);
      for (const step of steps) {
        await mock.clock.advance(`${step}ms`);
        const { now } = mock.clock.get();
        const { deliveries } = mock.deliveries.list({ limit: 1000 });
        expect(deliveries.every(({ state, dueAt }) => state === 'delivered' && dueAt <= now)).toBe(true);
        expect(receiver.received).toHaveLength(deliveries.length);
        const due = mock.calls.list({ limit: 1000 }).calls.filter(({ createdAt }) => createdAt > after(0));
        const told = new Set(receiver.received.map(({ text }) => JSON.parse(text).data.id));
        expect(due.every(({ id }) => told.has(id))).toBe(true);
      }
    }),
    { numRuns: 12 },
  );
});

test.each([
  [{ drop: 1 }, 0, 'dropped'],
  [{ duplicate: 1 }, 2, 'delivered'],
  [{ late: '20s' }, 1, 'delivered'],
])('a subscription with %j is told of an event that often: %s', async (faults, times, state) => {
  const receiver = await receiverOf();
  const mock = mockOf([{ url: receiver.url, events: ['call.ended'], faults }]);
  await placeCall(mock);
  await mock.clock.advance({ until: 'idle' });
  await mock.clock.advance('1m');
  expect(receiver.received).toHaveLength(times);
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(Math.min(1, times));
  const [delivery] = mock.deliveries.list().deliveries;
  expect(delivery).toMatchObject({
    state,
    eventAt: after(35_000),
    dueAt: after('late' in faults ? 55_000 : 35_000),
  });
});

test('a shuffle puts deliveries off within its window, the same way every time', async () => {
  const receiver = await receiverOf();
  const mock = mockOf([{ url: receiver.url, faults: { shuffle: '1m' } }]);
  const run = async (): Promise<readonly string[]> => {
    mock.reset();
    receiver.received.length = 0;
    await placeCall(mock);
    await mock.clock.advance('5m');
    return receiver.received.map(({ timestamp }) => timestamp);
  };
  const first = await run();
  expect(first).not.toEqual([...first].sort());
  expect(await run()).toEqual(first);
  for (const { eventAt, dueAt } of mock.deliveries.list().deliveries) {
    const delay = Date.parse(dueAt) - Date.parse(eventAt);
    expect(delay >= 0 && delay < 60_000).toBe(true);
  }
});
