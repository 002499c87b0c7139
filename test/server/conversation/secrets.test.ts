import { Buffer } from 'node:buffer';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findLiveKey } from '../../../src/core/live-key.ts';
import { CALL, CREATE, LIST, rulesBroken, talk } from './support/conversation.ts';

// Put together here, so that no scanner of this repository takes them for real.
const STRIPE = ['sk', 'live', '9fQ2mZx71LbTcR04hWvKdPyN'].join('_');
const ELEVENLABS = `sk_${'a91f3c5be70d248691be'}${'5d07c3fa82e6149b7d30c2f5a86e'}`;
const GITHUB = `ghp_${'R4nd0mLettersAndDigits12'}${'9xQvbTzKwMpL'}`;
const AWS = `AKIA${'Q3EGZ7LMXW2RVT5B'}`;
const jwt = (payload: object): string =>
  [{ alg: 'RS256', typ: 'JWT' }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .concat('fHq3b9ZkLm2Xv7RtYw5NcPd8sJg1')
    .join('.');

test('a key that looks live is told with its place, wherever it stands, and never shown', async () => {
  const client = await talk();
  await client.get(LIST, { 'xi-api-key': ELEVENLABS });
  await client.get('/voiceos/conversations', { authorization: `Bearer ${STRIPE}` });
  const basic = Buffer.from(`${STRIPE}:`).toString('base64');
  await client.get('/ovia/api/v1/calls', { authorization: `Basic ${basic}` });
  await client.get(`/voiceos/conversations?token=${GITHUB}`);
  await client.get(`/voiceos/nowhere/${AWS}`);
  await client.post(CREATE, { ...CALL, agent_config: { metadata: { key: STRIPE } } });
  await client.post(CREATE, JSON.stringify(CALL).replace('agent_support', STRIPE.replace('s', '\\u0073')));
  const token = jwt({ iss: 'https://login.vendor.com/', sub: 'a' });
  await client.get('/voiceos/conversations', { 'x-forwarded-access': token });

  const found = rulesBroken(client.mock);
  expect(found.map(({ in: place, pointer, operation }) => `${place} ${pointer} ${operation}`)).toEqual([
    'header xi-api-key listConversations',
    'header authorization listConversations',
    'header authorization listCalls',
    'query token listConversations',
    'path  null',
    'body /agent_config/metadata/key createPhoneCall',
    'body /agent_id createPhoneCall',
    'header x-forwarded-access listConversations',
  ]);
  const told = JSON.stringify(
    found.map(({ message, pointer, sent, remedy }) => [message, pointer, sent, remedy]),
  );
  for (const secret of [STRIPE, ELEVENLABS, GITHUB, AWS, token, basic]) expect(told).not.toContain(secret);
  expect(found[0]?.message).toBe(
    'What looks like an ElevenLabs key that is in use was sent in header xi-api-key.',
  );
});

test('a key in the place of a name is told without the name', async () => {
  const client = await talk();
  await client.get(`/voiceos/conversations?${STRIPE}=1`);
  await client.post(CREATE, { ...CALL, agent_config: { metadata: { [STRIPE]: 'x' } } });
  const found = rulesBroken(client.mock);
  expect(found.map(({ in: place, pointer }) => [place, pointer])).toEqual([
    ['query', ''],
    ['body', '/agent_config/metadata'],
  ]);
});

test.each([
  'any',
  'test-key',
  'rb_sandbox-7',
  'ringback-stand-in',
  ['sk', 'test', '9fQ2mZx71LbTcR04hWvKdPyN'].join('_'),
  `sk_live_${'x'.repeat(24)}`,
  `sk_${'0123456789abcdef'.repeat(3)}`,
  ['AKIA', 'IOSFODNN7EXAMPLE'].join(''),
  'conv_0123456789abcdef0123',
  'agent_7f3a9c2be1d0',
  '0c9d4c5e-9a55-4f0e-8f55-2b7a1e5f2c11',
  jwt({ sub: 'a' }),
  jwt({ iss: 'https://localhost:3000/' }),
  jwt({ iss: 'https://auth.example.com/' }),
])('a stand-in is no live key: %s', async (value) => {
  const client = await talk();
  await client.get(`${LIST}?user_id=${encodeURIComponent(value)}`, {
    'xi-api-key': value,
    authorization: `Bearer ${value}`,
  });
  expect(client.broken()).toEqual({});
});

test('looks at another time are looked through as well, and the rule can be switched off', async () => {
  const client = await talk();
  await client.get(LIST, { 'xi-api-key': ELEVENLABS, 'ringback-now': '2026-01-01T09:00:00Z' });
  expect(client.broken()).toEqual({ 'live-secret': 1 });
  const silent = await talk({ rules: ['secrets=off'] });
  await silent.get(LIST, { 'xi-api-key': ELEVENLABS });
  expect(silent.broken()).toEqual({});
});

test('no ordinary text, id or number is taken for a key', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uuid(),
        fc.lorem(),
        fc.webUrl(),
        fc.emailAddress(),
        fc.base64String(),
        fc.date().map(String),
      ),
      (text) => {
        expect(findLiveKey(text)).toBeUndefined();
      },
    ),
  );
});
