import { expect, test } from '@jest/globals';
import { after, mockOf, placeCall, receiverOf } from './support/world.ts';

test('after a rewind webhooks fire again with the same ids, bodies and order', async () => {
  const receiver = await receiverOf();
  const mock = mockOf([{ url: receiver.url }], {
    data: [{ calls: 20, over: { before: '2m', after: '5m' } }],
  });
  await placeCall(mock);
  await mock.clock.advance('10s');
  const before = receiver.received.length;
  await mock.clock.advance('10m');
  const first = receiver.received.splice(0).slice(before);
  mock.clock.rewind({ to: after(10_000) });
  expect(mock.deliveries.list().deliveries).toHaveLength(before);
  await mock.clock.advance('10m');
  expect(receiver.received.map(({ id, text }) => [id, text])).toEqual(
    first.map(({ id, text }) => [id, text]),
  );
});

test('what is in flight when the sandbox is reset is dropped when it returns', async () => {
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  const receiver = await receiverOf(async () => {
    arrive();
    await until;
    return 204;
  });
  const mock = mockOf([{ url: receiver.url, events: ['call.queued'] }]);
  await placeCall(mock);
  await arrived;
  mock.reset();
  release();
  expect(mock.deliveries.list().deliveries).toEqual([]);
  await mock.clock.settle();
  expect(mock.deliveries.list().deliveries).toEqual([]);
});

test('what was in flight at a rewind to its own instant fires again, with the same id', async () => {
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  const receiver = await receiverOf(async () => {
    arrive();
    await until;
    return 204;
  });
  const mock = mockOf([{ url: receiver.url, events: ['call.queued'] }]);
  await placeCall(mock);
  await arrived;
  mock.clock.jump('1m');
  mock.clock.rewind({ to: after(0) });
  release();
  await mock.clock.settle();
  expect(receiver.received).toHaveLength(2);
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  expect(mock.deliveries.list().deliveries).toEqual([
    expect.objectContaining({ state: 'delivered', attempts: [expect.objectContaining({ at: after(0) })] }),
  ]);
});

test('a rewind takes back the attempts after its instant, and the retries go on from those before', async () => {
  const receiver = await receiverOf(() => 500);
  const mock = mockOf([{ url: receiver.url, events: ['call.queued'] }]);
  await placeCall(mock);
  await mock.clock.advance('10m');
  expect(mock.deliveries.list().deliveries[0]?.attempts).toHaveLength(3);
  mock.clock.rewind({ to: after(60_000) });
  expect(mock.deliveries.list().deliveries[0]).toMatchObject({
    state: 'pending',
    nextAt: after(305_000),
    attempts: [{ at: after(0) }, { at: after(5000) }],
  });
  await mock.clock.advance('10m');
  expect(mock.deliveries.list().deliveries[0]?.attempts).toHaveLength(3);
});

test('a hang-up takes back what was still to be told, and tells of the end', async () => {
  const receiver = await receiverOf();
  const mock = mockOf([{ url: receiver.url, events: ['call.message', 'call.ended'] }]);
  const id = await placeCall(mock);
  await mock.clock.advance('8s');
  mock.calls.hangUp(id);
  await mock.clock.advance({ until: 'idle' });
  const ended = receiver.received.filter(({ type }) => type === 'call.ended');
  expect(ended.map(({ timestamp }) => timestamp)).toEqual([after(8000)]);
  expect(receiver.received.every(({ timestamp }) => timestamp <= after(8000))).toBe(true);
});

test('a subscription that was told all it asked for is told nothing again by an amendment', async () => {
  const receiver = await receiverOf();
  const mock = mockOf([{ url: receiver.url, events: ['call.queued', 'call.answered'] }]);
  const id = await placeCall(mock);
  await mock.clock.advance('8s');
  mock.calls.say(id, { text: 'Hello?' });
  mock.calls.hangUp(id);
  await mock.clock.advance('1h');
  expect(receiver.received.map(({ type }) => type)).toEqual(['call.queued', 'call.answered']);
});

test('a mock is closed while a receiver still thinks, and sends nothing more', async () => {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  const receiver = await receiverOf(() => {
    arrive();
    return undefined;
  });
  const mock = mockOf([{ url: receiver.url }]);
  await placeCall(mock);
  const advance = mock.clock.advance('1m').catch(() => undefined);
  await arrived;
  await mock.close();
  await advance;
  expect(receiver.received).toHaveLength(1);
});

test('what was never tried before a rewind or a snapshot comes first, and in order, when the world goes on', async () => {
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
  const slow = await receiverOf(() => {
    arrive();
    // The first one is never answered.
    return slow.received.length === 1 ? undefined : 204;
  });
  const mock = mockOf([{ url: slow.url }]);
  await placeCall(mock);
  mock.clock.jump('6s');
  await arrived;
  const snapshot = mock.snapshot.get();
  mock.clock.rewind({ to: after(6000) });
  const other = await receiverOf();
  const restored = mockOf([], {}, { webhookMap: [`${slow.url}=${other.url}`] });
  restored.load(snapshot);
  for (const [world, { received }, from] of [[mock, slow, 1] as const, [restored, other, 0] as const]) {
    world.clock.jump('1h');
    await world.clock.settle();
    const told = received.slice(from).map(({ timestamp }) => timestamp);
    expect(told.length).toBeGreaterThan(6);
    expect(told).toEqual([...told].sort());
  }
});
