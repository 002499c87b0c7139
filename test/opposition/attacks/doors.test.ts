import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ChoiceError, startServer } from '../../../src/index.ts';
import { codeOf, exchange, openTarget, requestOf, type Target, TOKEN } from './support/target.ts';

let target: Target;
let alone: Target;
beforeAll(async () => {
  target = await openTarget();
  // With one provider, paths without a mount are its own too.
  alone = await openTarget({ providers: ['voiceos'] });
});
afterAll(() => Promise.all([target.close(), alone.close()]));

const ADMIN = [
  'clock',
  'sandboxes',
  'snapshot',
  'journal',
  'events',
  'report.html',
  'scenarios',
  'calls',
  'deliveries',
];
const WAYS = [
  ...[
    '/',
    '//',
    '/./',
    '/../',
    '/..//',
    '/%2e%2e/',
    '/%2E%2e%2f',
    '/..%2f',
    '/.%2e/',
    '/%2f',
    '/;/',
    '/..;/',
    '/%252e%252e/',
  ],
  ...[
    '/_ringback/',
    '/_ringback/../',
    '/_ringback/%2e%2e/',
    '/_ringback//',
    '/_ringback/..%2f',
    '/_ringback/admin/',
  ],
  ...[
    '/voiceos/../',
    '/voiceos/%2e%2e/',
    '/voiceos/..%2f..%2f',
    '/~default/',
    '/~default/../',
    '/~default/_ringback/',
    '\\',
    '/\\..\\',
  ],
];

test.each(WAYS)('no way %j leads from the mock port to the control API, with its token too', async (way) => {
  for (const one of [target, alone]) {
    for (const name of ADMIN) {
      const headers = [`Host: 127.0.0.1:${one.mockPort}`, `Authorization: Bearer ${TOKEN}`];
      const answer = await exchange(one.mockPort, requestOf(`GET ${way}${name} HTTP/1.1`, headers));
      expect([way, name, [400, 401, 404].includes(answer.status)]).toEqual([way, name, true]);
      expect(answer.all).not.toContain(TOKEN);
      const bare = await exchange(one.mockPort, requestOf(`GET ${way}${name} HTTP/1.1`, headers.slice(0, 1)));
      expect([way, name, [400, 401, 404].includes(bare.status)]).toEqual([way, name, true]);
    }
  }
});

test('a write to the mock port steers nothing', async () => {
  const body = '{"by":"1h"}';
  const headers = [
    `Authorization: Bearer ${TOKEN}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
  ];
  for (const path of [
    '/clock/jump',
    '/_ringback/clock/jump',
    '/reset',
    '/_ringback/reset',
    '/../clock/jump',
  ]) {
    const answer = await exchange(
      target.mockPort,
      requestOf(`POST ${path} HTTP/1.1`, ['Host: x', ...headers], body),
    );
    expect([path, [400, 401, 404].includes(answer.status)]).toEqual([path, true]);
  }
});

test('paths of the control API are taken as they are written: nothing folds into a shorter one', async () => {
  const own = [`Host: 127.0.0.1:${target.adminPort}`];
  for (const path of [
    '/../health',
    '/x/../health',
    '/%2e%2e/health',
    '//health',
    '/./health',
    '/health/',
    '/health/../clock',
    '/health%2f..%2fclock',
    '/HEALTH',
    '/health;x',
    '/ready/..',
  ]) {
    const answer = await exchange(target.adminPort, requestOf(`GET ${path} HTTP/1.1`, own));
    expect([path, answer.status, codeOf(answer)]).toEqual([path, 401, 'RINGBACK_CONTROL_TOKEN']);
  }
});

test('the report’s page runs its own script and nothing else', async () => {
  // What would be a script, were it not told as text.
  const evil = '<script>alert(1)</script><img src=x onerror=alert(2)>';
  await fetch(
    `${target.server.url}/voiceos/conversations?${encodeURIComponent(evil)}=1&limit=${encodeURIComponent(evil)}`,
    {
      headers: { Authorization: 'Bearer any' },
    },
  );
  const response = await fetch(`${target.server.adminUrl}/report.html`, {
    headers: { Authorization: `Bearer ${TOKEN}` },
  });
  const page = await response.text();
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).not.toMatch(/unsafe|\*|https?:|data:|'self'/);
  expect([response.headers.get('x-content-type-options'), response.headers.get('cache-control')]).toEqual([
    'nosniff',
    'no-store',
  ]);
  const scripts = [...page.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)];
  const running = scripts.filter(([, attributes]) => !/type="application\/json"/.test(attributes ?? ''));
  expect(running.length).toBeGreaterThan(0);
  for (const [, attributes, text = ''] of running) {
    expect(attributes).not.toMatch(/\bsrc=/);
    expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  expect(page).not.toMatch(/<[^>]+\son\w+=|javascript:/i);
  expect(page).not.toContain(evil);
  expect(page).not.toContain(TOKEN);
});

test.each(['0.0.0.0', '::', '192.168.1.10', 'ringback.test', '127.0.0.1.evil.test', '0'])(
  'beyond loopback (%s) the control API does not open without a token',
  async (adminHost) => {
    for (const adminToken of [undefined, '']) {
      const opened = startServer({ port: 0, adminPort: 0, adminHost, adminToken });
      await expect(opened).rejects.toThrow(ChoiceError);
      await expect(opened).rejects.toMatchObject({
        code: 'RINGBACK_ADMIN_NO_TOKEN',
        message: expect.stringContaining('RINGBACK_ADMIN_TOKEN'),
      });
    }
  },
);

test('a token that differs is told from none in the same way, wherever it differs', async () => {
  const guesses = [
    `${TOKEN.slice(0, -1)}!`,
    `!${TOKEN.slice(1)}`,
    '',
    'x',
    TOKEN.toUpperCase(),
    `${TOKEN}\u00e9`,
    'rbt_default_x',
    `rbt_${'a'.repeat(64)}_x`,
  ];
  const answers = new Set<string>();
  for (const guess of guesses) {
    const answer = await exchange(
      target.adminPort,
      requestOf('GET /clock HTTP/1.1', [
        `Host: 127.0.0.1:${target.adminPort}`,
        `Authorization: Bearer ${guess}`,
      ]),
    );
    answers.add(answer.all.replace(/^Date: .*$/m, ''));
  }
  expect([...answers]).toHaveLength(1);
});
