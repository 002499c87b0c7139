import { expect, test } from '@jest/globals';
import { cursorOf, LIST, rulesBroken, talk } from './support/conversation.ts';

const FIRST = `${LIST}?page_size=20`;

test('a client that walks with the cursors it was given breaks nothing', async () => {
  const client = await talk({ rules: { pages: 'whole' } });
  let cursor = await cursorOf(await client.get(FIRST));
  for (; cursor !== null; cursor = await cursorOf(await client.get(`${FIRST}&cursor=${cursor}`)));
  expect(client.broken()).toEqual({});
});

test.each(['MTIzNDU', 'eyJvZmZzZXQiOjIwfQ', '2'])(
  'a cursor that a client built is told: %s',
  async (built) => {
    const client = await talk();
    await client.get(FIRST);
    expect((await client.get(`${FIRST}&cursor=${built}`)).status).toBe(422);
    expect(client.broken()).toEqual({ 'cursor-forged': 1 });
    expect(rulesBroken(client.mock)[0]).toMatchObject({ in: 'query', pointer: 'cursor', blame: 'client' });
  },
);

test('a cursor that was changed is as good as built', async () => {
  const client = await talk();
  const cursor = await cursorOf(await client.get(FIRST));
  await client.get(`${FIRST}&cursor=${cursor?.slice(0, -1)}`);
  expect(client.broken()).toEqual({ 'cursor-forged': 1 });
});

test('filters that change in the middle of a walk are told', async () => {
  const client = await talk();
  const cursor = await cursorOf(await client.get(`${FIRST}&call_successful=success`));
  await client.get(`${FIRST}&call_successful=failure&cursor=${cursor}`);
  expect(client.broken()).toEqual({ 'cursor-filters': 1 });
  await client.get(`${LIST}?page_size=7&call_successful=success&cursor=${cursor}`);
  expect(client.broken()).toEqual({ 'cursor-filters': 1 });
});

test('an expired cursor may be tried once, and not again', async () => {
  const client = await talk({ scenario: { consistency: [{ cursorLife: '10s' }] } });
  const cursor = await cursorOf(await client.get(FIRST));
  client.pass(10_000);
  expect((await client.get(`${FIRST}&cursor=${cursor}`)).status).toBe(422);
  expect(client.broken()).toEqual({});
  await client.get(FIRST);
  await client.get(`${FIRST}&cursor=${cursor}`);
  expect(client.broken()).toEqual({ 'cursor-reused': 1 });
});

test('a cursor that a look at another time gave is known', async () => {
  const client = await talk({ scenario: { consistency: [{ cursors: 'snapshot' }] } });
  const look = { 'ringback-now': '2026-01-01T12:00:00Z' };
  const cursor = await cursorOf(await client.get(FIRST, look));
  // Its snapshot lies ahead of the sandbox's own time: refused, and no forgery.
  expect((await client.get(`${FIRST}&cursor=${cursor}`)).status).toBe(422);
  expect(client.broken()).toEqual({});
});

test('a cursor from before a rewind or a reset is no forgery, whatever becomes of it', async () => {
  const client = await talk({ clock: 'frozen', scenario: { consistency: [{ cursors: 'snapshot' }] } });
  client.mock.clock.jump('1m');
  const cursor = await cursorOf(await client.get(FIRST));
  client.mock.clock.rewind('1m');
  expect((await client.get(`${FIRST}&cursor=${cursor}`)).status).toBe(422);
  client.mock.load('default');
  expect((await client.get(`${FIRST}&cursor=${cursor}`)).status).toBe(422);
  expect(client.broken()).toEqual({});
});

test('where a reply writes cursors of its own, none can be called a forgery', async () => {
  const client = await talk();
  client.mock.replies.add({
    on: 'listConversations',
    times: 1,
    merge: { next_cursor: 'mine', cursor: 'mine' },
  });
  const cursor = await cursorOf(await client.get(FIRST));
  expect(cursor).toBe('mine');
  await client.get(`${FIRST}&cursor=${cursor}`);
  expect(client.broken()).toEqual({});
});

test.each([
  ['by cursor', FIRST, (cursor: string | null) => `${FIRST}&cursor=${cursor}`],
  ['by number', '/voiceos/conversations?limit=30', () => '/voiceos/conversations?limit=30&index=2'],
])('a walk %s that is left open is told as long as it is open', async (_name, first, next) => {
  const client = await talk({ rules: { pages: 'whole' } });
  const page = await client.get(first);
  expect(client.broken()).toEqual({ 'page-unfinished': 1 });
  let cursor = first === FIRST ? await cursorOf(page) : null;
  for (let pages = 0; pages < 2; pages += 1) {
    const more = await client.get(next(cursor));
    if (first === FIRST) cursor = await cursorOf(more);
  }
  expect(client.broken()).toEqual({});
});

test('a walk that a reset, a load or the end of its sandbox cuts off is on record', async () => {
  const client = await talk({ rules: { pages: 'whole' } });
  await client.get(FIRST);
  client.mock.reset();
  expect(client.broken()).toEqual({ 'page-unfinished': 1 });
  await client.get(FIRST);
  await client.get(FIRST);
  expect(client.broken()).toEqual({ 'page-unfinished': 2 });
  const [open, ...others] = rulesBroken(client.mock);
  expect(others).toEqual([]);
  expect(open).toMatchObject({ operation: 'listConversations', provider: 'elevenlabs', requestId: '1' });
});

test('walks to the end are not asked for unless it is said', async () => {
  const client = await talk();
  await client.get(FIRST);
  expect(client.broken()).toEqual({});
});

test('the rule can be switched off', async () => {
  const client = await talk({ rules: { pages: false } });
  await client.get(`${FIRST}&cursor=built`);
  expect(client.broken()).toEqual({});
});

test('filters that are too long to be remembered as they are are told apart all the same', async () => {
  const client = await talk({ rules: { pages: 'whole' } });
  const long = `${FIRST}&note=${'a'.repeat(3000)}`;
  let cursor = await cursorOf(await client.get(long));
  const first = cursor;
  for (; cursor !== null; cursor = await cursorOf(await client.get(`${long}&cursor=${cursor}`)));
  expect(client.broken()).toEqual({});
  await client.get(`${long}b&call_successful=failure&cursor=${first}`);
  expect(client.broken()).toEqual({ 'cursor-filters': 1 });
  await client.get(`${FIRST}&cursor=${'MTIzNDU'.repeat(500)}`);
  expect(client.broken()).toMatchObject({ 'cursor-forged': 1 });
});
