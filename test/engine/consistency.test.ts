import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createMock, type Mock } from '../../src/index.ts';
import { createElevenLabsClient, type ElevenLabsClient, idsOf } from '../support/elevenlabs-client.ts';

let mock: Mock;
let client: ElevenLabsClient;

beforeEach(() => {
  mock = createMock({ seed: 7 });
  client = createElevenLabsClient(mock);
});

afterEach(() => mock.close());

function load(...consistency: readonly object[]): void {
  mock.load({ ...SCENARIO, consistency });
}

const SCENARIO = {
  ringback: 'scenario/1',
  name: 'consistency',
  data: [
    { calls: 30, over: '5d' },
    { calls: 30, over: { before: '10m', after: '10m' } },
  ],
};
const VOICEOS = { Authorization: 'Bearer any', 'Content-Type': 'application/json' };

async function get(path: string): Promise<{ readonly status: number; readonly body: unknown }> {
  const headers = path.startsWith('/voiceable') ? { 'X-API-Key': 'any' } : VOICEOS;
  const response = await mock.fetch(path, { headers });
  return { status: response.status, body: await response.json() };
}

test('a list that lags shows a call from that long after its creation on, as it is by then', async () => {
  load({ listLag: '20s' });
  const id = await client.create();
  expect(await client.read(id)).toBe(200);
  mock.clock.jump('19999ms');
  expect(idsOf(await client.walk())).not.toContain(id);
  mock.clock.jump('1ms');
  const shown = (await client.walk()).find(({ conversation_id }) => conversation_id === id);
  expect(shown?.status).toMatch(/^(in-progress|processing|failed)$/);
});

test('arrivals come late in a list that lags, in every style of page', async () => {
  load({ listLag: '2m' });
  const there = { ...mock.sandbox('prompt') };
  there.load(SCENARIO);
  mock.clock.jump('5m');
  there.clock.jump('3m');
  const length = async (sandbox: { fetch: Mock['fetch'] }, path: string, member: string | null) => {
    const headers = path.startsWith('/voiceable') ? { 'X-API-Key': 'any' } : VOICEOS;
    const body = await (await sandbox.fetch(path, { headers })).json();
    // A list is an array, or holds one.
    return (member === null ? body : (body as Record<string, unknown>)[member]) as readonly unknown[];
  };
  for (const [path, member] of [
    ['/voiceos/conversations', 'items'],
    ['/voiceable/api/v1/conversations?page_size=100', 'data'],
    ['/ovia/api/v1/calls', null],
  ] as const) {
    const late = await length(mock, path, member);
    expect(late).toHaveLength((await length(there, path, member)).length);
    expect(late.length).toBeLessThan(mock.calls.list().calls.length);
  }
});

test('a read that lags says 404 in the provider’s own form until that long after a creation', async () => {
  load({ readLag: '3s' });
  const id = await client.create();
  const missing = await client.read(id);
  const { id: call } = mock.calls.create({ provider: 'voiceos', from: '+14155550100', to: '+14155550123' });
  const own = mock.calls.get(call).ids.voiceos;
  expect(await get(`/voiceos/conversations/${own}`)).toEqual({
    status: 404,
    body: { detail: `Conversation ${own} not found` },
  });
  expect(missing).toBe(404);
  mock.clock.jump('2999ms');
  expect([await client.read(id), (await get(`/voiceos/conversations/${own}`)).status]).toEqual([404, 404]);
  mock.clock.jump('1ms');
  expect([await client.read(id), (await get(`/voiceos/conversations/${own}`)).status]).toEqual([200, 200]);
  expect(mock.violations.list()).toEqual([]);
});

test('an arrival and a recording are found late as well', async () => {
  load({ readLag: '1h' });
  mock.clock.jump('30m');
  const arrivals = mock.calls
    .list({ limit: 100 })
    .calls.filter(({ createdAt }) => createdAt > '2026-01-01T09');
  expect(arrivals.length).toBeGreaterThan(0);
  const answered = arrivals.find(({ outcome }) => outcome === 'answered')?.ids.voiceos;
  for (const { ids } of arrivals) expect((await get(`/ovia/api/v1/calls/${ids.ovia}`)).status).toBe(404);
  expect((await get(`/voiceos/conversations/${answered}/recording`)).status).toBe(404);
  mock.clock.jump('40m');
  for (const { ids } of arrivals) expect((await get(`/ovia/api/v1/calls/${ids.ovia}`)).status).toBe(200);
  expect((await get(`/voiceos/conversations/${answered}/recording`)).status).toBe(200);
});

test('lags change no write, and the ground truth has none', async () => {
  load({ listLag: '1h', readLag: '1h' });
  const id = await client.create();
  expect(mock.calls.get(id).state).toBe('queued');
  expect(mock.calls.list({ limit: 1 }).calls[0]?.ids.elevenlabs).toBe(id);
  expect(await client.delete(id)).toBe(204);
  expect(await client.delete(id)).toBe(404);
});

test('the first rule that is for an operation and a provider counts, and no other', async () => {
  load(
    { on: 'getConversation', provider: 'elevenlabs', readLag: '1s' },
    { on: ['getConversation', 'getCall'], readLag: '1h' },
    { provider: 'ovia', listLag: '1h' },
  );
  const id = await client.create();
  const { ids } = mock.calls.create({ provider: 'ovia', from: '+14155550100', to: '+14155550123' });
  mock.clock.jump('1s');
  expect(await client.read(id)).toBe(200);
  expect(idsOf((await client.page()).rows)).toContain(id);
  expect((await get(`/ovia/api/v1/calls/${ids.ovia}`)).status).toBe(404);
  const listed = await get('/ovia/api/v1/calls');
  expect(JSON.stringify(listed.body)).not.toContain(ids.ovia);
});

test('a cursor is refused from the end of its life on, and told apart from garbage', async () => {
  load({ cursorLife: '30s' });
  const { cursor } = await client.page({ page_size: 5 });
  const query = { page_size: 5, cursor: String(cursor) };
  mock.clock.jump('29999ms');
  expect(await client.page(query)).toMatchObject({ status: 200, rows: { length: 5 } });
  mock.clock.jump('1ms');
  expect(await client.page(query)).toMatchObject({ status: 422 });
  expect(await client.page({ cursor: 'garbage' })).toMatchObject({ status: 422 });
  expect(mock.violations.list()).toMatchObject([
    { code: 'cursor-expired', in: 'query', pointer: 'cursor', blame: 'client' },
    { code: 'cursor' },
    { code: 'cursor-forged', kind: 'rule' },
  ]);
  expect(mock.violations.list()[0]?.remedy).toMatch(/^Begin again at the first page/);
  expect(mock.violations.list()[0]?.message).toContain('30s');
});

test('each cursor has a life of its own, so that a walk may last longer', async () => {
  load({ cursorLife: '30s', cursors: 'snapshot' });
  const start = idsOf(await client.walk());
  const walked = [];
  for (let page = await client.page({ page_size: 5 }); ; ) {
    walked.push(...idsOf(page.rows));
    if (page.cursor === null) break;
    mock.clock.jump('25s');
    await client.create();
    page = await client.page({ page_size: 5, cursor: page.cursor });
    expect(page.status).toBe(200);
  }
  expect(walked).toEqual(start);
});

test('the refusal of an expired cursor is the provider’s own', async () => {
  load({ cursorLife: '1s' });
  const { body } = await get('/voiceable/api/v1/conversations?page_size=5');
  mock.clock.jump('1s');
  const { cursor } = body as { readonly cursor: string };
  const late = await get(`/voiceable/api/v1/conversations?page_size=5&cursor=${cursor}`);
  expect(late).toMatchObject({ status: 400, body: { errors: [{ field: 'cursor' }] } });
});

test('a cursor of another semantics is refused once the scenario has changed, and never breaks anything', async () => {
  const rules = [
    ...['keyset', 'snapshot', 'offset'].map((cursors) => ({ cursors })),
    ...['keyset', 'snapshot', 'offset'].map((cursors) => ({ cursors, cursorLife: '1m' })),
  ];
  for (const issued of rules) {
    load(issued);
    await client.create();
    const { cursor } = await client.page({ page_size: 5 });
    for (const used of rules) {
      load(used);
      await client.create();
      const { status } = await client.page({ page_size: 5, cursor: String(cursor) });
      expect(status).toBe(used === issued ? 200 : 422);
    }
  }
});

test('a snapshot that lies ahead, as the world was rewound or reset, is refused', async () => {
  load({ cursors: 'snapshot' });
  mock.clock.jump('10s');
  await client.create();
  const { cursor } = await client.page({ page_size: 5 });
  const follow = async () => (await client.page({ page_size: 5, cursor: String(cursor) })).status;
  expect(await follow()).toBe(200);
  mock.clock.rewind('1s');
  expect(await follow()).toBe(422);
  mock.clock.jump('1s');
  expect(await follow()).toBe(422);
  mock.reset();
  expect(await follow()).toBe(422);
});

test('a list without pages is cut where the scenario says, and that is said once', async () => {
  const notes: string[] = [];
  const noted = createMock({
    seed: 7,
    scenario: { ...SCENARIO, consistency: [{ on: 'listCalls', listMax: 7 }] },
    onNote: (text) => notes.push(text),
  });
  try {
    const list = async (): Promise<readonly unknown[]> =>
      (await (await noted.fetch('/ovia/api/v1/calls', { headers: VOICEOS })).json()) as readonly unknown[];
    expect([(await list()).length, (await list()).length]).toEqual([7, 7]);
    expect(notes).toEqual([expect.stringMatching(/^listCalls of ovia .* newest 7 only/)]);
  } finally {
    await noted.close();
  }
});

test('a list that is whole says nothing', async () => {
  const notes: string[] = [];
  const noted = createMock({ seed: 7, scenario: SCENARIO, onNote: (text) => notes.push(text) });
  try {
    await noted.fetch('/ovia/api/v1/calls', { headers: VOICEOS });
    await noted.fetch('/voiceos/conversations?limit=1', { headers: VOICEOS });
    expect(notes).toEqual([]);
  } finally {
    await noted.close();
  }
});
