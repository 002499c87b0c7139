import { expect, test } from '@jest/globals';
import { classifyAddress } from '../../../src/server/webhooks/address-policy.ts';
import { createPostman } from '../../../src/server/webhooks/post.ts';
import { mapTarget, readTargetMap } from '../../../src/server/webhooks/target-map.ts';
import { mockOf, placeCall, receiverOf } from './support/world.ts';

test.each([
  ['127.0.0.1', 'local'],
  ['127.255.255.254', 'local'],
  ['10.0.0.1', 'local'],
  ['172.16.0.1', 'local'],
  ['172.31.255.255', 'local'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'local'],
  ['100.64.0.1', 'local'],
  ['100.127.255.255', 'local'],
  ['100.128.0.1', 'public'],
  ['8.8.8.8', 'public'],
  ['::1', 'local'],
  ['fd12:3456::1', 'local'],
  ['2606:4700::1111', 'public'],
  ['::ffff:127.0.0.1', 'local'],
  ['::ffff:8.8.8.8', 'public'],
  ['::ffff:a9fe:a9fe', 'never'],
  ['64:ff9b::a9fe:a9fe', 'never'],
  ['64:ff9b::10.0.0.1', 'local'],
  ['2002:a9fe:a9fe::1', 'never'],
  ['::169.254.169.254', 'never'],
  ['169.254.169.254', 'never'],
  ['169.254.0.1', 'never'],
  ['100.100.100.200', 'never'],
  ['168.63.129.16', 'never'],
  ['fe80::1', 'never'],
  ['fe80::1%eth0', 'never'],
  ['fd00:ec2::254', 'never'],
  ['0.0.0.0', 'never'],
  ['::', 'never'],
  ['224.0.0.1', 'never'],
  ['ff02::1', 'never'],
  ['255.255.255.255', 'never'],
  ['localhost', 'never'],
])('%s is %s', (address, kind) => {
  expect(classifyAddress(address)).toBe(kind);
});

test.each([
  'http://169.254.169.254/latest/meta-data',
  'http://2852039166/',
  'http://0xa9fea9fe/',
  'http://0251.0376.0251.0376/',
  'http://[::ffff:169.254.169.254]/',
  'http://[fe80::1]/',
  'http://[64:ff9b::a9fe:a9fe]/',
  'http://0.0.0.0/',
  'http://0/',
])('%s is never asked, public addresses allowed or not', async (url) => {
  for (const allowPublic of [false, true]) {
    const postman = createPostman(allowPublic);
    const outcome = await postman.post({ url: new URL(url), method: 'POST', headers: {}, body: '{}' });
    postman.close();
    expect(outcome).toMatchObject({ error: 'blocked' });
  }
});

test('a public address is asked only where that is allowed, and a blocked delivery is not retried', async () => {
  const mock = mockOf([{ url: 'http://8.8.8.8:9/', events: ['call.queued'] }]);
  await placeCall(mock);
  await mock.clock.settle();
  expect(mock.deliveries.list().deliveries).toEqual([
    expect.objectContaining({
      state: 'failed',
      nextAt: null,
      attempts: [
        expect.objectContaining({ error: 'blocked', reason: expect.stringContaining('--webhook-public') }),
      ],
    }),
  ]);
});

test('a name is checked by what it stands for', async () => {
  const receiver = await receiverOf();
  const mock = mockOf([{ url: receiver.url.replace('127.0.0.1', 'localhost'), events: ['call.queued'] }]);
  await placeCall(mock);
  await mock.clock.settle();
  expect(mock.deliveries.list().deliveries[0]?.state).toBe('delivered');
});

test('the longest prefix of the map wins, and ends where a part of the path does', () => {
  const map = readTargetMap([
    'http://app.test=http://127.0.0.1:3000',
    'http://app.test/hooks=http://127.0.0.1:4000/in',
    'https://other.test:8443/=http://127.0.0.1:5000',
  ]);
  const mapped = (url: string): string | undefined => mapTarget(map, url);
  expect(mapped('http://app.test/a?b=c')).toBe('http://127.0.0.1:3000/a?b=c');
  expect(mapped('http://app.test/hooks/x')).toBe('http://127.0.0.1:4000/in/x');
  expect(mapped('http://app.test/hookshop')).toBe('http://127.0.0.1:3000/hookshop');
  expect(mapped('https://other.test:8443/x')).toBe('http://127.0.0.1:5000/x');
  expect(mapped('http://app.tester/')).toBe('http://app.tester/');
  expect(() => readTargetMap(['app.test'])).toThrow('FROM=TO');
});

test('a receiver that the mock knows by another name is reached by its own', async () => {
  const receiver = await receiverOf();
  const mock = mockOf(
    [{ url: 'http://app.test/hooks/{sandbox}', events: ['call.queued'] }],
    {},
    {
      webhookMap: [`http://app.test=${receiver.url}`],
    },
  );
  await placeCall(mock.sandbox('blue'));
  await mock.sandbox('blue').clock.settle();
  expect(receiver.received.map(({ path, headers }) => [path, headers['ringback-sandbox']])).toEqual([
    ['/hooks/blue', 'blue'],
  ]);
});
