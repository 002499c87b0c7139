import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { startCommand } from '../support/command.ts';

const TOKEN = 'canary-admin-token-9d1e';
const SECRET = 'sk_live_51CanarySecretOfALog0000';

/** What `serve` logs while it is asked something. */
async function logOf(
  level: string,
  ask: (url: string, adminUrl: string) => Promise<unknown>,
  args: readonly string[] = ['--admin-token', TOKEN],
) {
  const free = ['--port', '0', '--admin-port', '0', '--json', '--clock', 'frozen'];
  const command = startCommand(['serve', ...free, '--log-level', level, ...args]);
  const { url, adminUrl } = JSON.parse(await command.firstLine);
  await ask(url, adminUrl);
  command.process.kill('SIGTERM');
  const { code, stderr } = await command.ended;
  expect(code).toBe(0);
  const lines = stderr.split('\n').filter((line) => line !== '');
  return { stderr, entries: lines.map((line) => JSON.parse(line)) };
}

const get = async (url: string, headers: Readonly<Record<string, string>> = {}) =>
  (await fetch(url, { headers: { Authorization: 'Bearer any', ...headers } })).arrayBuffer();

test('with a level, stderr is lines of JSON: a request by its id, a breach as a warning, and no secret in any', async () => {
  const { stderr, entries } = await logOf('debug', async (url) => {
    await get(`${url}/voiceos/conversations?limit=2`, { Authorization: `Bearer ${SECRET}` });
    await get(`${url}/voiceos/conversations?limit=0&api_key=${SECRET}`);
  });
  for (const entry of entries) {
    expect(entry).toMatchObject({ level: expect.any(String), msg: expect.any(String) });
    expect(Number.isNaN(Date.parse(entry.time))).toBe(false);
  }
  const requests = entries.filter(({ msg }) => msg === 'request');
  expect(requests.map(({ level, sandbox, request }) => [level, sandbox, request.id, request.status])).toEqual(
    [
      ['info', 'default', '1', 200],
      ['info', 'default', '2', 422],
    ],
  );
  expect(entries.filter(({ msg }) => msg === 'violation')[0]).toMatchObject({
    level: 'warn',
    violation: { requestId: '2', operation: 'listConversations', pointer: 'limit' },
  });
  expect(stderr).not.toContain(SECRET);
  expect(stderr).not.toContain(TOKEN);
});

test('a level keeps back what is less grave', async () => {
  const ask = (url: string) => get(`${url}/voiceos/conversations?limit=0`);
  const levels = async (level: string) => (await logOf(level, ask)).entries.map((entry) => entry.level);
  expect(await levels('silent')).toEqual([]);
  expect(await levels('warn')).toEqual(['warn']);
  expect(await levels('info')).toEqual(['warn', 'info', 'info']);
});

test('a delivery that goes wrong is a warning', async () => {
  const receiver = createServer((_request, response) => response.writeHead(500).end());
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  // A TCP server's address is never a path or null.
  const { port } = receiver.address() as AddressInfo;
  const { entries } = await logOf('warn', async (_url, adminUrl) => {
    const headers = { Authorization: `Bearer ${TOKEN}`, 'Content-Type': 'application/json' };
    const post = (path: string, body: object) =>
      fetch(adminUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
    const webhooks = [
      { url: `http://127.0.0.1:${port}/hook`, events: ['call.queued'], secret: 'whsec_c2VjcmV0' },
    ];
    const scenario = { ringback: 'scenario/1', name: 'told', webhooks };
    expect((await post('/scenarios/load', scenario)).status).toBe(200);
    expect(
      (await post('/calls', { provider: 'ovia', from: '+14155550100', to: '+14155550123' })).status,
    ).toBe(201);
    expect((await post('/clock/settle', {})).status).toBe(200);
  });
  receiver.close();
  expect(entries.filter(({ msg }) => msg === 'delivery')[0]).toMatchObject({
    level: 'warn',
    delivery: { event: 'call.queued', status: 500, attempt: 1 },
  });
});

test('a token that was made is not logged, and a level that there is none of is refused', async () => {
  const { stderr } = await logOf('info', (url) => get(url), []);
  expect(stderr).not.toMatch(/[A-Za-z0-9_-]{32}/);
  const refused = startCommand(['serve', '--log-level', 'loud']);
  expect(await refused.ended).toMatchObject({ code: 2, stderr: expect.stringContaining('loud') });
});
