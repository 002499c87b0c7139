import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSecretName } from '../../../src/core/secret-name.ts';
import { getJournalEntry, listJournal } from '../../../src/server/control/journal.ts';
import { listViolations } from '../../../src/server/control/violations.ts';
import {
  REDACTED,
  redactHeaders,
  redactJson,
  redactPath,
  redactQuery,
} from '../../../src/server/journal/redact.ts';
import type { Sandbox } from '../../../src/server/sandbox.ts';
import { createTestMock } from '../control/support/mock.ts';
import { rulesWith } from './support/rules.ts';

const mock = createTestMock();
afterAll(() => mock.server.close());

const CANARY = 'canary-0f8b2c6e';

/** Everything that a sandbox keeps and shows of its requests, as text. */
function evidenceOf(sandbox: Sandbox): string {
  const { entries } = listJournal(sandbox, { limit: 1000 });
  const raw = sandbox.journal
    .sinceMark()
    .map((entry) => entry.read())
    .flatMap(({ request, response }) => [request, response])
    .map(({ headers, body }) => [headers, Buffer.from(body.bytes).toString('utf8')]);
  return JSON.stringify([
    entries,
    entries.map(({ id }) => getJournalEntry(sandbox, id)),
    raw,
    listViolations(sandbox),
  ]);
}

test.each([
  ...[
    'password',
    'Password',
    'db_password',
    'passwd',
    'secret',
    'clientSecret',
    'CLIENT_SECRET',
    'token',
    'accessToken',
  ],
  ...[
    'x-auth-token',
    'api_key',
    'apiKey',
    'apikey',
    'X-API-Key',
    'xi-api-key',
    'Authorization',
    'proxy-authorization',
  ],
  ...[
    'credential',
    'credentials',
    'private_key',
    'signingKey',
    'filter[token]',
    'authtoken',
    'tokens',
    'cookie',
    'jwt',
  ],
])('%s is the name of a secret', (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each([
  ...[
    'limit',
    'status',
    'author',
    'authored_at',
    'tokenizer',
    'secretary',
    'passenger',
    'keyboard',
    'idempotency-key',
  ],
  ...['agent_id', 'to_number', 'key', 'monkey', 'content-type', 'accept'],
])('%s is not', (name) => {
  expect(isSecretName(name)).toBe(false);
});

/** A secret of its own for each place, so that taking it out of one does not take it out of another. */
const secretAt = (place: string): string => `${CANARY}-${place}`;

const BODY = {
  from_number: '+14155550100',
  to_number: '+14155550123',
  agent_config: {
    prompt: 'Be brief.',
    metadata: { plan: 'gold', api_key: secretAt('metadata'), 'session token': secretAt('token') },
    webhooks: [
      {
        ...{ url: 'https://hooks.test/x', method: 'POST', events: ['conversation:ended'] },
        headers: { 'X-Mine': secretAt('mine'), Authorization: secretAt('webhook') },
      },
    ],
  },
};

test('no secret of a request is kept or shown, wherever it stood', async () => {
  const sandbox = mock.fresh();
  const bearer = secretAt('be/ar+er"=');
  const headers = {
    authorization: `Bearer ${bearer}`,
    'x-api-key': secretAt('key'),
    'x-amz-security-token': secretAt('amz'),
    cookie: `theme=dark; session=${secretAt('cookie')}`,
    referer: `https://app.test/page?tab=1&access_token=${secretAt('referer')}`,
  };
  const query = `token=${secretAt('query')}&%61pi_key=${secretAt('encoded')}&auth[secret]=${secretAt('deep')}`;
  await mock.ask(sandbox, `/voiceos/conversations?${query}&limit=1`, { headers });
  await mock.ask(sandbox, `/voiceos/nowhere/${encodeURIComponent(bearer)}?secret=${secretAt('nowhere')}`, {
    headers,
  });
  const evidence = evidenceOf(sandbox);
  expect(evidence).not.toContain(CANARY);
  expect(evidence).toContain('tab=1&access_token=[redacted]');
  expect(evidence).toContain('/voiceos/nowhere/[redacted]?secret=[redacted]');
});

test('no secret of a body is kept or shown, nor of an answer to somebody who did not send it', async () => {
  const sandbox = mock.fresh();
  const path = '/voiceos/conversations/create_phone_call';
  const made = await mock.ask(sandbox, path, { method: 'POST', body: BODY });
  const read = await mock.ask(sandbox, `/voiceos/conversations/${JSON.parse(made.text).id}`);
  await mock.ask(sandbox, '/voiceos/conversations?limit=100');
  for (const { text } of [made, read]) expect(text).toContain(secretAt('mine'));
  const evidence = evidenceOf(sandbox);
  expect(evidence).not.toContain(CANARY);
  expect(evidence).toContain('X-Mine');
  expect(evidence).toContain('"plan":"gold"');
});

test('an answer that repeats a secret under another name repeats it in vain', async () => {
  const sandbox = mock.fresh();
  for (const secret of [secretAt('plain'), secretAt('quo"ted'), secretAt('näïve')]) {
    const headers = { authorization: `Bearer ${secret}` };
    const config = { prompt: `The password is ${secret}.` };
    const body = { from_number: '+14155550100', to_number: '+14155550123', agent_config: config };
    await mock.ask(sandbox, '/voiceos/conversations/create_phone_call', { method: 'POST', headers, body });
  }
  expect(evidenceOf(sandbox)).not.toContain(CANARY);
});

test('a secret that the bound of a body would cut in two leaves no part of it', async () => {
  const sandbox = mock.fresh();
  for (const filler of ['', 'a', 'ä'.repeat(7), 'b'.repeat(20)]) {
    const secret = secretAt('long-enough-to-be-cut');
    const config = { prompt: `${filler}${`${secret} `.repeat(1000)}` };
    const body = { from_number: '+14155550100', to_number: '+14155550123', agent_config: config };
    const headers = { authorization: `Bearer ${secret}` };
    await mock.ask(sandbox, '/voiceos/conversations/create_phone_call', { method: 'POST', headers, body });
  }
  expect(evidenceOf(sandbox)).not.toContain(CANARY.slice(0, 6));
});

test('a secret on the very bound of a body leaves no part of it either', async () => {
  const sandbox = mock.fresh();
  const secret = secretAt('once');
  const send = (filler: string) =>
    mock.ask(sandbox, '/voiceos/conversations/create_phone_call', {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}` },
      body: {
        ...{ from_number: '+14155550100', to_number: '+14155550123' },
        agent_config: { prompt: `${filler}${secret}${'z'.repeat(9000)}` },
      },
    });
  const at = (await send('')).text.indexOf(secret);
  const bound = 8 * 1024;
  const { text } = await send('a'.repeat(bound - at - 10));
  expect(text.indexOf(secret)).toBe(bound - 10);
  expect(evidenceOf(sandbox)).not.toContain(CANARY.slice(0, 6));
});

test('a body that cannot be read is kept as its length alone', async () => {
  const sandbox = mock.fresh();
  const path = '/voiceos/conversations/create_phone_call';
  const send = (type: string, body: string) =>
    mock.ask(sandbox, path, { method: 'POST', headers: { 'content-type': type }, body });
  await send('application/json', `{"password":"${CANARY}`);
  await send('multipart/form-data; boundary=x', `--x\r\n\r\n${CANARY}\r\n--x--`);
  await send('application/x-www-form-urlencoded', `password=${CANARY}&from_number=1`);
  expect(evidenceOf(sandbox)).not.toContain(CANARY);
  const [, , malformed] = listJournal(sandbox).entries;
  const { request } = getJournalEntry(sandbox, malformed?.id ?? '');
  expect([request.body, request.length]).toEqual([null, `{"password":"${CANARY}`.length]);
});

test('a breach that quotes what was sent quotes no secret', async () => {
  const sandbox = mock.fresh();
  await mock.ask(sandbox, '/voiceos/conversations/create_phone_call', {
    method: 'POST',
    headers: { authorization: `Bearer ${CANARY}` },
    body: { from_number: CANARY, to_number: 12_345, agent_id: 'a', password: { [CANARY]: CANARY } },
  });
  await mock.ask(sandbox, `/voiceos/conversations?limit=${CANARY}&status=${CANARY}`, {
    headers: { authorization: `Bearer ${CANARY}` },
  });
  expect(listViolations(sandbox).violations.length).toBeGreaterThan(1);
  expect(evidenceOf(sandbox)).not.toContain(CANARY);
});

test('what a spec marks is a secret whatever its name', () => {
  const rules = rulesWith({ headers: ['X-Mark'], query: ['k'], path: ['id'], members: ['pin'] });
  const seen: string[] = [];
  const onSecret = (value: string): unknown => seen.push(value);
  expect(redactQuery('k=12345678&k[x]=87654321&j=1', rules, onSecret)).toBe(
    `k=${REDACTED}&k[x]=${REDACTED}&j=1`,
  );
  expect(redactPath('/v1/things/abc%20def', rules, onSecret)).toBe(`/v1/things/${REDACTED}`);
  expect(
    redactJson({ a: [{ pin: '1234' }], pin: { nested: ['x', 5, null, true] } }, rules, onSecret),
  ).toEqual({
    a: [{ pin: REDACTED }],
    pin: { nested: [REDACTED, REDACTED, null, true] },
  });
  expect(rules.isHeader('x-mark')).toBe(true);
  expect(rules.mayHoldSecret.test('{"PIN" : 1}')).toBe(true);
  expect(seen).toEqual(expect.arrayContaining(['12345678', 'abc def', '1234']));
});

test.each([
  'https://me:hunter2-pass@host.test/x',
  'see https://me:hunter2-pass@host.test and https://b.test/?token=hunter2-pass#access_token=hunter2-pass',
  'amqp://me:hunter2@hunter2-pass@host.test',
  `https://${'u'.repeat(120)}:hunter2-pass@host.test`,
  'https://a.test/?next=https%3A%2F%2Fme%3Ahunter2-pass%40host.test%2F',
])('who signs in at an address is kept nowhere: %s', async (address) => {
  const rules = rulesWith({});
  expect(JSON.stringify(redactJson({ at: [address] }, rules, () => {}))).not.toContain('hunter2');
  expect(rules.mayHoldSecret.test(JSON.stringify({ at: address }))).toBe(true);
  for (const written of [address, encodeURIComponent(address)]) {
    expect(redactQuery(`a=1&url=${written}`, rules, () => {})).not.toContain('hunter2');
    expect(redactPath(`/x/${written.split('?', 1)[0]}`, rules, () => {})).not.toContain('hunter2');
  }
  expect(JSON.stringify(redactHeaders({ 'x-callback': address }, rules, () => {}))).not.toContain('hunter2');
  const sandbox = mock.fresh();
  await mock.ask(sandbox, `/voiceos/conversations?url=${encodeURIComponent(address)}&limit=0`, {
    headers: { 'x-callback': address, link: `<${address}>; rel="next"` },
  });
  const body = { from_number: address, to_number: 2, agent_config: { prompt: address } };
  await mock.ask(sandbox, '/voiceos/conversations/create_phone_call', { method: 'POST', body });
  await mock.ask(sandbox, '/voiceos/conversations/create_phone_call', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `url=${encodeURIComponent(address)}`,
  });
  expect(evidenceOf(sandbox)).not.toContain('hunter2');
});

test('addresses without a secret stay as they were', () => {
  const rules = rulesWith({});
  for (const text of [
    'https://a.test/@me?tab=1#top',
    'mail me@a.test',
    'https://a.test, me@b.test',
    '50%',
    'a://',
  ]) {
    expect(redactJson(text, rules, () => {})).toBe(text);
    expect(redactQuery(`q=${text}`, rules, () => {})).toBe(`q=${text}`);
    expect(redactPath(`/${text}`, rules, () => {})).toBe(`/${text}`);
  }
});

test('counts of tokens are no secrets, tokens are', () => {
  const rules = rulesWith({});
  const value = { input_tokens: 142, max_tokens: 300, tokens: ['abc'], token: 5 };
  expect(redactJson(value, rules, () => {})).toEqual({ ...value, tokens: [REDACTED], token: REDACTED });
  expect(rules.mayHoldSecret.test('{"input_tokens":142,"max_tokens" : 3}')).toBe(false);
});

test('pairs of a name and a value are looked into', () => {
  const pairs = [
    { name: 'Authorization', value: 'abc' },
    { key: 'plan', value: 'gold' },
  ];
  expect(redactJson(pairs, rulesWith({}), () => {})).toEqual([
    { name: 'Authorization', value: REDACTED },
    { key: 'plan', value: 'gold' },
  ]);
});

const NAMES = ['password', 'apiKey', 'client_secret', 'authToken', 'headers', 'x-api-key', 'credentials'];
/** A JSON value with secrets in it: leaves are harmless, but for those under the name of a secret. */
const withSecrets = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>('harmless', 7, null, true),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'name', 'data'), tie('value'), { maxKeys: 3 }),
    fc.record({ secret: fc.constantFrom(...NAMES), inner: tie('leaf') }).map(({ secret, inner }) => ({
      [secret]: secret === 'headers' ? { 'X-Any': inner } : inner,
    })),
  ),
  leaf: fc.oneof(
    { maxDepth: 2 },
    fc.constant<unknown>(CANARY),
    fc.array(tie('leaf'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('x', 'y'), tie('leaf'), { maxKeys: 2 }),
  ),
})).value;

test('wherever a secret stands in a body, it is taken out, and a quick look at its text would have told', () => {
  const rules = rulesWith({});
  fc.assert(
    fc.property(withSecrets, (value) => {
      const text = JSON.stringify(value);
      const redacted = JSON.stringify(redactJson(value, rules, () => {}));
      expect(redacted).not.toContain(CANARY);
      if (text.includes(CANARY)) expect(rules.mayHoldSecret.test(text)).toBe(true);
      else expect(redacted).toBe(text);
    }),
    { numRuns: 500 },
  );
});
