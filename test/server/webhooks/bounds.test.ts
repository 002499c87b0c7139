import { expect, test } from '@jest/globals';
import { createBook } from '../../../src/server/webhooks/book.ts';
import type { DeliveryState } from '../../../src/server/webhooks/delivery-record.ts';
import { createInbox } from '../../../src/server/webhooks/inbox.ts';
import { recordOf } from './support/record.ts';
import { mockOf, placeCall, receiverOf } from './support/world.ts';

test('past its bound a book lets the oldest settled delivery go, and counts it', () => {
  const book = createBook([], 0, { max: 3 });
  const states: readonly DeliveryState[] = ['pending', 'delivered', 'failed', 'pending', 'pending'];
  for (const [seq, state] of states.entries()) book.add(recordOf(seq, state));
  expect(book.list().map(({ seq }) => seq)).toEqual([4, 3, 0]);
  expect(book.dropped).toBe(2);
});

test('where nothing is settled the oldest that waits fails, and says why', () => {
  const book = createBook([], 0, { max: 2 });
  const records = [0, 1, 2].map((seq) => recordOf(seq, 'pending'));
  for (const record of records) book.add(record);
  expect(book.list().map(({ seq }) => seq)).toEqual([2, 1]);
  expect(records[0]).toMatchObject({ state: 'failed', attempts: [{ error: 'crowded' }] });
});

test('what is under way makes no room as long as another waits', () => {
  const book = createBook([], 0, { max: 2 });
  const records = [recordOf(0, 'delivering'), recordOf(1, 'pending'), recordOf(2, 'pending')];
  for (const record of records) book.add(record);
  expect(book.list().map(({ seq }) => seq)).toEqual([2, 0]);
  expect(records.map(({ state }) => state)).toEqual(['delivering', 'failed', 'pending']);
  expect(records[1]?.attempts[0]?.reason).toBe('2 later deliveries wait too');
});

const POSTED = { at: 0, method: 'POST', query: '', headers: {}, body: '' };

test('an inbox counts what went of 1,000 names apart, and of all others together', () => {
  const inbox = createInbox();
  for (let n = 0; n < 3500; n += 1) inbox.receive(`name-${n}`, POSTED);
  expect([inbox.droppedOf('name-0'), inbox.droppedOf('name-999'), inbox.droppedOf('name-1000')]).toEqual([
    1, 1, 0,
  ]);
  expect(inbox.droppedOfOthers).toBe(1500);
  inbox.receive('name-0', POSTED);
  for (let n = 0; n < 1000; n += 1) inbox.receive('last', POSTED);
  expect([inbox.droppedOf('name-0'), inbox.droppedOfOthers]).toEqual([2, 2500]);
  inbox.clearAll();
  expect([inbox.droppedOf('name-0'), inbox.droppedOfOthers]).toEqual([0, 0]);
});

test('an inbox keeps the newest 1,000 of its sandbox, and counts what went by name', () => {
  const inbox = createInbox();
  for (let n = 0; n < 1200; n += 1) {
    inbox.receive(n % 2 === 0 ? 'even' : 'odd', { ...POSTED, body: String(n) });
  }
  expect([inbox.list('even').length, inbox.list('odd').length]).toEqual([500, 500]);
  expect([inbox.droppedOf('even'), inbox.droppedOf('odd'), inbox.droppedOf('other')]).toEqual([100, 100, 0]);
  for (let n = 0; n < 40; n += 1) {
    inbox.receive('big', { ...POSTED, body: 'x'.repeat(1024 * 1024) });
  }
  expect(inbox.list('big').length).toBeLessThanOrEqual(16);
});

test('a day of 10,000 arrivals is told of in one jump', async () => {
  const mock = mockOf([{ url: '/_ringback/inbox/day', events: ['call.queued'] }], {
    data: [{ calls: 10_000, over: { after: '1d' }, outcomes: 'busy' }],
  });
  mock.clock.jump('1d');
  await mock.clock.settle();
  const { deliveries, dropped } = mock.deliveries.list({ limit: 1 });
  expect(deliveries).toHaveLength(1);
  expect(dropped).toBe(0);
  const { entries, dropped: gone } = mock.inbox('day').list();
  expect(entries.length + gone).toBe(10_000);
});

test('a receiver’s long answer does not hold its deliveries', async () => {
  const receiver = await receiverOf((_received, response) => {
    response.writeHead(200);
    response.end('x'.repeat(5 * 1024 * 1024));
    return undefined;
  });
  const mock = mockOf([{ url: receiver.url }]);
  await placeCall(mock);
  await mock.clock.advance('1h');
  expect(mock.deliveries.list({ limit: 1000 }).deliveries.every(({ state }) => state === 'delivered')).toBe(
    true,
  );
});

test('a long stretch in which there is nothing to deliver is gone through all the same', async () => {
  const mock = mockOf([{ url: '/_ringback/inbox/none', events: ['call.answered'] }], {
    data: [{ calls: 5000, over: { after: '1d' }, outcomes: 'busy' }],
  });
  mock.clock.jump('1d');
  await mock.clock.settle();
  expect(mock.deliveries.list().deliveries).toEqual([]);
});
