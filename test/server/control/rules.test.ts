import { afterAll, expect, test } from '@jest/globals';
import { type RunningServer, startServer } from '../../../src/index.ts';

const TOKEN = 'token-of-the-rules-test';
let running: Promise<RunningServer> | undefined;
let made = 0;

afterAll(async () => (await running)?.close());

/** A world that no other test has seen, behind both ports. */
async function fresh(): Promise<{
  readonly control: (
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; body: never }>;
  readonly ask: (path: string) => Promise<Response>;
}> {
  running ??= startServer({
    port: 0,
    adminPort: 0,
    adminToken: TOKEN,
    start: '2026-01-01T09:00:00Z',
    seed: 42,
    clock: 'frozen',
  });
  const { url, adminUrl } = await running;
  const name = `rules-${made++}`;
  return {
    async control(method, path, body) {
      const response = await fetch(`${adminUrl}${path}?sandbox=${name}`, {
        method,
        headers: {
          Authorization: `Bearer ${TOKEN}`,
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      // What comes back is held to by the expectations of each test.
      return { status: response.status, body: (text === '' ? null : JSON.parse(text)) as never };
    },
    ask: (path) => fetch(`${url}/~${name}${path}`, { headers: { Authorization: 'Bearer any' } }),
  };
}

const LISTS = [
  ['replies', 'reply', { on: 'listConversations', status: 401 }],
  ['faults', 'fault', { on: 'listConversations', status: 503 }],
] as const;

test.each(LISTS)('%s are added, listed with what they did, and removed', async (list, word, document) => {
  const { control, ask } = await fresh();
  expect(await control('GET', `/${list}`)).toEqual({ status: 200, body: { [list]: [] } });
  expect(await control('POST', `/${list}`, document)).toEqual({
    status: 201,
    body: { id: `${word}-added-1` },
  });
  const once = { ...document, times: 1, status: 422 };
  expect(await control('POST', `/${list}`, once)).toEqual({ status: 201, body: { id: `${word}-added-2` } });
  expect((await ask('/voiceos/conversations')).status).toBe(422);
  expect((await ask('/voiceos/conversations')).status).toBe(document.status);
  expect(await control('GET', `/${list}`)).toEqual({
    status: 200,
    body: {
      [list]: [
        { id: `${word}-added-2`, origin: 'added', rule: once, matched: 2, used: 1 },
        { id: `${word}-added-1`, origin: 'added', rule: document, matched: 2, used: 1 },
      ],
    },
  });
  expect((await control('DELETE', `/${list}/${word}-added-1`)).status).toBe(204);
  expect(await control('DELETE', `/${list}/${word}-added-1`)).toMatchObject({
    status: 404,
    body: { code: 'RINGBACK_RULE_UNKNOWN' },
  });
  expect((await ask('/voiceos/conversations')).status).toBe(200);
  // An id is not given again.
  await control('DELETE', `/${list}/${word}-added-2`);
  expect((await control('POST', `/${list}`, document)).body).toEqual({ id: `${word}-added-3` });
});

test.each(LISTS)(
  'the scenario’s own %s can be cleared, and are back after a reset',
  async (list, word, document) => {
    const { control, ask } = await fresh();
    await control('POST', '/scenarios/load', { ringback: 'scenario/1', name: 'own', [list]: [document] });
    expect((await control('GET', `/${list}`)).body).toEqual({
      [list]: [{ id: `${word}-1`, origin: 'scenario', rule: document, matched: 0, used: 0 }],
    });
    expect((await ask('/voiceos/conversations')).status).toBe(document.status);
    expect((await control('DELETE', `/${list}`)).status).toBe(204);
    expect((await ask('/voiceos/conversations')).status).toBe(200);
    await control('POST', '/reset');
    expect((await control('GET', `/${list}`)).body).toMatchObject({ [list]: [{ matched: 0 }] });
    expect((await ask('/voiceos/conversations')).status).toBe(document.status);
  },
);

test('a rewind drops what was added after its instant, brings back what was removed, and leaves counts', async () => {
  const { control, ask } = await fresh();
  await control('POST', '/faults', { on: '*', nth: 2, status: 503 });
  expect((await ask('/voiceos/conversations')).status).toBe(200);
  await control('POST', '/clock/advance', { by: '1m' });
  await control('POST', '/faults', { on: '*', status: 500 });
  await control('DELETE', '/faults/fault-added-1');
  expect((await ask('/voiceos/conversations')).status).toBe(500);
  const { body } = await control('POST', '/clock/rewind', { by: '30s' });
  expect(body).toMatchObject({ discarded: 2 });
  expect((await control('GET', '/faults')).body).toMatchObject({ faults: [{ id: 'fault-added-1' }] });
  await control('POST', '/faults', { on: 'getCall', status: 500 });
  expect((await control('GET', '/faults')).body).toMatchObject({
    faults: [{ id: 'fault-added-3' }, { id: 'fault-added-1' }],
  });
});

test.each([
  [{}, 422, 'RINGBACK_CONTROL_BODY'],
  [{ on: 5, status: 500 }, 422, 'RINGBACK_CONTROL_BODY'],
  [{ on: '*' }, 422, 'RINGBACK_RULE_INVALID'],
  [{ on: '*', status: 200 }, 422, 'RINGBACK_RULE_INVALID'],
  [{ on: '*', status: 500, headers: { 'content-length': 5 } }, 422, 'RINGBACK_RULE_INVALID'],
  [{ on: '*', status: 500, reset: 'before-headers' }, 422, 'RINGBACK_RULE_INVALID'],
  [{ on: '*', status: 500, sttus: 1 }, 422, 'RINGBACK_RULE_INVALID'],
  [{ on: 'listConversation', status: 500 }, 422, 'RINGBACK_RULE_INVALID'],
  [{ on: '*', provider: 'nobody', status: 500 }, 422, 'RINGBACK_RULE_INVALID'],
])('the fault %j is refused with %i %s', async (document, status, code) => {
  const { control } = await fresh();
  expect(await control('POST', '/faults', document)).toMatchObject({ status, body: { code } });
  expect((await control('GET', '/faults')).body).toEqual({ faults: [] });
});

test('a list holds a thousand rules', async () => {
  const { control } = await fresh();
  const faults = Array.from({ length: 999 }, () => ({ on: '*', provider: 'ovia', status: 500 }));
  const loaded = await control('POST', '/scenarios/load', { ringback: 'scenario/1', name: 'many', faults });
  expect(loaded.status).toBe(200);
  expect((await control('POST', '/faults', { on: '*', status: 500 })).status).toBe(201);
  expect(await control('POST', '/faults', { on: '*', status: 500 })).toMatchObject({
    status: 429,
    body: { code: 'RINGBACK_RULE_LIMIT' },
  });
});

test('rules of one sandbox are nothing to another, nor to one that is loaded afresh', async () => {
  const one = await fresh();
  const other = await fresh();
  await one.control('POST', '/faults', { on: '*', status: 500 });
  expect((await other.ask('/voiceos/conversations')).status).toBe(200);
  await one.control('POST', '/scenarios/default/load');
  expect((await one.ask('/voiceos/conversations')).status).toBe(200);
  expect((await one.control('GET', '/faults')).body).toEqual({ faults: [] });
});

test('the journal names the rule that made an answer', async () => {
  const { control, ask } = await fresh();
  await control('POST', '/faults', { on: '*', malformedJson: true });
  const response = await ask('/voiceos/conversations?limit=1');
  expect(response.headers.get('ringback-rule')).toBe('fault-added-1');
  const { body } = await control('GET', '/journal');
  expect(body).toMatchObject({ entries: [{ source: 'fault', rule: 'fault-added-1', status: 200 }] });
});

test.each(LISTS)(
  '%s cannot set how their answer travels, and say which header and where',
  async (list, _word, document) => {
    const { control } = await fresh();
    const headers = { 'X-Fine': 'a', 'Transfer-Encoding': 'chunked' };
    const { status, body } = await control('POST', `/${list}`, { ...document, headers });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'RINGBACK_RULE_INVALID',
      issues: [{ pointer: '/headers/Transfer-Encoding', message: expect.stringContaining('take it out') }],
    });
  },
);
