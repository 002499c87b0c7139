import { ElevenLabsClient, ElevenLabsError } from '@elevenlabs/elevenlabs-js';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import createClient from 'openapi-fetch';
import { createMock, type FaultDocument, type Mock, type MockSandbox } from '../../src/index.ts';
import type { paths as Ovia } from '../generated/ovia.ts';
import type { paths as Voiceable } from '../generated/voiceable.ts';
import type { paths as VoiceOS } from '../generated/voiceos.ts';

let mock: Mock;
let url: string;
let made = 0;

beforeAll(async () => {
  mock = createMock({ seed: 42 });
  ({ url } = await mock.listen());
});

afterAll(() => mock.close());

/** A sandbox that no other test has seen, with these faults; the last is looked at first. */
function sandboxWith(...faults: readonly FaultDocument[]): MockSandbox {
  const sandbox = mock.sandbox(`faults-${made++}`);
  for (const fault of faults) sandbox.faults.add(fault);
  return sandbox;
}

const voiceos = ({ name }: MockSandbox, credential = 'any') =>
  createClient<VoiceOS>({
    baseUrl: `${url}/~${name}/voiceos`,
    headers: { Authorization: `Bearer ${credential}` },
  });
const voiceable = ({ name }: MockSandbox) =>
  createClient<Voiceable>({ baseUrl: `${url}/~${name}/voiceable/api/v1`, headers: { 'X-API-Key': 'any' } });
const ovia = ({ name }: MockSandbox) =>
  createClient<Ovia>({ baseUrl: `${url}/~${name}/ovia`, headers: { Authorization: 'Bearer any' } });
const eleven = ({ name }: MockSandbox, maxRetries = 0) =>
  new ElevenLabsClient({ apiKey: 'any', maxRetries, baseUrl: `${url}/~${name}/elevenlabs` });

const CALL = { from_number: '+14155550100', to_number: '+14155550123', agent_id: 'agent_support' };
const place = (sandbox: MockSandbox) =>
  voiceos(sandbox).POST('/conversations/create_phone_call', { body: CALL });
const callsOf = (sandbox: MockSandbox) =>
  sandbox.calls.list({ provider: 'voiceos', limit: 1000 }).calls.filter(({ provider }) => provider !== null);

async function failureOf(asked: Promise<unknown>): Promise<ElevenLabsError> {
  const error: unknown = await asked.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ElevenLabsError);
  return error as ElevenLabsError;
}

test.each([
  [401, { code: 'invalid_api_key' }],
  [429, { code: 'rate_limit_exceeded' }],
  [500, { code: 'internal_error' }],
  [503, { code: 'service_unavailable' }],
])('a %i reaches the ElevenLabs SDK as an error with the vendor’s own body', async (status, detail) => {
  const sandbox = sandboxWith({ on: 'listConversations', status });
  const error = await failureOf(eleven(sandbox).conversationalAi.conversations.list());
  expect(error.statusCode).toBe(status);
  expect(error.body).toMatchObject({ detail });
});

test('a 404 of a detail names the conversation that was asked for', async () => {
  const sandbox = sandboxWith({ on: 'getConversation', status: 404 });
  const [call] = sandbox.calls.list({ limit: 1 }).calls;
  const id = call?.ids.elevenlabs ?? '';
  const error = await failureOf(eleven(sandbox).conversationalAi.conversations.get(id));
  expect(error.body).toMatchObject({
    detail: { code: 'conversation_not_found', message: expect.stringContaining(id) },
  });
  const { error: own } = await voiceos(sandbox).GET('/conversations/{id}', {
    params: { path: { id: call?.ids.voiceos ?? '' } },
  });
  expect(own).toEqual({ detail: `Conversation ${call?.ids.voiceos} not found` });
});

test('every provider says a status in its own shape', async () => {
  const sandbox = sandboxWith({ on: '*', status: 503 });
  expect((await voiceos(sandbox).GET('/conversations')).error).toEqual({ detail: 'Service Unavailable' });
  expect((await ovia(sandbox).GET('/api/v1/calls')).error).toEqual({ detail: 'Service Unavailable' });
  expect((await voiceable(sandbox).GET('/conversations')).error).toMatchObject({
    status: { code: 503, message: 'Service Unavailable' },
    error: 'Service Unavailable',
  });
});

test('the ElevenLabs SDK hides a single 503 behind a retry, after the seconds of Retry-After', async () => {
  const sandbox = sandboxWith({
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
  const sandbox = sandboxWith(
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

test('a 429 says when to come back in each of the forms that clients honour, and they agree', async () => {
  const own = await voiceos(sandboxWith({ on: '*', status: 429 })).GET('/conversations');
  expect(Object.fromEntries(own.response.headers)).toMatchObject({
    'retry-after': '1',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Date.parse('2026-01-01T09:00:01Z') / 1000),
  });
  const given = { on: '*', status: 429, headers: { 'retry-after': '30' } };
  const { response } = await voiceable(sandboxWith(given)).GET('/conversations');
  expect(response.headers.get('retry-after')).toBe('30');
  expect(response.headers.get('x-ratelimit-remaining')).toBe('0');
  expect(response.headers.get('x-ratelimit-reset')).toBe(String(Date.parse('2026-01-01T09:00:30Z') / 1000));
});

test('a quota is spent by requests, shown on each answer, and full again in the next window', async () => {
  const sandbox = sandboxWith({ on: '*', quota: { requests: 2, per: '1m' } });
  const ask = async () => {
    const { response } = await voiceable(sandbox).GET('/conversations');
    return [
      response.status,
      response.headers.get('x-ratelimit-remaining'),
      response.headers.get('retry-after'),
    ];
  };
  await sandbox.clock.advance('20s');
  expect([await ask(), await ask(), await ask()]).toEqual([
    [200, '1', null],
    [200, '0', null],
    [429, '0', '40'],
  ]);
  await sandbox.clock.advance('39999ms');
  expect(await ask()).toEqual([429, '0', '1']);
  await sandbox.clock.advance('1ms');
  expect(await ask()).toEqual([200, '1', null]);
});

test('a quota may be for one key alone', async () => {
  const sandbox = sandboxWith({
    on: '*',
    match: { 'header.authorization': 'Bearer poor' },
    quota: { requests: 0, per: '1h' },
  });
  expect((await voiceos(sandbox, 'poor').GET('/conversations')).response.status).toBe(429);
  expect((await voiceos(sandbox, 'rich').GET('/conversations')).response.status).toBe(200);
});

test('of parallel requests exactly as many pass as the quota has room for', async () => {
  const sandbox = sandboxWith({ on: '*', quota: { requests: 7, per: '1m' } });
  const answers = await Promise.all(Array.from({ length: 20 }, () => voiceos(sandbox).GET('/conversations')));
  expect(answers.filter(({ response }) => response.status === 200)).toHaveLength(7);
  expect(answers.filter(({ response }) => response.status === 429)).toHaveLength(13);
});

test('creates beyond the concurrent calls are refused until one has ended; reads are not', async () => {
  const sandbox = sandboxWith({ on: '*', quota: { calls: 2 } });
  expect((await place(sandbox)).response.status).toBe(200);
  expect((await place(sandbox)).response.status).toBe(200);
  const third = await place(sandbox);
  expect([third.response.status, third.error]).toEqual([429, { detail: 'Too many concurrent calls' }]);
  expect((await voiceos(sandbox).GET('/conversations')).response.status).toBe(200);
  expect(callsOf(sandbox)).toHaveLength(2);
  const outbound = { agentId: 'agent_support', agentPhoneNumberId: 'phnum_main', toNumber: '+14155550123' };
  await eleven(sandbox).conversationalAi.twilio.outboundCall(outbound);
  sandbox.calls.hangUp(callsOf(sandbox)[0]?.id ?? '');
  expect((await place(sandbox)).response.status).toBe(200);
});

test('of parallel creates exactly as many are made as calls may be open', async () => {
  const sandbox = sandboxWith({ on: '*', quota: { calls: 3 } });
  const answers = await Promise.all(Array.from({ length: 12 }, () => place(sandbox)));
  expect(answers.filter(({ response }) => response.status === 200)).toHaveLength(3);
  expect(callsOf(sandbox)).toHaveLength(3);
});

test('ElevenLabs tells too many calls from too many requests by its code', async () => {
  const outbound = { agentId: 'agent_support', agentPhoneNumberId: 'phnum_main', toNumber: '+14155550123' };
  const busy = await failureOf(
    eleven(sandboxWith({ on: '*', quota: { calls: 0 } })).conversationalAi.twilio.outboundCall(outbound),
  );
  expect(busy.body).toMatchObject({ detail: { code: 'concurrent_limit_exceeded' } });
  const spent = await failureOf(
    eleven(sandboxWith({ on: '*', quota: { requests: 0, per: '1m' } })).conversationalAi.twilio.outboundCall(
      outbound,
    ),
  );
  expect(spent.body).toMatchObject({ detail: { code: 'rate_limit_exceeded' } });
});

test('a credential expires on the sandbox’s clock, and another one lives on its own', async () => {
  const sandbox = sandboxWith({ on: '*', expireAfter: '1h' });
  const status = async (credential: string) =>
    (await voiceos(sandbox, credential).GET('/conversations')).response.status;
  expect(await status('one')).toBe(200);
  await sandbox.clock.advance('59m');
  expect([await status('one'), await status('two')]).toEqual([200, 200]);
  await sandbox.clock.advance('1m');
  const { response, error } = await voiceos(sandbox, 'one').GET('/conversations');
  expect([response.status, error]).toEqual([401, { detail: 'Not authenticated' }]);
  expect([await status('two'), await status('three')]).toEqual([200, 200]);
});

test('latency is spent in real time, moves no clock, and is journalled at the instant of the answer', async () => {
  const sandbox = sandboxWith({ on: 'listConversations', latency: '120ms' });
  const before = performance.now();
  await eleven(sandbox).conversationalAi.conversations.list();
  expect(performance.now() - before).toBeGreaterThanOrEqual(119);
  expect(sandbox.clock.get().now).toBe('2026-01-01T09:00:00.000Z');
  expect(sandbox.journal.list().entries).toMatchObject([{ source: 'model', rule: 'fault-added-1' }]);
});

test('a slow body comes whole, in many parts', async () => {
  const sandbox = sandboxWith({ on: 'listConversations', slowBody: '200ms' });
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
  const sandbox = sandboxWith({ on: '*', malformedJson: true });
  await expect(voiceos(sandbox).GET('/conversations')).rejects.toThrow(/JSON/);
  await expect(ovia(sandbox).GET('/api/v1/calls')).rejects.toThrow(/JSON/);
  await expect(eleven(sandbox).conversationalAi.conversations.list()).rejects.toThrow();
});

test('a content type may be wrong while the body is right', async () => {
  const { response, data } = await voiceos(
    sandboxWith({ on: '*', contentType: 'text/html; charset=utf-8' }),
  ).GET('/conversations');
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(data?.items.length).toBeGreaterThan(0);
});

test('a request that a fault refuses has no effect, unless the fault says so', async () => {
  const refused = sandboxWith({ on: 'createPhoneCall', status: 500 });
  expect((await place(refused)).response.status).toBe(500);
  expect(callsOf(refused)).toHaveLength(0);
  const lost = sandboxWith({ on: 'createPhoneCall', status: 500, effect: true });
  expect((await place(lost)).response.status).toBe(500);
  expect(callsOf(lost)).toHaveLength(1);
});

test.each<FaultDocument>([
  { on: 'createPhoneCall', reset: 'before-headers' },
  { on: 'createPhoneCall', emptyReply: true },
  { on: 'createPhoneCall', truncate: 0.5 },
  { on: 'createPhoneCall', malformedJson: true },
])('a create that %j hits is made all the same, unless it was lost on the way in', async (fault) => {
  const made = sandboxWith(fault);
  await expect(place(made)).rejects.toThrow();
  expect(callsOf(made)).toHaveLength(1);
  const lost = sandboxWith({ ...fault, effect: false });
  await expect(place(lost)).rejects.toThrow();
  expect(callsOf(lost)).toHaveLength(0);
});

test('a fault comes before what the contract refuses, which is recorded all the same', async () => {
  const sandbox = sandboxWith({ on: '*', status: 503 });
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
  const sandbox = sandboxWith({ on: 'getConversation', first: 2, per: 'call', status: 404 });
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
  const sandbox = sandboxWith({ on: '*', nth: 2, status: 500 });
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
  const sandbox = sandboxWith(...faults);
  const first = await run(sandbox);
  expect(new Set(first).size).toBeGreaterThan(5);
  expect(await run(sandboxWith(...faults))).toEqual(first);
  sandbox.reset();
  expect(sandbox.faults.list()).toEqual([]);
  for (const fault of faults) sandbox.faults.add(fault);
  expect(await run(sandbox)).toEqual(first);
});

test('faults of a scenario are in force from the start, in their windows of time', async () => {
  const sandbox = mock.sandbox(`faults-${made++}`);
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
