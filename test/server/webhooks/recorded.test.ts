import { expect, test } from '@jest/globals';
import type { MockSandbox } from '../../../src/index.ts';
import { after, mockOf, placeCall } from './support/world.ts';

const INBOX = { url: '/_ringback/inbox/told' };

/** Every delivery of a sandbox, oldest first. */
function toldIn({ deliveries }: MockSandbox): readonly string[] {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  do {
    const page = deliveries.list({ limit: 1000, cursor: cursor ?? undefined });
    ids.unshift(...page.deliveries.map(({ id }) => id).reverse());
    cursor = page.cursor;
  } while (cursor);
  return ids;
}

test('a snapshot that is taken while much is due loses none of it, and nothing is told twice', async () => {
  const mock = mockOf([INBOX], { data: [{ calls: 300, over: { before: '1m', after: '5m' } }] });
  mock.clock.jump('10m');
  const snapshot = mock.snapshot.get();
  // Only a part of it was taken up by then.
  expect(Date.parse(snapshot.toldBefore)).toBeLessThan(Date.parse(after(600_000)));
  const elsewhere = mock.sandbox('elsewhere');
  elsewhere.snapshot.put(snapshot);
  await Promise.all([mock.clock.settle(), elsewhere.clock.settle()]);
  const told = toldIn(mock);
  expect(told.length).toBeGreaterThan(1000);
  expect(new Set(told).size).toBe(told.length);
  expect(toldIn(elsewhere)).toEqual(told);
});

test('a snapshot that is taken in the turn of a create tells of it where it is put', async () => {
  const mock = mockOf([INBOX]);
  await mock.clock.advance('1m');
  mock.calls.create({ provider: 'voiceos', from: '+14155550100', to: '+14155550123' });
  const snapshot = mock.snapshot.get();
  const elsewhere = mock.sandbox('elsewhere');
  elsewhere.snapshot.put(snapshot);
  await Promise.all([mock.clock.settle(), elsewhere.clock.settle()]);
  expect(toldIn(elsewhere)).toHaveLength(1);
  expect(toldIn(elsewhere)).toEqual(toldIn(mock));
});

test('a rewind to now still tells of what was made at that instant, and once', async () => {
  const mock = mockOf([{ ...INBOX, events: ['call.queued'] }]);
  await placeCall(mock);
  await mock.clock.advance('1m');
  mock.calls.create({ provider: 'ovia', from: '+14155550100', to: '+14155550123' });
  mock.clock.rewind({ to: after(60_000) });
  await mock.clock.settle();
  mock.clock.rewind({ to: after(60_000) });
  await mock.clock.settle();
  expect(mock.deliveries.list().deliveries).toMatchObject([
    { eventAt: after(60_000), attempts: [{ at: after(60_000) }] },
    { eventAt: after(0), attempts: [{ at: after(0) }] },
  ]);
  expect(mock.inbox('told').list().entries).toHaveLength(2);
});

test('a rewind into what waits for its turn loses none of it', async () => {
  const data = [{ calls: 300, over: { before: '1m', after: '5m' } }];
  const mock = mockOf([INBOX], { data });
  mock.clock.jump('10m');
  mock.clock.rewind({ to: after(240_000) });
  await mock.clock.settle();
  const straight = mockOf([INBOX], { data });
  await straight.clock.advance('4m');
  expect([...toldIn(mock)].sort()).toEqual([...toldIn(straight)].sort());
});

test('how many deliveries had to make room is known after a rewind and in a snapshot, until a reset', () => {
  const webhook = { ...INBOX, events: ['call.queued', 'call.ringing'], faults: { drop: 1 } };
  const data = [{ calls: 5200, over: { before: '0s', after: '1h' }, outcomes: 'answered' }];
  const mock = mockOf([webhook], { data });
  mock.clock.jump('2h');
  // Each look takes up a part of what is due.
  for (let looks = 0; looks < 300; looks += 1) mock.deliveries.list();
  const { dropped } = mock.deliveries.list();
  expect(dropped).toBe(5200 * 2 - 10_000);
  const elsewhere = mock.sandbox('elsewhere');
  elsewhere.snapshot.put(mock.snapshot.get());
  expect(elsewhere.deliveries.list().dropped).toBe(dropped);
  mock.clock.rewind('1m');
  expect(mock.deliveries.list().dropped).toBe(dropped);
  mock.reset();
  expect(mock.deliveries.list().dropped).toBe(0);
});
