import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningCommand, runCommand, startCommand } from '../support/command.ts';

let server: RunningCommand;
let url: string;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = startCommand([
    'serve',
    '--port',
    '0',
    '--admin-port',
    '0',
    '--clock',
    'frozen',
    '--clock-start',
    '2026-01-01T09:00:00Z',
    '--json',
  ]);
  const where = JSON.parse(await server.firstLine);
  url = where.url;
  // No token: a local server's own is found.
  env = { RINGBACK_ADMIN_URL: where.adminUrl, RINGBACK_URL: where.url };
});

afterAll(async () => {
  server.process.kill('SIGTERM');
  await server.ended;
});

async function json(...args: readonly string[]) {
  const { stdout, stderr, code } = await runCommand([...args, '--json'], env);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout);
}

test('a call is put on stage, goes through its life as the clock advances, and is hung up on', async () => {
  const call = await json(
    'call',
    'create',
    '--provider',
    'voiceos',
    '--from',
    '+14155550100',
    '--to',
    '+14155550123',
    '--agent-id',
    'agent_support',
  );
  expect(call).toMatchObject({ state: 'queued', provider: 'voiceos', from: '+14155550100' });
  const advanced = await json('clock', 'advance', '8s');
  expect(advanced.now).toBe('2026-01-01T09:00:08.000Z');
  const shown = await fetch(`${url}/voiceos/conversations/${call.ids.voiceos}`, {
    headers: { Authorization: 'Bearer any' },
  });
  expect(shown.status).toBe(200);
  const { calls } = await json('call', 'list', '--provider', 'voiceos', '--limit', '1');
  expect(calls[0].id).toBe(call.id);
  if (calls[0].state === 'answered')
    expect(await json('call', 'hang-up', call.id, '--by', 'user')).toMatchObject({ state: 'ended' });
  expect(await json('reset')).toBeDefined();
  expect((await json('clock')).now).toBe('2026-01-01T09:00:00.000Z');
});

test('the clock is moved in every way', async () => {
  expect(await json('clock', 'jump', '1h')).toMatchObject({ now: '2026-01-01T10:00:00.000Z' });
  expect(await json('clock', 'rewind', '30m')).toMatchObject({
    now: '2026-01-01T09:30:00.000Z',
    discarded: 0,
  });
  expect(await json('clock', 'step', 'next')).toMatchObject({ mode: 'stepping', step: 'next' });
  expect(await json('clock', 'run', '60')).toMatchObject({ mode: 'running', rate: 60 });
  expect(await json('clock', 'freeze')).toMatchObject({ mode: 'frozen' });
  expect(await json('reset')).toBeDefined();
});

test('a scenario is loaded from a file, and a bad one is shown with its line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-scenario-'));
  const good = join(folder, 'good.yaml');
  writeFileSync(good, 'ringback: scenario/1\nname: tiny\ndata:\n  - calls: 3\n');
  await json('scenario', 'load', good, '--sandbox', 'tiny');
  expect((await json('call', 'list', '--sandbox', 'tiny')).calls).toHaveLength(3);
  const bad = join(folder, 'bad.yaml');
  writeFileSync(bad, 'ringback: scenario/1\nname: bad\ndata:\n  - calls: many\n');
  const ended = await runCommand(['scenario', 'load', bad], env);
  expect(ended).toMatchObject({ code: 3 });
  expect(ended.stderr).toContain(`${bad}:4:`);
  const { scenarios } = await json('scenario', 'list');
  expect(scenarios).toContainEqual({
    name: 'default',
    description: expect.stringContaining('small account'),
  });
  expect((await runCommand(['scenario', 'list'], env)).stdout).toMatch(/^default +A small account/m);
});

test('answers are also lines for people', async () => {
  expect((await runCommand(['clock'], env)).stdout).toMatch(/^mode +frozen\nnow +2026-01-01T09:00:00.000Z/);
  expect((await runCommand(['call', 'list', '--limit', '2'], env)).stdout.split('\n').length).toBeGreaterThan(
    2,
  );
  expect((await runCommand(['health'], env)).stdout).toBe('ok\n');
});

test('what the mock says no to is exit 1, with its reason', async () => {
  const ended = await runCommand(['call', 'hang-up', 'call_nobody'], env);
  expect(ended).toMatchObject({ code: 1, stdout: '' });
  expect(ended.stderr).toContain('call_nobody');
  expect(await runCommand(['clock', 'advance'], env)).toMatchObject({ code: 2 });
});

test('without a server, commands say how to get one', async () => {
  const nowhere = { RINGBACK_ADMIN_URL: 'http://127.0.0.1:9', RINGBACK_URL: 'http://127.0.0.1:9' };
  for (const args of [['clock'], ['health']]) {
    const ended = await runCommand(args, nowhere);
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.stderr).toContain('ringback serve');
  }
});

test('a mock at a port that browsers keep away from is well too', async () => {
  const mock = createServer((_request, response) => response.end('{"status":"ok"}'));
  for (const port of [5060, 6000, 6666, 10_080]) {
    mock.listen(port, '127.0.0.1');
    const [event] = await Promise.race([
      once(mock, 'listening').then(() => ['listening']),
      once(mock, 'error').then(() => ['error']),
    ]);
    if (event === 'listening') break;
  }
  const address = mock.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const ended = await runCommand(['health'], { RINGBACK_PORT: String(port) });
  mock.close();
  expect(ended).toMatchObject({ code: 0, stdout: 'ok\n' });
});
