import { inspect } from 'node:util';
import { afterAll, expect, jest, test } from '@jest/globals';
import { renderHtml } from '../../../src/report/render/html.ts';
import { renderJson } from '../../../src/report/render/json.ts';
import { renderJunit } from '../../../src/report/render/junit.ts';
import { renderMarkdown } from '../../../src/report/render/markdown.ts';
import { renderSarif } from '../../../src/report/render/sarif.ts';
import { summaryText } from '../../../src/report/render/summary.ts';
import { getJournalEntry, listJournal } from '../../../src/server/control/journal.ts';
import { getSnapshot } from '../../../src/server/control/snapshot.ts';
import { listViolations } from '../../../src/server/control/violations.ts';
import type { Sandbox } from '../../../src/server/sandbox.ts';
import { createTestMock } from '../control/support/mock.ts';

const mock = createTestMock();
afterAll(() => mock.server.close());

const CANARY = 'canary7f';
const TAIL = '4eC39HqLyjWDarjtT1zdp7dc';

/** All that is kept of a sandbox's requests, in every form in which it is told. */
function evidenceOf(sandbox: Sandbox): string {
  const { entries } = listJournal(sandbox, { limit: 1000 });
  const details = entries.map(({ id }) => getJournalEntry(sandbox, id));
  const report = mock.server.report({ sandbox: sandbox.name });
  const written = [renderHtml, renderJson, renderJunit, renderMarkdown, renderSarif, summaryText].map(
    (render) => render(report),
  );
  const events: string[] = [];
  for (let place = 0; ; place += 1) {
    const next = sandbox.feed.next(place);
    if (!next) break;
    events.push(next.event.data);
  }
  expect(events.length).toBeGreaterThan(entries.length);
  const kept = [entries, details, listViolations(sandbox, { limit: 1000 }), getSnapshot(sandbox)];
  return [JSON.stringify(kept), ...written, ...events].join('\n');
}

/** A world of which somebody listens to all that happens. */
function freshHeard(): Sandbox {
  const sandbox = mock.fresh();
  sandbox.feed.listen(() => {});
  return sandbox;
}

const CALL = { from_number: '1', to_number: 2, agent_config: { prompt: 5 } };
const PATHS = [
  ['GET', '/voiceos/conversations'],
  ['PUT', '/voiceos/conversations'],
  ['GET', '/voiceos/nowhere'],
  ['POST', '/voiceos/conversations/create_phone_call'],
  ['GET', '/voiceable/conversations'],
  ['GET', '/elevenlabs/v1/convai/agents'],
  ['POST', '/ovia/api/v1/calls'],
] as const;

const HEADERS = ['authorization', 'x-api-key', 'xi-api-key', 'cookie', 'proxy-authorization', 'x-auth-token'];
const NAMES = [
  'token',
  'api_key',
  'access_token',
  'client_secret',
  'password',
  'signature',
  'filter[secret]',
];
const MEMBERS = ['password', 'apiKey', 'client_secret', 'authToken', 'credentials'];

test('a secret in a header, a parameter or a member of a broken request is in nothing that is kept', async () => {
  const sandbox = freshHeard();
  for (const [method, path] of PATHS) {
    for (const header of HEADERS) {
      const value = header === 'cookie' ? `a=${CANARY}` : `Bearer ${CANARY}`;
      await mock.ask(sandbox, `${path}?limit=0&status=${CANARY}`, {
        method,
        headers: { [header]: value },
        ...(method === 'POST' && { body: { ...CALL, note: `it is ${CANARY}` } }),
      });
    }
    for (const name of NAMES) {
      await mock.ask(sandbox, `${path}?limit=0&${encodeURIComponent(name)}=${CANARY}&page_size=${CANARY}`, {
        method,
      });
    }
    if (method !== 'POST') continue;
    for (const name of MEMBERS) {
      const secret = { value: CANARY, inner: [CANARY] };
      await mock.ask(sandbox, path, { method, body: { ...CALL, [name]: CANARY, agent_id: CANARY } });
      await mock.ask(sandbox, path, {
        method,
        body: { ...CALL, agent_config: { metadata: { [name]: secret } } },
      });
    }
  }
  const { violations } = listViolations(sandbox, { limit: 1000 });
  expect(violations.length).toBeGreaterThan(30);
  expect(violations.filter(({ first }) => first?.curl.includes('any')).length).toBe(violations.length);
  expect(evidenceOf(sandbox)).not.toContain(CANARY);
});

test.each([
  `sk_live_${TAIL}`,
  `xi-${TAIL}`,
  `AKIA${'IOSFODNN7EXAMPLE'}`,
  `ghp_${TAIL}`,
  `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.${TAIL}`,
])('%s is kept nowhere, wherever it stands', async (key) => {
  const sandbox = freshHeard();
  await mock.ask(sandbox, `/voiceos/${key}/conversations?note=${key}`);
  await mock.ask(sandbox, `/voiceos/conversations/${key}?${key}=1`);
  await mock.ask(sandbox, `/voiceos/conversations?status=${key}&limit=${key}`, {
    headers: { 'x-note': key },
  });
  const body = {
    ...CALL,
    from_number: key,
    [key]: 1,
    agent_config: { prompt: `Say ${key}.`, voice: { provider: key } },
  };
  await mock.ask(sandbox, '/voiceos/conversations/create_phone_call', { method: 'POST', body });
  const fit = {
    from_number: '+14155550100',
    to_number: '+14155550123',
    agent_config: { prompt: `Say ${key}.` },
  };
  await mock.ask(sandbox, '/voiceos/conversations/create_phone_call', { method: 'POST', body: fit });
  await mock.ask(sandbox, '/ovia/api/v1/calls', { method: 'POST', body: { type: key, direction: key } });
  const evidence = evidenceOf(sandbox);
  expect(evidence).not.toContain(key.slice(6));
  expect(evidence).toContain('"prompt":"Say [redacted]."');
  expect(evidence).toContain('/voiceos/[redacted]/conversations?note=[redacted]');
});

test('the beginning of a long secret, cut where it is quoted, is taken out too', async () => {
  const secret = `${'Zq8'.repeat(30)}`;
  for (const filler of ['', 'x'.repeat(20), 'x'.repeat(50), 'x'.repeat(110)]) {
    const sandbox = freshHeard();
    await mock.ask(sandbox, `/voiceos/conversations?status=${filler}${secret}&limit=${filler}${secret}`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    await mock.ask(sandbox, '/ovia/api/v1/calls', {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: { direction: filler + secret, user_id: filler + secret },
    });
    expect(evidenceOf(sandbox)).not.toContain('Zq8Zq');
  }
});

test('an error of ours on the way to an answer is told without the secrets of its request', async () => {
  const told: unknown[] = [];
  const broken = createTestMock({ onError: (error) => told.push(error) });
  const contract = broken.server.contracts.get('voiceos');
  if (!contract) throw new Error('There is no contract.');
  jest.spyOn(contract, 'check').mockImplementation((_, __, request) => {
    const text = `${JSON.stringify(request.headers)} ${Buffer.from(request.body)} ${request.query}`;
    throw Object.assign(new Error(`${text} is wrong`, { cause: request }), { request });
  });
  const secret = `${CANARY}-of-nobody`;
  const sandbox = broken.fresh();
  const { status, text } = await broken.ask(
    sandbox,
    `/voiceos/conversations/create_phone_call?token=${secret}q`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${secret}h`,
        cookie: `a=${secret}c`,
        'x-callback': `https://me:${secret}u@a.test`,
      },
      body: { ...CALL, password: `${secret}b`, note: `sk_live_${TAIL}` },
    },
  );
  expect(status).toBe(500);
  // As the platform shows what nobody caught: with its cause and what else it bears.
  const shown = told.map((error) => inspect(error, { depth: 10, showHidden: true })).join();
  expect(shown).toContain('is wrong');
  expect(shown + text).not.toContain(CANARY);
  expect(shown).not.toContain(TAIL);
  await broken.server.close();
});
