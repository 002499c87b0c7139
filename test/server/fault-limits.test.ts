import { ElevenLabsError } from '@elevenlabs/elevenlabs-js';
import { afterAll, expect, test } from '@jest/globals';
import { failureOf, listenForClients, madeCallsOf } from './support/real-clients.ts';

const { mock, sandboxWithFaults, voiceos, voiceable, eleven, place } = await listenForClients();

afterAll(() => mock.close());

test('a 429 says when to come back in each of the forms that clients honour, and they agree', async () => {
  const own = await voiceos(sandboxWithFaults({ on: '*', status: 429 })).GET('/conversations');
  expect(Object.fromEntries(own.response.headers)).toMatchObject({
    'retry-after': '1',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Date.parse('2026-01-01T09:00:01Z') / 1000),
  });
  const given = { on: '*', status: 429, headers: { 'retry-after': '30' } };
  const { response } = await voiceable(sandboxWithFaults(given)).GET('/conversations');
  expect(response.headers.get('retry-after')).toBe('30');
  expect(response.headers.get('x-ratelimit-remaining')).toBe('0');
  expect(response.headers.get('x-ratelimit-reset')).toBe(String(Date.parse('2026-01-01T09:00:30Z') / 1000));
});

test('a quota is spent by requests, shown on each answer, and full again in the next window', async () => {
  const sandbox = sandboxWithFaults({ on: '*', quota: { requests: 2, per: '1m' } });
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
  const sandbox = sandboxWithFaults({
    on: '*',
    match: { 'header.authorization': 'Bearer poor' },
    quota: { requests: 0, per: '1h' },
  });
  expect((await voiceos(sandbox, 'poor').GET('/conversations')).response.status).toBe(429);
  expect((await voiceos(sandbox, 'rich').GET('/conversations')).response.status).toBe(200);
});

test('of parallel requests exactly as many pass as the quota has room for', async () => {
  const sandbox = sandboxWithFaults({ on: '*', quota: { requests: 7, per: '1m' } });
  const answers = await Promise.all(Array.from({ length: 20 }, () => voiceos(sandbox).GET('/conversations')));
  expect(answers.filter(({ response }) => response.status === 200)).toHaveLength(7);
  expect(answers.filter(({ response }) => response.status === 429)).toHaveLength(13);
});

test('creates beyond the concurrent calls are refused until one has ended; reads are not', async () => {
  const sandbox = sandboxWithFaults({ on: '*', quota: { calls: 2 } });
  expect((await place(sandbox)).response.status).toBe(200);
  expect((await place(sandbox)).response.status).toBe(200);
  const third = await place(sandbox);
  expect([third.response.status, third.error]).toEqual([429, { detail: 'Too many concurrent calls' }]);
  expect((await voiceos(sandbox).GET('/conversations')).response.status).toBe(200);
  expect(madeCallsOf(sandbox)).toHaveLength(2);
  const outbound = { agentId: 'agent_support', agentPhoneNumberId: 'phnum_main', toNumber: '+14155550123' };
  await eleven(sandbox).conversationalAi.twilio.outboundCall(outbound);
  sandbox.calls.hangUp(madeCallsOf(sandbox)[0]?.id ?? '');
  expect((await place(sandbox)).response.status).toBe(200);
});

test('of parallel creates exactly as many are made as calls may be open', async () => {
  const sandbox = sandboxWithFaults({ on: '*', quota: { calls: 3 } });
  const answers = await Promise.all(Array.from({ length: 12 }, () => place(sandbox)));
  expect(answers.filter(({ response }) => response.status === 200)).toHaveLength(3);
  expect(madeCallsOf(sandbox)).toHaveLength(3);
});

test('ElevenLabs tells too many calls from too many requests by its code', async () => {
  const outbound = { agentId: 'agent_support', agentPhoneNumberId: 'phnum_main', toNumber: '+14155550123' };
  const busy = await failureOf(
    eleven(sandboxWithFaults({ on: '*', quota: { calls: 0 } })).conversationalAi.twilio.outboundCall(
      outbound,
    ),
    ElevenLabsError,
  );
  expect(busy.body).toMatchObject({ detail: { code: 'concurrent_limit_exceeded' } });
  const spent = await failureOf(
    eleven(
      sandboxWithFaults({ on: '*', quota: { requests: 0, per: '1m' } }),
    ).conversationalAi.twilio.outboundCall(outbound),
    ElevenLabsError,
  );
  expect(spent.body).toMatchObject({ detail: { code: 'rate_limit_exceeded' } });
});

test('a credential expires on the sandbox’s clock, and another one lives on its own', async () => {
  const sandbox = sandboxWithFaults({ on: '*', expireAfter: '1h' });
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

test('a create beyond the concurrent calls may come back when the next call ends, and no sooner', async () => {
  const sandbox = sandboxWithFaults({ on: '*', quota: { calls: 2 } });
  await place(sandbox);
  await sandbox.clock.advance('700ms');
  await place(sandbox);
  const { response } = await place(sandbox);
  const seconds = Number(response.headers.get('retry-after'));
  const reset = Number(response.headers.get('x-ratelimit-reset')) * 1000;
  expect(seconds).toBeGreaterThan(1);
  await sandbox.clock.advance(`${(seconds - 1) * 1000}ms`);
  expect((await place(sandbox)).response.status).toBe(429);
  await sandbox.clock.advance('1s');
  const ends = madeCallsOf(sandbox).flatMap(({ endedAt }) => (endedAt === null ? [] : [Date.parse(endedAt)]));
  expect(ends).toHaveLength(1);
  expect(Math.ceil(Math.min(...ends) / 1000) * 1000).toBe(reset);
  expect((await place(sandbox)).response.status).toBe(200);
});

test('with more calls than may be, so many have to end first; where none may be, no end is waited for', async () => {
  const sandbox = sandboxWithFaults();
  for (let made = 0; made < 4; made += 1) await place(sandbox);
  sandbox.faults.add({ on: '*', quota: { calls: 2 } });
  const now = Date.parse(sandbox.clock.get().now);
  const { response } = await place(sandbox);
  await sandbox.clock.advance('1h');
  const ends = madeCallsOf(sandbox).map(({ endedAt }) => Date.parse(endedAt ?? ''));
  const [, , third = 0] = ends.sort((a, b) => a - b);
  expect(response.headers.get('retry-after')).toBe(String(Math.ceil((third - now) / 1000)));
  const none = await place(sandboxWithFaults({ on: '*', quota: { calls: 0 } }));
  expect(none.response.headers.get('retry-after')).toBe('1');
});
