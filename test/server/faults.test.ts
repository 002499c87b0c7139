import { ElevenLabsError } from '@elevenlabs/elevenlabs-js';
import { afterAll, expect, test } from '@jest/globals';
import type { FaultDocument, MockSandbox } from '../../src/index.ts';
import { failureOf, listenForClients, madeCallsOf } from './support/real-clients.ts';

const { mock, url, freshSandbox, sandboxWithFaults, voiceos, voiceable, ovia, eleven, place } =
  await listenForClients();

afterAll(() => mock.close());

test.each([
  [401, { code: 'invalid_api_key' }],
  [429, { code: 'rate_limit_exceeded' }],
  [500, { code: 'internal_error' }],
  [503, { code: 'service_unavailable' }],
])('a %i reaches the ElevenLabs SDK as an error with the vendor’s own body', async (status, detail) => {
  const sandbox = sandboxWithFaults({ on: 'listConversations', status });
  const error = await failureOf(eleven(sandbox).conversationalAi.conversations.list(), ElevenLabsError);
  expect(error.statusCode).toBe(status);
  expect(error.body).toMatchObject({ detail });
});

test('a 404 of a detail names the conversation that was asked for', async () => {
  const sandbox = sandboxWithFaults({ on: 'getConversation', status: 404 });
  const [call] = sandbox.calls.list({ limit: 1 }).calls;
  const id = call?.ids.elevenlabs ?? '';
  const error = await failureOf(eleven(sandbox).conversationalAi.conversations.get(id), ElevenLabsError);
  expect(error.body).toMatchObject({
    detail: { code: 'conversation_not_found', message: expect.stringContaining(id) },
  });
  const { error: own } = await voiceos(sandbox).GET('/conversations/{id}', {
    params: { path: { id: call?.ids.voiceos ?? '' } },
  });
  expect(own).toEqual({ detail: `Conversation ${call?.ids.voiceos} not found` });
});

test('every provider says a status in its own shape', async () => {
  const sandbox = sandboxWithFaults({ on: '*', status: 503 });
  expect((await voiceos(sandbox).GET('/conversations')).error).toEqual({ detail: 'Service Unavailable' });
  expect((await ovia(sandbox).GET('/api/v1/calls')).error).toEqual({ detail: 'Service Unavailable' });
  expect((await voiceable(sandbox).GET('/conversations')).error).toMatchObject({
    status: { code: 503, message: 'Service Unavailable' },
    error: 'Service Unavailable',
  });
});

test('the ElevenLabs SDK hides a single 503 behind a retry, after the seconds of Retry-After', async () => {
  const sandbox = sandboxWithFaults({
    on: 'listConversations',
    times: 1,
    status: 503,
    headers: { 'Retry-After': 1 },
  });
  const page = await eleven(sandbox, 2).conversationalAi.conversations.list();
  expect(page.conversations.length).toBeGreaterThan(0);
  const statuses = sandbox.journal.list().entries.map(({ status, source, rule }) => [status, source, rule]);
  expect(statuses).toEqual([
    [200, 'model', undefined],
    [503, 'fault', 'fault-added-1'],
  ]);
  expect(sandbox.faults.list()).toMatchObject([{ matched: 2, used: 1 }]);
});

test('the body and the headers of a status may be the author’s own', async () => {
  const sandbox = sandboxWithFaults(
    { on: 'listConversations', status: 502, body: '<h1>Bad</h1>', headers: { 'content-type': 'text/html' } },
    { on: 'getConversation', status: 500, body: { oops: [1] }, headers: { 'X-Trace': 'abc' } },
  );
  const page = await voiceos(sandbox).GET('/conversations', { parseAs: 'text' });
  expect(page.response.status).toBe(502);
  expect(page.response.headers.get('content-type')).toBe('text/html');
  expect(page.error).toBe('<h1>Bad</h1>');
  const detail = await voiceos(sandbox).GET('/conversations/{id}', { params: { path: { id: 'x' } } });
  expect(detail.error).toEqual({ oops: [1] });
  expect(detail.response.headers.get('x-trace')).toBe('abc');
});

test('latency is spent in real time, moves no clock, and is journalled at the instant of the answer', async () => {
  const sandbox = sandboxWithFaults({ on: 'listConversations', latency: '120ms' });
  const before = performance.now();
  await eleven(sandbox).conversationalAi.conversations.list();
  expect(performance.now() - before).toBeGreaterThanOrEqual(119);
  expect(sandbox.clock.get().now).toBe('2026-01-01T09:00:00.000Z');
  expect(sandbox.journal.list().entries).toMatchObject([{ source: 'model', rule: 'fault-added-1' }]);
});

test('a slow body comes whole, in many parts', async () => {
  const sandbox = sandboxWithFaults({ on: 'listConversations', slowBody: '200ms' });
  const before = performance.now();
  const { response } = await voiceos(sandbox).GET('/conversations', {
    params: { query: { limit: 2 } },
    parseAs: 'stream',
  });
  const parts: Uint8Array[] = [];
  for await (const part of response.clone().body ?? []) parts.push(part);
  expect(performance.now() - before).toBeGreaterThanOrEqual(199);
  expect(parts.length).toBeGreaterThan(2);
  expect(Buffer.concat(parts)).toHaveLength(Number(response.headers.get('content-length')));
  expect(JSON.parse(Buffer.concat(parts).toString())).toMatchObject({ items: [{}, {}] });
});

test('malformed JSON has its length and its type, and no client can read it', async () => {
  const sandbox = sandboxWithFaults({ on: '*', malformedJson: true });
  await expect(voiceos(sandbox).GET('/conversations')).rejects.toThrow(/JSON/);
  await expect(ovia(sandbox).GET('/api/v1/calls')).rejects.toThrow(/JSON/);
  await expect(eleven(sandbox).conversationalAi.conversations.list()).rejects.toThrow();
});

test('a content type may be wrong while the body is right', async () => {
  const { response, data } = await voiceos(
    sandboxWithFaults({ on: '*', contentType: 'text/html; charset=utf-8' }),
  ).GET('/conversations');
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(data?.items.length).toBeGreaterThan(0);
});

test('a request that a fault refuses has no effect, unless the fault says so', async () => {
  const refused = sandboxWithFaults({ on: 'createPhoneCall', status: 500 });
  expect((await place(refused)).response.status).toBe(500);
  expect(madeCallsOf(refused)).toHaveLength(0);
  const lost = sandboxWithFaults({ on: 'createPhoneCall', status: 500, effect: true });
  expect((await place(lost)).response.status).toBe(500);
  expect(madeCallsOf(lost)).toHaveLength(1);
});

test.each<FaultDocument>([
  { on: 'createPhoneCall', reset: 'before-headers' },
  { on: 'createPhoneCall', emptyReply: true },
  { on: 'createPhoneCall', truncate: 0.5 },
  { on: 'createPhoneCall', malformedJson: true },
])('a create that %j hits is made all the same, unless it was lost on the way in', async (fault) => {
  const made = sandboxWithFaults(fault);
  await expect(place(made)).rejects.toThrow();
  expect(madeCallsOf(made)).toHaveLength(1);
  const lost = sandboxWithFaults({ ...fault, effect: false });
  await expect(place(lost)).rejects.toThrow();
  expect(madeCallsOf(lost)).toHaveLength(0);
});

test('a fault comes before what the contract refuses, which is recorded all the same', async () => {
  const sandbox = sandboxWithFaults({ on: '*', status: 503 });
  const { response } = await voiceos(sandbox).POST('/conversations/create_phone_call', {
    // @ts-expect-error The numbers are missing.
    body: {},
  });
  expect(response.status).toBe(503);
  expect(sandbox.violations.list()).toContainEqual(
    expect.objectContaining({ pointer: '/from_number', code: 'required' }),
  );
});

test('the first reads of each call fail, whichever provider’s id it is asked by', async () => {
  const sandbox = sandboxWithFaults({ on: 'getConversation', first: 2, per: 'call', status: 404 });
  const [one, two] = sandbox.calls.list({ limit: 2 }).calls;
  const read = async (id = '') =>
    (await voiceos(sandbox).GET('/conversations/{id}', { params: { path: { id } } })).response.status;
  const readElsewhere = async (id = '') =>
    (await voiceable(sandbox).GET('/conversations/{id}', { params: { path: { id } } })).response.status;
  expect([
    await read(one?.ids.voiceos),
    await readElsewhere(two?.ids.voiceable),
    await readElsewhere(one?.ids.voiceable),
    await read(one?.ids.voiceos),
    await read(two?.ids.voiceos),
    await readElsewhere(two?.ids.voiceable),
  ]).toEqual([404, 404, 404, 200, 404, 200]);
});

test('what is no request of the client’s counts toward nothing: looks, preflights, control requests', async () => {
  const sandbox = sandboxWithFaults({ on: '*', nth: 2, status: 500 });
  const ask = async (init: RequestInit) =>
    (await fetch(`${url}/~${sandbox.name}/voiceos/conversations`, init)).status;
  const headers = { Authorization: 'Bearer any' };
  const look = { ...headers, 'Ringback-Now': '2026-01-01T09:00:00Z' };
  expect(await ask({ headers })).toBe(200);
  expect(await ask({ headers: look })).toBe(200);
  expect(await ask({ method: 'OPTIONS' })).toBe(204);
  sandbox.calls.list();
  expect(await ask({ method: 'HEAD', headers })).toBe(500);
  expect(await ask({ headers })).toBe(200);
});

test('the same seed and the same order of requests fail the same requests, after a reset too', async () => {
  const faults: FaultDocument[] = [
    { on: '*', probability: 0.3, status: 500 },
    { on: 'listConversations', probability: 0.4, break: 'wrong-type' },
  ];
  const run = async (sandbox: MockSandbox) => {
    const answers: string[] = [];
    for (let i = 0; i < 40; i += 1) {
      const response = await fetch(`${url}/~${sandbox.name}/voiceos/conversations?limit=1`, {
        headers: { Authorization: 'Bearer any' },
      });
      answers.push(`${response.status} ${response.headers.get('ringback-breach')} ${await response.text()}`);
    }
    return answers;
  };
  const sandbox = sandboxWithFaults(...faults);
  const first = await run(sandbox);
  expect(new Set(first).size).toBeGreaterThan(5);
  expect(await run(sandboxWithFaults(...faults))).toEqual(first);
  sandbox.reset();
  expect(sandbox.faults.list()).toEqual([]);
  for (const fault of faults) sandbox.faults.add(fault);
  expect(await run(sandbox)).toEqual(first);
});

test('faults of a scenario are in force from the start, in their windows of time', async () => {
  const sandbox = freshSandbox();
  sandbox.load({
    ringback: 'scenario/1',
    name: 'outage',
    faults: [{ on: '*', during: { from: '10m', to: '20m' }, status: 503 }],
  });
  const status = async () => (await voiceos(sandbox).GET('/conversations')).response.status;
  const statuses = [await status()];
  for (const by of ['599999ms', '1ms', '599999ms', '1ms']) {
    await sandbox.clock.advance(by);
    statuses.push(await status());
  }
  expect(statuses).toEqual([200, 200, 503, 503, 200]);
});
