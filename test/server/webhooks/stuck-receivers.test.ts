import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createBacklog } from '../../../src/server/webhooks/backlog.ts';
import { conclude } from '../../../src/server/webhooks/conclude.ts';
import type { Attempt } from '../../../src/server/webhooks/delivery-record.ts';
import { createPostman } from '../../../src/server/webhooks/post.ts';
import { recordOf } from './support/record.ts';
import { after, mockOf, placeCall, receiverOf } from './support/world.ts';

// A receiver that does not answer is given its 5 s of real time: these tests await just that.
const PATIENT_MS = 60_000;

/** Takes what comes, and never says so. */
const hang = () => undefined;

test(
  'a receiver that hangs does not stop the others, however much waits for it',
  async () => {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const hung = await receiverOf(hang);
    const other = await receiverOf(() => {
      arrive();
      return 204;
    });
    const mock = mockOf(
      [
        { url: hung.url, events: ['call.queued'] },
        { url: other.url, events: ['call.answered'] },
      ],
      {
        data: [
          { calls: 9000, over: { after: '23h' }, outcomes: 'busy' },
          {
            call: { id: 'last', from: '+14155550100', to: '+14155550123', after: '1d', outcome: 'answered' },
          },
        ],
      },
    );
    mock.clock.jump('2d');
    await arrived;
    const { deliveries, dropped } = mock.deliveries.list({ state: 'failed', limit: 1000 });
    expect(deliveries.length + dropped).toBeGreaterThan(900);
    expect(new Set(deliveries.map(({ attempts }) => attempts[0]?.error))).toEqual(new Set(['crowded']));
    // One is tried at a time, as ever.
    expect(hung.received.length).toBeLessThan(4);
  },
  PATIENT_MS,
);

test(
  'an advance waits at a stop once for a receiver that hangs, not once for each delivery, and goes on',
  async () => {
    const hung = await receiverOf(hang);
    const other = await receiverOf();
    const mock = mockOf(
      [{ url: hung.url, events: ['call.queued'] }, { url: other.url }].map((one) => ({
        ...one,
        retries: [],
      })),
    );
    for (let made = 0; made < 8; made += 1) await placeCall(mock);
    const { now } = await mock.clock.advance({ until: 'idle' });
    expect(now > after(40_000)).toBe(true);
    expect(hung.received.length).toBeLessThan(4);
    expect(other.received.filter(({ type }) => type === 'call.analysed')).toHaveLength(8);
    const states = mock.deliveries.list({ limit: 1000 }).deliveries.filter(({ event, subscription }) => {
      return event === 'call.queued' && subscription === 0;
    });
    expect(states.map(({ state }) => state).filter((state) => state === 'pending').length).toBeGreaterThan(4);
  },
  PATIENT_MS,
);

test('only so many attempts wait for one address; the rest is refused at once, and not tried again', async () => {
  const hung = await receiverOf(hang);
  const postman = createPostman(false);
  const url = new URL(hung.url);
  const sent = Array.from({ length: 5300 }, () =>
    postman.post({ url, method: 'POST', headers: {}, body: '{}' }),
  );
  const refused = await Promise.all(sent.slice(5200));
  expect(new Set(refused.map((outcome) => 'error' in outcome && outcome.error))).toEqual(
    new Set(['crowded']),
  );
  postman.close();
  const others = await Promise.all(sent.slice(0, 5200));
  expect(new Set(others.map((outcome) => 'error' in outcome && outcome.error))).toEqual(
    new Set(['unreachable']),
  );
  const record = recordOf(1, 'delivering', '0', [1000]);
  const attempt: Attempt = { at: 0, cause: 'schedule', status: null, error: 'crowded', reason: null, ms: 0 };
  record.attempts.push(attempt);
  conclude(record, attempt);
  expect(record.state).toBe('failed');
});

const SLOW: Attempt = { at: 0, cause: 'schedule', status: null, error: 'timeout', reason: null, ms: 5000 };
const REFUSED: Attempt = { ...SLOW, error: 'unreachable', ms: 1 };
const TAKEN: Attempt = { ...SLOW, status: 204, error: null };

test('a subscription that holds up a full backlog keeps the first that waits, and has room again once it answers', () => {
  const backlog = createBacklog(3);
  const [under, first, second, third] = [0, 1, 2, 3].map((seq) => recordOf(seq, 'pending', 'stuck'));
  if (!under || !first || !second || !third) throw new Error('Failed to make records. Look at the helper.');
  for (const record of [first, second]) backlog.enter(record);
  expect(backlog.ended(under, SLOW)).toEqual([]);
  backlog.enter(third);
  expect([backlog.isFull, backlog.hasRoomFor(under)]).toEqual([true, true]);
  expect(backlog.ended(under, REFUSED)).toEqual([]);
  expect(backlog.ended(under, TAKEN)).toEqual([]);
  const given = backlog.ended(under, SLOW);
  expect(given).toEqual([second, third]);
  for (const record of given) backlog.leave(record);
  expect([backlog.isFull, backlog.hasRoomFor(second)]).toEqual([false, false]);
  expect(backlog.hasRoomFor(recordOf(9, 'pending', 'other'))).toBe(true);
  backlog.leave(first);
  backlog.enter(second);
  expect(backlog.hasRoomFor(third)).toBe(false);
  expect(backlog.ended(first, TAKEN)).toEqual([]);
  expect(backlog.hasRoomFor(third)).toBe(true);
});

/** What can happen to a backlog: a delivery of one of three subscriptions enters, or the first of one has its turn. */
const EVENT = fc.record({
  key: fc.constantFrom('a', 'b', 'c'),
  what: fc.constantFrom('enter', 'slow', 'taken'),
});

test('a backlog counts just what waits, whatever enters, leaves and is given up', () => {
  fc.assert(
    fc.property(fc.array(EVENT, { maxLength: 60 }), (events) => {
      const backlog = createBacklog(5);
      const waiting = new Map<string, ReturnType<typeof recordOf>[]>();
      for (const [seq, { key, what }] of events.entries()) {
        const line = waiting.get(key) ?? [];
        const record = recordOf(seq, 'pending', key);
        if (what === 'enter') {
          if (!backlog.hasRoomFor(record)) continue;
          backlog.enter(record);
          waiting.set(key, [...line, record]);
          continue;
        }
        const [first, ...rest] = line;
        if (!first) continue;
        backlog.leave(first);
        const given = backlog.ended(first, what === 'slow' ? SLOW : TAKEN);
        for (const one of given) backlog.leave(one);
        waiting.set(
          key,
          rest.filter((one) => !given.includes(one)),
        );
      }
      const count = [...waiting.values()].reduce((sum, line) => sum + line.length, 0);
      expect(backlog.isFull).toBe(count >= 5);
    }),
  );
});
