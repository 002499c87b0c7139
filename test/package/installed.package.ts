import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { NODES, TOO_OLD } from './support/nodes.ts';
import { serve } from './support/served.ts';
import { installAsStranger, pathWith, ROOT, run, TOOLS, withPackages } from './support/stranger.ts';
import { LENT, writeProgram } from './support/types.ts';

const stranger = installAsStranger();
const { folder, tarball, manifest } = stranger;
const RINGBACK = join(folder, 'node_modules/.bin/ringback');
const TOKEN = 'token-of-the-package-test';

test('it installs alone, runs nothing as it does, and is under 100 MB', () => {
  const installed = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(installed).toEqual(['ringback']);
  const hooks = ['preinstall', 'install', 'postinstall'].filter((name) => name in manifest.scripts);
  expect(hooks).toEqual([]);
  const megabytes = Number.parseInt(
    execFileSync('du', ['-sm', 'node_modules'], { cwd: folder, encoding: 'utf8' }),
    10,
  );
  process.stderr.write(
    `Packed ${(statSync(tarball).size / 1e6).toFixed(1)} MB, installed ${megabytes} MB.\n`,
  );
  expect(megabytes).toBeLessThan(100);
});

test('it brings its licence, the notices of what is bundled, its specs and no source', () => {
  const files = readdirSync(join(folder, 'node_modules/ringback'), { recursive: true, encoding: 'utf8' });
  for (const wanted of ['LICENSE', 'README.md', 'CHANGELOG.md', 'dist/THIRD-PARTY-NOTICES.txt'])
    expect(files).toContain(wanted);
  expect(files).toContain('specs/voiceos.yaml');
  const sources = files.filter((name) => /^(?:src|mocks|test|tools)\/.*\.ts$/.test(name));
  expect(sources).toEqual([]);
});

test('publint has nothing to say', async () => {
  const ran = await run([process.execPath, join(TOOLS, 'publint/src/cli.js'), 'run', '--strict', tarball], {
    cwd: folder,
  });
  expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('All good!') });
});

test('its types are right for whoever imports ES modules, which is all that it is', async () => {
  const attw = join(TOOLS, '@arethetypeswrong/cli/dist/index.js');
  const ran = await run([process.execPath, attw, tarball, '--profile', 'esm-only'], { cwd: folder });
  expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining('"ringback/testing/vitest"') });
});

test.each([
  ['the newest TypeScript', 'typescript/bin/tsc', 'alone'],
  ['the newest TypeScript', 'typescript/bin/tsc', 'with-peers'],
  ['TypeScript 5', 'ringback-typegen/node_modules/typescript/bin/tsc', 'alone'],
  ['TypeScript 5', 'ringback-typegen/node_modules/typescript/bin/tsc', 'with-peers'],
] as const)('%s (%s) finds the types of every entry, %s', async (_name, compiler, kind) => {
  const cwd = withPackages(stranger, LENT[kind]);
  const tsc = join(ROOT, 'node_modules', compiler);
  const ran = await run([process.execPath, tsc, '-p', writeProgram(cwd, kind)], { cwd });
  expect(ran).toEqual({ code: 0, stdout: '', stderr: '' });
});

test.each(NODES)('under Node %s every export can be imported', async (_version, node) => {
  // The one that needs a package of its user's.
  const entries = Object.keys(manifest.exports).filter((name) => name !== './testcontainers');
  const program = entries.map(importing).join('\n');
  writeFileSync(join(folder, 'imports.js'), program);
  expect(await run([node, 'imports.js'], { cwd: folder })).toMatchObject({ code: 0, stdout: '' });
});

test('the entry for Testcontainers can be imported where these are installed', async () => {
  const cwd = withPackages(stranger, ['testcontainers']);
  writeFileSync(join(cwd, 'imports.js'), importing('./testcontainers'));
  expect(await run([process.execPath, 'imports.js'], { cwd })).toMatchObject({ code: 0, stdout: '' });
});

function importing(name: string): string {
  const entry = name.replace(/^\./, 'ringback');
  return entry.endsWith('.json')
    ? `await import('${entry}', { with: { type: 'json' } });`
    : `if (Object.keys(await import('${entry}')).length === 0) throw new Error('${entry}');`;
}

test.each(NODES)('under Node %s it serves, and speaks to nobody else', async (_version, node) => {
  const noted = join(mkdtempSync(join(tmpdir(), 'ringback-spy-')), 'noted');
  writeFileSync(noted, '');
  const env = {
    PATH: pathWith(node),
    HOME: folder,
    RINGBACK_ADMIN_TOKEN: TOKEN,
    NET_SPY_FILE: noted,
    NODE_OPTIONS: `--import=${join(ROOT, 'test/support/net-spy.js')}`,
  };
  const served = await serve(RINGBACK, folder, env);
  expect(await statusOf(`${served.url}/voiceos/conversations?limit=2`)).toBe(200);
  expect(await statusOf(`${served.url}/voiceable/api/v1/conversations?page_size=2`)).toBe(200);
  expect(await statusOf(`${served.url}/elevenlabs/v1/convai/conversations?page_size=2`)).toBe(200);
  expect(await statusOf(`${served.url}/ovia/api/v1/calls`)).toBe(200);
  // A stub, and a violation that Prism explains.
  expect(await statusOf(`${served.url}/elevenlabs/v1/convai/agents`)).toBe(200);
  expect(await statusOf(`${served.url}/voiceos/conversations?limit=many`)).toBe(422);
  expect(await statusOf(`${served.adminUrl}/calls?limit=1`)).toBe(200);
  expect(await run([RINGBACK, 'health', '--url', served.url], { cwd: folder, env })).toMatchObject({
    ...{ code: 0, stdout: 'ok\n' },
  });
  expect(await served.stop()).toBe(0);
  const beyond = readFileSync(noted, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !/^(?:name|connect) (?:localhost|127\.0\.0\.1|::1)$/.test(line));
  expect(beyond).toEqual([]);
});

test.each(NODES)('under Node %s it runs a command beside a mock', async (_version, node) => {
  const env = { PATH: pathWith(node), HOME: folder };
  const client =
    'const { VOICEOS_BASE_URL: u, VOICEOS_API_KEY: k } = process.env; const r = await fetch(u + "/conversations", { headers: { Authorization: "Bearer " + k } }); process.exitCode = r.status === 200 ? 7 : 1;';
  const ran = await run([RINGBACK, 'exec', '--', 'node', '--input-type=module', '-e', client], {
    cwd: folder,
    env,
  });
  expect(ran).toMatchObject({ code: 7, stderr: expect.stringContaining('no breach of the contract') });
});

test('an older Node gets one line that says what to do', async () => {
  const ran = await run([RINGBACK, 'serve'], { cwd: folder, env: { PATH: pathWith(TOO_OLD) } });
  expect(ran).toEqual({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^Ringback needs Node 22\.18 or newer and this is v20\.[^\n]*\n$/),
  });
});

async function statusOf(address: string): Promise<number> {
  const headers = { Authorization: `Bearer ${TOKEN}`, 'xi-api-key': 'any', 'X-API-Key': 'any' };
  const response = await fetch(address, { headers });
  await response.arrayBuffer();
  return response.status;
}
