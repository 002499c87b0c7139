import { createHmac } from 'node:crypto';
import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';
import { expect, test } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { signDelivery } from '../../../src/server/webhooks/sign.ts';
import { mockOf, placeCall, receiverOf } from './support/world.ts';

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, or so').toString('base64')}`;

test('standardwebhooks accepts every delivery, and refuses each tampered one', async () => {
  const receiver = await receiverOf();
  const mock = mockOf([{ url: receiver.url, sign: 'standard', secret: SECRET }]);
  await placeCall(mock);
  await mock.clock.advance({ until: 'idle' });
  expect(receiver.received.length).toBeGreaterThan(6);
  for (const { text, headers, id } of receiver.received) {
    const sent = {
      'webhook-id': String(headers['webhook-id']),
      'webhook-timestamp': String(headers['webhook-timestamp']),
      'webhook-signature': String(headers['webhook-signature']),
    };
    const webhook = new Webhook(SECRET);
    expect(sent['webhook-id']).toBe(id);
    expect(webhook.verify(text, sent)).toEqual(JSON.parse(text));
    const later = String(Number(sent['webhook-timestamp']) + 1);
    const tampered = [
      () => webhook.verify(flipByte(text), sent),
      () => webhook.verify(text, { ...sent, 'webhook-timestamp': later }),
      () => webhook.verify(text, { ...sent, 'webhook-id': `${id}x` }),
      () => webhook.verify(text, { ...sent, 'webhook-signature': flipByte(sent['webhook-signature'], 5) }),
      () => new Webhook(`whsec_${Buffer.from('another').toString('base64')}`).verify(text, sent),
    ];
    for (const verify of tampered) expect(verify).toThrow();
  }
});

test('a secret without the prefix is the key itself', () => {
  const seconds = Math.floor(Date.now() / 1000);
  const headers = signDelivery({ kind: 'standard' }, 'plain', { id: 'msg_1', body: '{}', seconds });
  expect(new Webhook('plain', { format: 'raw' }).verify('{}', headers)).toEqual({});
});

test('ElevenLabs’ own constructEvent accepts every delivery, and refuses each tampered one', async () => {
  const receiver = await receiverOf();
  const webhook = { url: receiver.url, provider: 'elevenlabs', secret: 's3cret' };
  const mock = mockOf([webhook], { data: [{ calls: 12, over: { after: '5m' } }] });
  await mock.clock.advance('20m');
  expect(receiver.received.length).toBe(12);
  const { webhooks } = new ElevenLabsClient({ apiKey: 'any' });
  for (const { text, headers } of receiver.received) {
    const signature = String(headers['elevenlabs-signature']);
    await expect(webhooks.constructEvent(text, signature, 's3cret')).resolves.toEqual(JSON.parse(text));
    const tampered = [
      [flipByte(text), signature, 's3cret'],
      [text, signature.replace(/t=\d+/, (found) => `t=${Number(found.slice(2)) + 1}`), 's3cret'],
      [text, flipByte(signature, signature.length - 3), 's3cret'],
      [text, signature, 'another'],
    ] as const;
    for (const [body, header, secret] of tampered) {
      await expect(webhooks.constructEvent(body, header, secret)).rejects.toThrow();
    }
  }
  expect(mock.violations.list()).toEqual([]);
});

test('a header of the user’s holds the secret itself, or a keyed hash in the form that is asked for', () => {
  const signed = { id: 'msg_1', body: '{"a":1}', seconds: 1_800_000_000 };
  const sign = (form: string | null) =>
    signDelivery({ kind: 'header', header: 'X-Hook', form }, 'key', signed);
  const hash = (text: string, encoding: 'hex' | 'base64') =>
    createHmac('sha256', 'key').update(text).digest(encoding);
  expect(sign(null)).toEqual({ 'X-Hook': 'key' });
  expect(sign('sha256={hex}')).toEqual({ 'X-Hook': `sha256=${hash(signed.body, 'hex')}` });
  expect(sign('t={timestamp},id={id},v={base64}')).toEqual({
    'X-Hook': `t=1800000000,id=msg_1,v=${hash('1800000000.{"a":1}', 'base64')}`,
  });
});

test('a secret that the environment does not have fails the attempt, says so once, and is in no answer', async () => {
  const receiver = await receiverOf();
  const lines: string[] = [];
  const secret = { env: 'RINGBACK_TEST_NO_SUCH_SECRET' };
  const mock = mockOf(
    [{ url: receiver.url, events: ['call.queued', 'call.ringing'], sign: 'standard', secret }],
    {},
    {
      onNote: (line) => lines.push(line),
    },
  );
  await placeCall(mock);
  await mock.clock.advance('1s');
  expect(receiver.received).toEqual([]);
  expect(mock.deliveries.list().deliveries.map(({ attempts }) => attempts[0]?.error)).toEqual([
    'no-secret',
    'no-secret',
  ]);
  expect(lines).toEqual([expect.stringContaining('RINGBACK_TEST_NO_SUCH_SECRET')]);
  expect(mock.deliveries.list().deliveries[0]?.attempts[0]?.reason).toContain(
    'set RINGBACK_TEST_NO_SUCH_SECRET',
  );
});

test('secrets are in no answer of the control API, nor in the inbox', async () => {
  const inbox = '/_ringback/inbox/mine';
  const mock = mockOf([
    {
      url: inbox,
      sign: { header: 'X-Hook' },
      secret: 'literal-secret',
      headers: { Authorization: 'Bearer hidden' },
    },
    { url: 'http://user:hidden@127.0.0.1:1/?token=hidden', events: ['call.queued'], retries: [] },
  ]);
  await placeCall(mock);
  await mock.clock.settle();
  const shown = JSON.stringify([mock.deliveries.list(), mock.inbox('mine').list(), mock.violations.list()]);
  expect(mock.inbox('mine').list().entries).toHaveLength(1);
  expect(shown).not.toContain('literal-secret');
  expect(shown).not.toContain('hidden');
});

test('whatever a subscription sets as a header is hidden in the inbox, over a socket too', async () => {
  const mock = mockOf([
    { url: '/_ringback/inbox/mine', events: ['call.queued'], headers: { 'X-Team': 'hidden', Host: 'other' } },
  ]);
  const { port } = await mock.listen({ port: 0 });
  const own = { events: ['conversation:started'], method: 'POST', headers: { 'X-Own': 'hidden' } };
  const urls = [`http://127.0.0.1:${port}/_ringback/inbox/mine`, '/_ringback/inbox/mine'];
  await placeCall(mock, { agent_config: { webhooks: urls.map((url) => ({ ...own, url })) } });
  await mock.clock.advance('1h');
  const { entries } = mock.inbox('mine').list();
  expect(entries.map(({ headers }) => headers['x-team'] ?? headers['x-own'])).toEqual(
    Array(3).fill('[redacted]'),
  );
  expect(entries.every(({ delivery }) => mock.deliveries.get(delivery ?? '').state === 'delivered')).toBe(
    true,
  );
  expect(JSON.stringify(entries.map(({ headers }) => headers))).not.toContain('hidden');
});

test('an address that is none is not shown: a secret may be anywhere in it', async () => {
  const mock = mockOf([]);
  const urls = [
    'http://user:hidden@[broken/',
    'no address: hidden',
    '//user:hidden@host/',
    '/_ringback/inbox/a?token=hidden',
  ];
  const own = { events: ['conversation:ended'], method: 'POST', headers: {} };
  await placeCall(mock, { agent_config: { webhooks: urls.map((url) => ({ ...own, url })) } });
  await mock.clock.advance('1h');
  const shown = [false, true].map((canonical) => mock.deliveries.list({ canonical }).deliveries);
  expect(shown[0]).toHaveLength(urls.length);
  expect(JSON.stringify([shown, mock.violations.list()])).not.toContain('hidden');
});

/** The text with one of its characters replaced by another. */
function flipByte(text: string, at = Math.floor(text.length / 2)): string {
  return text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1);
}
