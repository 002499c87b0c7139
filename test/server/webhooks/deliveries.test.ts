import { expect, test } from '@jest/globals';
import type { DeliveryFacts } from '../../../src/index.ts';
import type { Received } from './support/receiver.ts';
import { after, mockOf, placeCall, receiverOf } from './support/world.ts';

const NEUTRAL = ['call.queued', 'call.ringing', 'call.answered', 'call.ended', 'call.analysed'];

test('without a provider each event comes with the call as the ground truth shows it at that instant', async () => {
  const receiver = await receiverOf();
  const mock = mockOf([{ url: receiver.url, events: NEUTRAL }]);
  await placeCall(mock);
  const { fired } = await mock.clock.advance({ until: 'idle' });
  const at = [0, 1000, 5000, 35_000, 45_000].map(after);
  expect(receiver.received.map(({ type, timestamp }) => [type, timestamp])).toEqual(
    NEUTRAL.map((type, index) => [type, at[index]]),
  );
  const [queued, , , , analysed] = receiver.received.map(({ text }) => JSON.parse(text).data);
  expect(queued).toMatchObject({ state: 'queued', answeredAt: null, transcript: [], costs: null });
  expect(analysed).toEqual(mock.calls.list().calls[0]);
  const delivered = fired.filter(({ delivery }) => delivery);
  expect(delivered.map(({ kind, at: when }) => [kind, when])).toEqual(
    NEUTRAL.slice(1).map((type, index) => [type, at[index + 1]]),
  );
  expect(mock.violations.list()).toEqual([]);
});

test('a pattern selects a kind’s events, and a name selects one', async () => {
  const all = await receiverOf();
  const one = await receiverOf();
  const mock = mockOf([
    { url: all.url, events: ['call.*'] },
    { url: one.url, events: ['call.ended'] },
  ]);
  await placeCall(mock);
  await mock.clock.advance({ until: 'idle' });
  expect(new Set(all.received.map(({ type }) => type))).toEqual(new Set([...NEUTRAL, 'call.message']));
  expect(one.received.map(({ type }) => type)).toEqual(['call.ended']);
});

test('an event or a provider that there is not is a mistake, with the one that was meant', () => {
  expect(() => mockOf([{ url: 'http://localhost/', events: ['call.finished', 'call.endd'] }])).toThrow(
    'webhooks.0.events.0: no event has the name "call.finished"',
  );
  expect(() => mockOf([{ url: 'http://localhost/', events: ['call.endd'] }])).toThrow(
    'did you mean "call.ended"?',
  );
  expect(() => mockOf([{ url: 'http://localhost/', provider: 'voiceoss' }])).toThrow(
    'did you mean "voiceos"?',
  );
});

test('rows that lie ahead are told of when the clock reaches them, history never', async () => {
  const receiver = await receiverOf();
  const mock = mockOf([{ url: receiver.url, events: ['call.queued', 'call.analysed'] }], {
    data: [{ calls: 40, over: { before: '1h', after: '1h' } }],
  });
  const ahead = 40 - mock.calls.list().calls.length;
  await mock.clock.advance('1h');
  const queued = receiver.received.filter(({ type }) => type === 'call.queued');
  expect(queued).toHaveLength(ahead);
  expect(receiver.received.every(({ timestamp }) => timestamp > after(0))).toBe(true);
  const times = receiver.received.map(({ timestamp }) => timestamp);
  expect(times).toEqual([...times].sort());
});

test('retries come 5 s, 5 min, 30 min, 2 h, 5 h and 10 h after the attempt before, and then it has failed', async () => {
  const receiver = await receiverOf(() => 503);
  const mock = mockOf([{ url: receiver.url, events: ['call.queued'] }]);
  await placeCall(mock);
  const { now } = await mock.clock.advance({ until: 'idle' });
  const waits = [5, 300, 1800, 7200, 18_000, 36_000].map((seconds) => seconds * 1000);
  const instants = [0, ...waits.map((_wait, index) => waits.slice(0, index + 1).reduce((a, b) => a + b))];
  const [delivery] = mock.deliveries.list().deliveries;
  expect(delivery?.attempts.map(({ at, status }) => [at, status])).toEqual(
    instants.map((at) => [after(at), 503]),
  );
  expect([delivery?.state, delivery?.nextAt, now]).toEqual(['failed', null, after(instants.at(-1) ?? 0)]);
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(1);
  expect(new Set(receiver.received.map(({ text }) => text)).size).toBe(1);
  expect(receiver.received.map(({ headers }) => headers['ringback-attempt'])).toEqual([
    '1',
    '2',
    '3',
    '4',
    '5',
    '6',
    '7',
  ]);
});

test('a retry that succeeds ends them, and later deliveries do not wait for it', async () => {
  let failures = 2;
  const receiver = await receiverOf(({ type }) => (type === 'call.queued' && failures-- > 0 ? 500 : 204));
  const mock = mockOf([{ url: receiver.url, events: ['call.queued', 'call.ringing'] }]);
  await placeCall(mock);
  await mock.clock.advance('10m');
  expect(receiver.received.map(({ type }) => type)).toEqual([
    ...['call.queued', 'call.ringing', 'call.queued', 'call.queued'],
  ]);
  expect(mock.deliveries.list({ state: 'delivered' }).deliveries).toHaveLength(2);
});

test('one slow receiver does not hold another', async () => {
  const { promise: until, resolve: release } = Promise.withResolvers<void>();
  const fast = await receiverOf();
  const slow = await receiverOf(async () => {
    await until;
    return 204;
  });
  const mock = mockOf([{ url: slow.url }, { url: fast.url, events: NEUTRAL }]);
  await placeCall(mock);
  mock.clock.jump('1m');
  while (fast.received.length < NEUTRAL.length) await new Promise(setImmediate);
  expect(slow.received).toHaveLength(1);
  release();
  await mock.clock.settle();
  expect(slow.received.length).toBeGreaterThan(NEUTRAL.length);
});

test('a receiver that never acknowledges is given up after its deadline, and told so', async () => {
  const receiver = await receiverOf(() => undefined);
  const mock = mockOf([{ url: receiver.url, events: ['call.queued'], retries: [] }]);
  await placeCall(mock);
  await mock.clock.advance('1s');
  expect(mock.deliveries.list().deliveries[0]).toMatchObject({
    state: 'failed',
    attempts: [{ status: null, error: 'timeout' }],
  });
  expect(mock.violations.list()).toEqual([
    expect.objectContaining({ in: 'receiver', code: 'receiver-slow', blame: 'client', level: 'violation' }),
  ]);
}, 15_000);

test('redirects are not followed, and nobody listening is no acknowledgement', async () => {
  const receiver = await receiverOf((_received, response) => {
    response.writeHead(307, { Location: 'http://127.0.0.1:1/' }).end();
    return undefined;
  });
  const mock = mockOf([
    { url: receiver.url, events: ['call.queued'], retries: [] },
    { url: 'http://127.0.0.1:1/', events: ['call.queued'], retries: [] },
  ]);
  await placeCall(mock);
  await mock.clock.settle();
  const errors = mock.deliveries.list().deliveries.map(({ attempts }) => attempts[0]?.error);
  expect(errors).toEqual(['unreachable', 'redirect']);
  expect(mock.violations.list().map(({ code }) => code)).toEqual(['receiver-redirect']);
});

test('a delivery is made once more by hand, with the same id and body, and the receiver is judged by it', async () => {
  let answers = 204;
  const receiver = await receiverOf(() => answers);
  const mock = mockOf([{ url: receiver.url, events: ['call.queued'] }]);
  await placeCall(mock);
  await mock.clock.settle();
  const [delivery] = mock.deliveries.list().deliveries;
  const again = await mock.deliveries.redeliver(delivery?.id ?? '');
  expect(again.attempts.map(({ cause }) => cause)).toEqual(['schedule', 'hand']);
  expect(receiver.received.map(({ id, text }) => [id, text])).toEqual(
    Array(2).fill([delivery?.id, receiver.received[0]?.text]),
  );
  expect(mock.violations.list()).toEqual([]);
  answers = 409;
  expect((await mock.deliveries.redeliver(delivery?.id ?? '')).state).toBe('delivered');
  expect(mock.violations.list().map(({ code }) => code)).toEqual(['receiver-repeat']);
  await expect(mock.deliveries.redeliver('msg_nobody')).rejects.toMatchObject({
    code: 'RINGBACK_DELIVERY_UNKNOWN',
  });
});

test('a failed delivery that is accepted by hand is delivered, and is not retried', async () => {
  let answers = 500;
  const receiver = await receiverOf(() => answers);
  const mock = mockOf([{ url: receiver.url, events: ['call.queued'] }]);
  await placeCall(mock);
  await mock.clock.settle();
  answers = 200;
  const [delivery] = mock.deliveries.list({ state: 'pending' }).deliveries;
  expect(await mock.deliveries.redeliver(delivery?.id ?? '')).toMatchObject({
    state: 'delivered',
    nextAt: null,
  });
  await mock.clock.advance('1d');
  expect(receiver.received).toHaveLength(2);
});

test('VoiceOS tells the webhooks of a conversation’s own configuration, and GET carries the event in its query', async () => {
  const receiver = await receiverOf();
  const notes: string[] = [];
  const mock = mockOf([], {}, { onNote: (line) => notes.push(line) });
  const events = ['phone_call:connection_requested', 'phone_call:accepted', 'conversation:ended'];
  const own = { url: `${receiver.url}/own`, events, filter: 'x', headers: { 'X-Team': 'red' } };
  const id = await placeCall(mock, {
    agent_config: {
      webhooks: [
        { ...own, method: 'POST' },
        { ...own, method: 'GET', events: events.slice(2) },
      ],
    },
  });
  await placeCall(mock);
  await mock.clock.advance({ until: 'idle' });
  const posts = receiver.received.filter(({ method }) => method === 'POST');
  expect(posts.map(({ type }) => type)).toEqual(events);
  expect(JSON.parse(posts[0]?.text ?? '')).toMatchObject({ conversation: { id, status: 'queued' } });
  const [get] = receiver.received.filter(({ method }) => method === 'GET');
  expect(get).toMatchObject({ path: `/own?event=conversation%3Aended&conversation_id=${id}`, text: '' });
  expect(receiver.received.every(({ headers }) => headers['x-team'] === 'red')).toBe(true);
  expect(notes).toEqual([expect.stringContaining('filter')]);
  expect(mock.violations.list()).toEqual([]);
});

test.each([
  ['voiceos', 'conversation:ended'],
  ['elevenlabs', 'post_call_transcription'],
  ['voiceable', 'call.ended'],
  ['ovia', 'call.analysed'],
])('%s tells of its own calls and the dataset’s, in bodies that fit its spec', async (provider, event) => {
  const receiver = await receiverOf();
  const mock = mockOf([{ url: receiver.url, provider }], { data: [{ calls: 25, over: { after: '10m' } }] });
  await placeCall(mock);
  await mock.clock.advance('40m');
  const own = receiver.received.filter(({ type }) => type === event);
  const answered = mock.calls
    .list()
    .calls.filter((call) => call.provider === null || call.provider === provider);
  expect(own.length).toBeGreaterThan(10);
  expect(own.length).toBeLessThanOrEqual(answered.length);
  expect(mock.violations.list()).toEqual([]);
});

test('the built-in inbox keeps what was delivered, and what anybody posts', async () => {
  const mock = mockOf([{ url: '/_ringback/inbox/orders', events: ['call.queued'] }]);
  await placeCall(mock);
  await mock.clock.settle();
  const post = await mock.fetch('/_ringback/inbox/orders', { method: 'POST', body: 'plain' });
  expect(post.status).toBe(204);
  const { entries } = mock.inbox('orders').list();
  expect(entries.map(({ id, at, body }) => [id, at, typeof body])).toEqual([
    ['1', after(0), 'object'],
    ['2', after(0), 'string'],
  ]);
  expect(entries.map(({ delivery }) => delivery)).toEqual([mock.deliveries.list().deliveries[0]?.id, null]);
  expect((await mock.fetch('/_ringback/inbox/orders')).status).toBe(405);
  expect((await mock.fetch('/_ringback/inbox/bad%20name', { method: 'POST' })).status).toBe(404);
  mock.inbox('orders').clear();
  expect(mock.inbox('orders').list()).toEqual({ entries: [], dropped: 0, droppedOfOthers: 0 });
});

test('a subscription that came with a call sets no header that frames a message, a connection or its receiver', async () => {
  const receiver = await receiverOf();
  const mock = mockOf([]);
  const headers = {
    ...{ Host: 'billing.internal', connection: 'upgrade', Upgrade: 'h2c', 'Keep-Alive': 'timeout=9' },
    ...{ 'Transfer-Encoding': 'chunked', 'content-length': '3', TE: 'trailers', Trailer: 'X', Expect: 'x' },
    ...{
      'Proxy-Authorization': 'x',
      'proxy-connection': 'close',
      'Ringback-Sandbox': 'other',
      'X-Team': 'red',
    },
  };
  const own = { url: `${receiver.url}/own`, events: ['conversation:ended'], method: 'POST' };
  await placeCall(mock, { agent_config: { webhooks: [{ ...own, headers }] } });
  // What cannot be a header's name is sent nowhere.
  await placeCall(mock, {
    agent_config: { webhooks: [{ ...own, headers: { 'Host ': 'billing.internal' } }] },
  });
  await mock.clock.advance({ until: 'idle' });
  expect(receiver.received).toHaveLength(1);
  const { 'content-length': length, ...sent } = receiver.received[0]?.headers ?? {};
  expect(Number(length)).toBe(Buffer.byteLength(receiver.received[0]?.text ?? ''));
  expect(sent).toEqual({
    ...{ host: new URL(receiver.url).host, connection: 'keep-alive', 'content-type': 'application/json' },
    ...{ 'user-agent': 'Ringback', 'x-team': 'red', 'ringback-sandbox': 'default' },
    ...{ 'ringback-delivery': receiver.received[0]?.id, 'ringback-attempt': '1' },
  });
  expect(mock.deliveries.list({ state: 'failed' }).deliveries[0]?.attempts[0]?.error).toBe('unsendable');
});

test('what a GET carries in its query is in the inbox, less its secrets, and other paths are no inbox', async () => {
  const mock = mockOf([]);
  const webhook = { events: ['conversation:ended'], method: 'GET', headers: {} };
  const urls = [
    '/_ringback/inbox/own?from=me&token=t0p',
    '/_ringback/health',
    '/inbox/own',
    '/_ringback/inbox/a/b',
  ];
  const id = await placeCall(mock, {
    agent_config: { webhooks: urls.map((url) => ({ ...webhook, url })) },
  });
  await mock.clock.advance({ until: 'idle' });
  const { entries } = mock.inbox('own').list();
  expect(entries.map(({ method, query, body }) => [method, query, body])).toEqual([
    ['GET', `from=me&token=redacted&event=conversation%3Aended&conversation_id=${id}`, null],
  ]);
  const shown = mock.deliveries.list().deliveries.map(({ url, attempts }) => `${url} ${attempts[0]?.error}`);
  expect(shown.sort()).toEqual([
    '/_ringback/health unsendable',
    '/_ringback/inbox/a/b unsendable',
    '/_ringback/inbox/own?from=me&token=redacted null',
    '/inbox/own unsendable',
  ]);
  const post = await mock.fetch('/_ringback/inbox/posted?a=1&secret=s', { method: 'POST', body: '' });
  expect(post.status).toBe(204);
  expect(mock.inbox('posted').list().entries[0]?.query).toBe('a=1&secret=redacted');
});

test('a vendor that names no events of its own tells the neutral ones, at their instants', async () => {
  const [neutral, own] = [await receiverOf(), await receiverOf()];
  const mock = mockOf([{ url: neutral.url }, { url: own.url, provider: 'ovia' }]);
  const ids = Array.from({ length: 3 }, () =>
    mock.calls.create({ provider: 'ovia', from: '+14155550100', to: '+14155550123' }),
  ).map(({ id }) => id);
  await mock.clock.advance('12s');
  mock.calls.hangUp(ids[0] ?? '', { by: 'user' });
  mock.calls.say(ids[1] ?? '', { by: 'user', text: 'Wait.' });
  await mock.clock.advance({ until: 'idle' });
  const told = ({ type, timestamp }: Received): string => `${timestamp} ${type}`;
  expect(own.received.map(told).sort()).toEqual(neutral.received.map(told).sort());
  expect(own.received.length).toBeGreaterThan(15);
});

test('the list of deliveries is paged, newest first, and filtered by state', async () => {
  const mock = mockOf([{ url: '/_ringback/inbox/a' }]);
  await placeCall(mock);
  await mock.clock.advance({ until: 'idle' });
  const whole = mock.deliveries.list().deliveries;
  const walked: DeliveryFacts[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = mock.deliveries.list({ limit: 2, ...(cursor !== undefined && { cursor }) });
    walked.push(...page.deliveries);
    cursor = page.cursor;
  }
  expect(walked).toEqual(whole);
  expect(whole.map(({ eventAt }) => eventAt)).toEqual(
    whole
      .map(({ eventAt }) => eventAt)
      .sort()
      .reverse(),
  );
  expect(mock.deliveries.list({ state: 'failed' }).deliveries).toEqual([]);
});
