import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createMock } from '../../src/index.ts';
import { type RunningCommand, runCommand, startCommand } from '../support/command.ts';

const PORTS = ['--port', '0', '--admin-port', '0', '--json'];
const LIST = '/voiceos/conversations?limit=20';
const INIT = { headers: { authorization: 'Bearer any' } };
const folder = mkdtempSync(join(tmpdir(), 'ringback-'));
const file = join(folder, 'world.json');

let server: RunningCommand;
let url: string;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = startCommand(['serve', ...PORTS, '--clock', 'frozen']);
  const where = JSON.parse(await server.firstLine);
  url = where.url;
  env = { RINGBACK_ADMIN_URL: where.adminUrl };
  await run('call', 'create', '--provider', 'voiceos', '--from', '+14155550100', '--to', '+14155550123');
  await run('clock', 'advance', '20s');
  await run('scenario', 'record', '--output', file);
});

afterAll(async () => {
  server.process.kill('SIGTERM');
  await server.ended;
});

async function run(...args: readonly string[]): Promise<string> {
  const { stdout, stderr, code } = await runCommand(args, env);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return stdout;
}

async function list(base: string): Promise<string> {
  return (await fetch(base + LIST, INIT)).text();
}

test('what was recorded is served by another process, to the byte', async () => {
  const other = startCommand(['serve', ...PORTS, '--scenario', file]);
  const { url: elsewhere } = JSON.parse(await other.firstLine);
  expect(await list(elsewhere)).toBe(await list(url));
  // Each of its sandboxes begins with it.
  expect(await list(`${elsewhere}/~worker-2`)).toBe(await list(url));
  other.process.kill('SIGTERM');
  await other.ended;
});

test('what was recorded is loaded into a running mock, and into one in a test', async () => {
  const before = await list(url);
  await run('reset');
  expect(await list(url)).not.toBe(before);
  await run('scenario', 'load', file);
  expect(await list(url)).toBe(before);

  const mock = createMock({ scenario: JSON.parse(readFileSync(file, 'utf8')) });
  expect(await (await mock.fetch(LIST, INIT)).text()).toBe(before);
  await mock.close();
});

test('without a file, a recording goes to stdout', async () => {
  expect(JSON.parse(await run('scenario', 'record'))).toMatchObject({
    ringback: 'snapshot/1',
    sandbox: 'default',
  });
});

test('a check knows a snapshot, and finds the mistake in one', async () => {
  expect(await runCommand(['check', file])).toMatchObject({ code: 0 });
  const broken = join(folder, 'broken.json');
  writeFileSync(broken, readFileSync(file, 'utf8').replace('"start": "', '"start": "not '));
  const { code, stdout, stderr } = await runCommand(['check', broken]);
  expect(code).toBe(3);
  expect(stdout + stderr).toMatch(/broken\.json:\d+:\d+: start: .* is not an instant/);
  expect(await runCommand(['serve', ...PORTS, '--scenario', broken])).toMatchObject({ code: 3 });
  expect(await runCommand(['scenario', 'load', broken], env)).toMatchObject({ code: 3 });
});

test('a recording that cannot be written says why', async () => {
  const { code, stderr } = await runCommand(
    ['scenario', 'record', '--output', join(folder, 'no', 'such')],
    env,
  );
  expect(code).toBe(1);
  expect(stderr).toMatch(/Failed to write ".*such": .*ENOENT/);
});
