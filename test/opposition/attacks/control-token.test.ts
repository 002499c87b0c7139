import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { codeOf, exchange, openTarget, requestOf, type Target, TOKEN } from './support/target.ts';

// Walked in the spec itself: an operation that is added is tried from its first day.
const spec = parse(readFileSync(resolve(import.meta.dirname, '../../../specs/control.yaml'), 'utf8'));
const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'options', 'head', 'trace'];
const OPERATIONS: readonly (readonly [string, string])[] = Object.keys(spec.paths).flatMap((path) =>
  Object.keys(spec.paths[path])
    .filter((key) => METHODS.includes(key))
    .map((method) => [method.toUpperCase(), path.replaceAll(/\{[^}]+\}/g, 'default')] as const),
);
const OPEN = ['/health', '/ready'];
const GUARDED = OPERATIONS.filter(([, path]) => !OPEN.includes(path));

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

const own = (): string => `Host: 127.0.0.1:${target.adminPort}`;

test('the walk finds every kind of thing that is served: JSON, a stream, a page, a scenario, a sandbox', () => {
  const found = GUARDED.map((one) => one.join(' '));
  expect(found).toEqual(
    expect.arrayContaining([
      ...['GET /clock', 'GET /events', 'GET /report.html', 'PUT /snapshot', 'POST /scenarios/default/load'],
      ...['DELETE /sandboxes', 'GET /verdict', 'GET /inbox/default'],
    ]),
  );
  expect(found.length).toBeGreaterThan(45);
});

test.each(GUARDED)('%s %s answers nobody without the token', async (method, path) => {
  const wrong = [
    [],
    ['Authorization: Bearer wrong'],
    [`Authorization: Bearer ${TOKEN.slice(0, -1)}`],
    [`Authorization: Bearer ${TOKEN}x`],
    [`Authorization: ${TOKEN}`],
    [`Authorization: Basic ${Buffer.from(`admin:${TOKEN}`).toString('base64')}`],
    [`X-API-Key: ${TOKEN}`],
    [`Cookie: token=${TOKEN}`],
  ];
  for (const headers of wrong) {
    const answer = await exchange(
      target.adminPort,
      requestOf(`${method} ${path} HTTP/1.1`, [own(), ...headers]),
    );
    const code = method === 'HEAD' ? 'RINGBACK_CONTROL_TOKEN' : codeOf(answer);
    expect([headers, answer.status, code]).toEqual([headers, 401, 'RINGBACK_CONTROL_TOKEN']);
  }
});

test.each(GUARDED)(
  '%s %s is refused to a strange host and a strange page, also with the token',
  async (method, path) => {
    const auth = `Authorization: Bearer ${TOKEN}`;
    const line = `${method} ${path} HTTP/1.1`;
    const strange = await exchange(target.adminPort, requestOf(line, ['Host: rebound.test', auth]));
    expect([strange.status, codeOf(strange)]).toEqual([421, 'RINGBACK_CONTROL_HOST']);
    const page = await exchange(
      target.adminPort,
      requestOf(line, [own(), 'Origin: https://evil.test', auth]),
    );
    expect([page.status, codeOf(page)]).toEqual([403, 'RINGBACK_CONTROL_ORIGIN']);
  },
);

// What comes first is told first, however much else is wrong.
const BROKEN = '{"by":';
const PATHS = ['/nowhere', '/clock/jump', '/clock/jump?sandbox=NOT-A-NAME', '/%zz', '/../clock', '//clock'];

test.each(PATHS)('at %s the host is told first, then the origin, then the token', async (path) => {
  const json = ['Content-Type: application/json', `Content-Length: ${BROKEN.length}`];
  const ask = async (...headers: readonly string[]): Promise<unknown> =>
    codeOf(
      await exchange(target.adminPort, requestOf(`POST ${path} HTTP/1.1`, [...headers, ...json], BROKEN)),
    );
  expect(await ask('Host: evil.test', 'Origin: https://evil.test')).toBe('RINGBACK_CONTROL_HOST');
  expect(await ask(own(), 'Origin: https://evil.test')).toBe('RINGBACK_CONTROL_ORIGIN');
  expect(await ask(own())).toBe('RINGBACK_CONTROL_TOKEN');
  const rest = await ask(own(), `Authorization: Bearer ${TOKEN}`);
  expect(rest).not.toMatch(/RINGBACK_CONTROL_(HOST|ORIGIN|TOKEN)/);
});

test.each(['token', 'access_token', 'api_key', 'adminToken', 'authorization'])(
  'the token as ?%s= opens nothing, and is repeated to nobody',
  async (name) => {
    const lines = [
      [`GET /clock?${name}=${TOKEN} HTTP/1.1`, [own()], 401],
      [`GET /clock?${name}=${TOKEN} HTTP/1.1`, [own(), `Authorization: Bearer ${TOKEN}`], 422],
      [`GET /clock?${TOKEN} HTTP/1.1`, [own(), `Authorization: Bearer ${TOKEN}x`], 401],
    ] as const;
    for (const [line, headers, status] of lines) {
      const answer = await exchange(target.adminPort, requestOf(line, headers));
      expect([answer.status, answer.all.includes(TOKEN)]).toEqual([status, false]);
    }
    expect(JSON.stringify([target.told, target.errors.map(String)])).not.toContain(TOKEN);
  },
);

test('health and readiness are all that is open, and tell nothing of the server', async () => {
  for (const path of OPEN) {
    const answer = await exchange(target.adminPort, requestOf(`GET ${path} HTTP/1.1`, ['Host: evil.test']));
    expect(answer.status).toBe(200);
    expect(answer.head).not.toMatch(/access-control|x-powered-by|server:/i);
    const post = await exchange(target.adminPort, requestOf(`POST ${path} HTTP/1.1`, ['Host: evil.test']));
    expect(post.status).toBe(421);
  }
});

test('a token that was sent to the wrong port is in nothing that is kept, told or logged', async () => {
  const logged: string[] = [];
  const mistaken = await openTarget({
    onEvent: (sandbox, type, make) => logged.push(JSON.stringify([sandbox, type, make()])),
  });
  const headers = { Authorization: `Bearer ${TOKEN}`, 'X-API-Key': TOKEN };
  for (const name of ['token', 'access_token', 'api_key', 'adminToken', 'authorization']) {
    await fetch(`${mistaken.server.url}/voiceos/conversations?${name}=${TOKEN}`, { headers });
    await fetch(`${mistaken.server.url}/clock?${name}=${TOKEN}`, { headers });
    await fetch(`${mistaken.server.url}/_ringback/inbox/x?${name}=${TOKEN}`, { headers, method: 'POST' });
  }
  expect(logged.length).toBeGreaterThan(5);
  const own = { Authorization: `Bearer ${TOKEN}` };
  for (const path of [
    '/journal',
    '/journal/1',
    '/journal/2',
    '/violations',
    '/report.json',
    '/report.html',
    '/inbox/x',
    '/snapshot',
    '/metrics',
  ]) {
    const response = await fetch(`${mistaken.server.adminUrl}${path}`, { headers: own });
    expect([path, response.status, (await response.text()).includes(TOKEN)]).toEqual([path, 200, false]);
  }
  expect(logged.filter((line) => line.includes(TOKEN))).toEqual([]);
  expect(JSON.stringify([mistaken.told, mistaken.errors.map(String)])).not.toContain(TOKEN);
  await mistaken.close();
});
