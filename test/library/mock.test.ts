import { afterEach, expect, test } from '@jest/globals';
import { createMock, type Mock, type MockOptions } from '../../src/index.ts';

const open: Mock[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((mock) => mock.close()));
});

function mockOf(options: MockOptions = {}): Mock {
  const mock = createMock({ seed: 42, ...options });
  open.push(mock);
  return mock;
}

const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' };
const CALL = { from_number: '+14155550100', to_number: '+14155550123', agent_id: 'agent_support' };

async function place(mock: Pick<Mock, 'fetch'>): Promise<{ id: string; status: string }> {
  const response = await mock.fetch('/voiceos/conversations/create_phone_call', {
    method: 'POST',
    headers,
    body: JSON.stringify(CALL),
  });
  return (await response.json()) as { id: string; status: string };
}

test('fetch takes a path, a URL of the vendor’s own host, or a Request', async () => {
  const mock = mockOf();
  const byPath = await mock.fetch('/voiceos/conversations?limit=3', { headers });
  const byHost = await mock.fetch(new URL('https://api.voiceos.io/conversations?limit=3'), { headers });
  const byRequest = await mock.fetch(
    new Request('https://api.voiceos.io/conversations?limit=3', { headers }),
  );
  const bodies = await Promise.all([byPath, byHost, byRequest].map((response) => response.text()));
  expect(new Set(bodies).size).toBe(1);
  expect(byPath.headers.get('ringback-source')).toBe('model');
});

test('the clock stands at the start of 2026 until it is moved', async () => {
  const mock = mockOf();
  expect(mock.clock.get()).toEqual({
    mode: 'frozen',
    now: '2026-01-01T09:00:00.000Z',
    start: '2026-01-01T09:00:00.000Z',
  });
  await mock.clock.advance('1h');
  expect(mock.clock.get().now).toBe('2026-01-01T10:00:00.000Z');
});

test('options come before the scenario, field by field', () => {
  const mock = mockOf({ clock: { mode: 'stepping', step: 'next' }, start: '2030-05-05T05:05:05Z' });
  expect(mock.clock.get()).toMatchObject({ mode: 'stepping', step: 'next', now: '2030-05-05T05:05:05.000Z' });
});

test('a call that a client makes is in the ground truth, with the id that the client has', async () => {
  const mock = mockOf();
  const { id } = await place(mock);
  const [newest] = mock.calls.list({ limit: 1 }).calls;
  expect(newest).toMatchObject({
    ids: { voiceos: id },
    provider: 'voiceos',
    state: 'queued',
    to: CALL.to_number,
  });
  expect(mock.calls.get(id)).toEqual(newest);
});

test('a call that is hung up on has ended for the client too', async () => {
  const mock = mockOf();
  const { id } = await place(mock);
  await mock.clock.advance({ until: 'next' });
  mock.calls.hangUp(id);
  const shown = await mock.fetch(`/voiceos/conversations/${id}`, { headers });
  expect(await shown.json()).toMatchObject({ status: 'ended' });
});

test('sandboxes have calls, clocks, journals and violations of their own', async () => {
  const mock = mockOf();
  const other = mock.sandbox('other');
  const { id } = await place(other);
  await other.clock.advance('1m');
  await other.fetch('/voiceos/conversations?limit=none', { headers });
  expect((await mock.fetch(`/voiceos/conversations/${id}`, { headers })).status).toBe(404);
  expect((await other.fetch(`/voiceos/conversations/${id}`, { headers })).status).toBe(200);
  expect(mock.clock.get().now).toBe('2026-01-01T09:00:00.000Z');
  expect([mock.violations.list().length, other.violations.list().length]).toEqual([0, 1]);
  expect([mock.journal.list().entries.length, other.journal.list().entries.length]).toEqual([1, 3]);
  expect(() => mock.sandbox('Not A Name')).toThrow('1 to 64 of a-z, 0-9');
});

test('a reset gives the same world again, to the byte', async () => {
  const mock = mockOf();
  const read = async () => (await mock.fetch('/voiceos/conversations?limit=100', { headers })).text();
  const before = await read();
  const first = await place(mock);
  await mock.clock.advance('5m');
  expect(await read()).not.toBe(before);
  mock.reset();
  expect(await read()).toBe(before);
  expect((await place(mock)).id).toBe(first.id);
});

test('another scenario is loaded from its document', () => {
  const mock = mockOf();
  mock.load({ ringback: 'scenario/1', name: 'three', data: [{ calls: 3 }] });
  expect(mock.calls.list().calls).toHaveLength(3);
  expect(() => mock.load({ ringback: 'scenario/1', name: 'bad', data: [{ calls: 'many' }] })).toThrow(
    'data.0.calls',
  );
});

test('a scenario that was loaded stays as it is, whatever is done to its document', async () => {
  const mock = mockOf({ mode: 'lenient' });
  const body = { calls: ['first'] };
  const document = {
    ...{ ringback: 'scenario/1', name: 'own', description: 'first' },
    replies: [{ on: 'listCalls', provider: 'ovia', break: true, body }],
  };
  mock.load(document);
  body.calls = ['second'];
  document.description = 'second';
  expect(mock.snapshot.get().scenario).toMatchObject({
    description: 'first',
    replies: [{ body: { calls: ['first'] } }],
  });
  expect(await (await mock.fetch('/ovia/api/v1/calls', { headers })).json()).toEqual({ calls: ['first'] });
});

test('a snapshot is loaded as a scenario is', async () => {
  const mock = mockOf();
  const { id } = await place(mock);
  await mock.clock.advance('9s');
  const other = mockOf();
  other.load(mock.snapshot.get());
  expect(other.snapshot.get()).toEqual(mock.snapshot.get());
  expect(other.calls.get(id)).toEqual(mock.calls.get(id));
});

test('a clock that is frozen at an instant ahead stands there', () => {
  const mock = mockOf({ clock: 'running:60' });
  mock.clock.freeze({ at: '2026-01-01T12:00:00.000Z' });
  expect(mock.clock.get()).toMatchObject({ mode: 'frozen', now: '2026-01-01T12:00:00.000Z' });
});

test('a mistake of the client says where, how sure the rule is, and what to change', async () => {
  const mock = mockOf();
  await mock.fetch('/voiceos/conversations?limit=none', { headers });
  expect(mock.violations.list()).toEqual([
    expect.objectContaining({
      ...{
        level: 'violation',
        provider: 'voiceos',
        operation: 'listConversations',
        in: 'query',
        pointer: 'limit',
      },
      ...{
        code: 'type',
        basis: 'seed',
        blame: 'client',
        count: 1,
        remedy: expect.stringContaining('integer'),
      },
    }),
  ]);
});

test('strict refuses what real notes, lenient serves what real refuses', async () => {
  const tooMany = '/voiceos/conversations?limit=500';
  const notANumber = '/voiceos/conversations?limit=none';
  const statuses = async (options: MockOptions) => {
    const mock = mockOf(options);
    return Promise.all(
      [tooMany, notANumber].map(async (path) => (await mock.fetch(path, { headers })).status),
    );
  };
  expect(await statuses({ mode: 'strict' })).toEqual([422, 422]);
  expect(await statuses({ mode: 'real' })).toEqual([200, 422]);
  expect(await statuses({ mode: 'lenient' })).toEqual([200, 200]);
});

test('what is chosen and not there is said, with what there is', () => {
  // @ts-expect-error what is not bundled is no provider's name
  expect(() => createMock({ providers: ['twilio'] })).toThrow(
    'Name one of voiceos, voiceable, elevenlabs, ovia',
  );
  expect(() => createMock({ scenario: 'nowhere' })).toThrow('Known are');
  expect(() => createMock({ start: 'yesterday' })).toThrow('today 09:00');
});
