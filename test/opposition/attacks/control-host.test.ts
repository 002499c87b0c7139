import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, exchange, openTarget, requestOf, type Target, TOKEN } from './support/target.ts';

let target: Target;
let wide: Target;
beforeAll(async () => {
  target = await openTarget({ adminAllowHost: ['ringback', 'fixed.test:9999', ' spaced.test', ''] });
  // A server beyond loopback: any port may lead to it, and no name but its own.
  wide = await openTarget({ host: '0.0.0.0', adminHost: '0.0.0.0', adminAllowHost: ['ringback'] });
});
afterAll(() => Promise.all([target.close(), wide.close()]));

const AUTH = `Authorization: Bearer ${TOKEN}`;

/** `PORT` stands for the port that is attacked. */
async function ask(
  of: Target,
  host: readonly string[],
  path = '/clock',
): Promise<readonly [number, unknown]> {
  const own = (text: string): string => text.replaceAll('PORT', String(of.adminPort));
  const answer = await exchange(
    of.adminPort,
    requestOf(`GET ${own(path)} HTTP/1.1`, [...host.map(own), AUTH]),
  );
  return [answer.status, codeOf(answer)];
}

const FOREIGN = [
  ...['evil.test:PORT', '127.0.0.1.evil.test:PORT', 'localhost.evil.test:PORT', '127.0.0.1.nip.io:PORT'],
  ...[
    'localhost.:PORT',
    '127.0.0.1.:PORT',
    'LOCALHOST.:PORT',
    'localhost%2e:PORT',
    '127.1:PORT',
    '2130706433:PORT',
  ],
  ...['0x7f000001:PORT', '017700000001:PORT', '0:PORT', '0.0.0.0:PORT', '127.0.0.2:PORT', '127.0.0.1'],
  ...[
    '[::]:PORT',
    '[0:0:0:0:0:0:0:1]:PORT',
    '[::ffff:127.0.0.1]:PORT',
    '[::1%25lo]:PORT',
    '::1:PORT',
    '[fe80::1]:PORT',
  ],
  ...[
    'user@127.0.0.1:PORT',
    '127.0.0.1:PORT@evil.test',
    '127.0.0.1:PORT, evil.test',
    '127.0.0.1:PORT evil.test',
  ],
  ...[
    '127.0.0.1:PORT/',
    '127.0.0.1:PORT#',
    'xn--localhost:PORT',
    'locａlhost:PORT',
    'host.docker.internal:PORT',
  ],
  ...['fixed.test:9998', 'x.ringback', 'ringback.', 'ringback.evil.test', 'evil-ringback', 'ringback:99x'],
];

test.each(FOREIGN)('the host %j is none of its own, also with the token', async (host) => {
  const [status, code] = await ask(target, [`Host: ${host}`]);
  // What is no host at all may be refused by the parser.
  expect([
    [421, 'RINGBACK_CONTROL_HOST'],
    [400, 'RINGBACK_HTTP_MALFORMED'],
  ]).toContainEqual([status, code]);
});

test.each(FOREIGN.filter((host) => !host.startsWith('127.0.0.1')))(
  'the host %j is none of its own either where it listens on all interfaces',
  async (host) => {
    expect((await ask(wide, [`Host: ${host}`]))[0]).toBeGreaterThanOrEqual(400);
  },
);

test.each([
  ...['127.0.0.1:PORT', 'localhost:PORT', 'LocalHost:PORT', '[::1]:PORT'],
  ...['ringback', 'ringback:4011', 'RINGBACK:1', 'fixed.test:9999', 'spaced.test'],
])('the host %j is its own, or was allowed', async (host) => {
  expect(await ask(target, [`Host: ${host}`])).toEqual([200, undefined]);
});

test.each([
  ['missing', []],
  ['empty', ['Host:']],
  ['there twice, the second foreign', ['Host: 127.0.0.1:PORT', 'Host: evil.test']],
  ['there twice, the first foreign', ['Host: evil.test', 'Host: 127.0.0.1:PORT']],
  ['there twice alike', ['Host: 127.0.0.1:PORT', 'Host: 127.0.0.1:PORT']],
  ['folded', ['Host: 127.0.0.1:PORT\r\n evil.test']],
  [
    'named by another header',
    ['Host: evil.test', 'X-Forwarded-Host: 127.0.0.1:PORT', 'Forwarded: host=localhost'],
  ],
])('a request whose host is %s is refused', async (_what, host) => {
  const [status] = await ask(target, host);
  expect([400, 421]).toContain(status);
});

test.each([
  'http://evil.test/clock',
  'http://127.0.0.1:PORT/clock',
  'https://localhost:PORT/clock',
  '*',
  'clock',
])('the request target %j is none of its own', async (path) => {
  expect([400, 421]).toContain((await ask(target, ['Host: 127.0.0.1:PORT'], path))[0]);
});

test.each(['http://[', 'http://[::1', 'http://[::1]:x/clock'])(
  'the request target %j, which is no URL either, is answered by the control API and by nothing before it',
  async (path) => {
    expect(await ask(target, ['Host: 127.0.0.1:PORT'], path)).toEqual([421, 'RINGBACK_CONTROL_HOST']);
  },
);

test.each([
  ...['https://evil.test', 'null', '', 'http://localhost', 'http://127.0.0.1:4010', 'http://127.0.0.1:PORT/'],
  ...[
    'http://127.0.0.1:PORT.evil.test',
    'http://evil.test@127.0.0.1:PORT',
    'file://',
    'chrome-extension://abc',
  ],
  ...['http://localhost:PORT', 'HTTP://127.0.0.1:PORT', 'ws://127.0.0.1:PORT'],
])('the origin %j is another page’s, also with the token', async (origin) => {
  const [status, code] = await ask(target, ['Host: 127.0.0.1:PORT', `Origin: ${origin}`]);
  expect([status, code]).toEqual([403, 'RINGBACK_CONTROL_ORIGIN']);
});

test('two origins are none of its own, whichever comes first', async () => {
  const pair = ['Origin: http://127.0.0.1:PORT', 'Origin: https://evil.test'];
  for (const origins of [pair, pair.toReversed()]) {
    expect((await ask(target, ['Host: 127.0.0.1:PORT', ...origins]))[0]).toBe(403);
  }
  expect((await ask(target, ['Host: 127.0.0.1:PORT', 'Origin: http://127.0.0.1:PORT']))[0]).toBe(200);
});

test('a page of the mock port is another page, and no origin is told that it may read the control API', async () => {
  const origin = `Origin: http://127.0.0.1:${target.mockPort}`;
  const bytes = requestOf('GET /clock HTTP/1.1', [`Host: 127.0.0.1:${target.adminPort}`, origin, AUTH]);
  const answer = await exchange(target.adminPort, bytes);
  expect([answer.status, /access-control-/i.test(answer.head)]).toEqual([403, false]);
  const asked = ['Access-Control-Request-Method: POST', 'Access-Control-Request-Headers: authorization'];
  const preflight = requestOf('OPTIONS /clock/jump HTTP/1.1', [
    `Host: 127.0.0.1:${target.adminPort}`,
    origin,
    ...asked,
  ]);
  const told = await exchange(target.adminPort, preflight);
  expect([told.status, /access-control-/i.test(told.head)]).toEqual([403, false]);
  const mocked = await exchange(
    target.mockPort,
    requestOf('GET /_ringback/health HTTP/1.1', [`Host: 127.0.0.1:${target.mockPort}`, origin]),
  );
  expect(mocked.head).toMatch(/access-control-allow-origin: http:\/\/127/i);
});
