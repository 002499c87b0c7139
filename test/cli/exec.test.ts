import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';
import { runCommand, startCommand } from '../support/command.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringback-exec-'));

/** Runs a script of Node's as the child. */
function execNode(
  script: string,
  options: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
) {
  return runCommand(['exec', ...options, '--', process.execPath, '-e', script], env);
}

const PRINT_ENV = 'console.log(JSON.stringify(process.env))';

test('the child finds the mock, and a base URL and a stand-in key for each provider', async () => {
  // Its variable says that nothing is to be intercepted.
  const { code, stdout } = await execNode(PRINT_ENV, [], { RINGBACK_INTERCEPT: '0' });
  expect(code).toBe(0);
  const env = JSON.parse(stdout);
  expect(env).toMatchObject({
    VOICEOS_BASE_URL: `${env.RINGBACK_URL}/voiceos`,
    VOICEABLE_BASE_URL: `${env.RINGBACK_URL}/voiceable/api/v1`,
    ELEVENLABS_BASE_URL: `${env.RINGBACK_URL}/elevenlabs`,
    OVIA_BASE_URL: `${env.RINGBACK_URL}/ovia`,
    VOICEOS_API_KEY: 'rb_default',
    RINGBACK_ADMIN_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    RINGBACK_ADMIN_TOKEN: expect.stringMatching(/^[\w-]{32}$/),
  });
  for (const name of ['HTTPS_PROXY', 'NODE_EXTRA_CA_CERTS', 'NODE_USE_ENV_PROXY'])
    expect(env).not.toHaveProperty(name);
});

test('what the child is given works as it stands, and is gone when it ends', async () => {
  const { code, stdout } = await execNode(`
    const { env } = process;
    const served = await fetch(env.ELEVENLABS_BASE_URL + '/v1/convai/conversations?page_size=1',
      { headers: { 'xi-api-key': env.ELEVENLABS_API_KEY } });
    const steered = await fetch(env.RINGBACK_ADMIN_URL + '/clock',
      { headers: { Authorization: 'Bearer ' + env.RINGBACK_ADMIN_TOKEN } });
    console.log(JSON.stringify({ served: served.status, clock: await steered.json(), url: env.RINGBACK_URL }));`);
  const { served, clock, url } = JSON.parse(stdout);
  expect({ code, served }).toEqual({ code: 0, served: 200 });
  expect(clock).toMatchObject({ mode: 'stepping', step: '1s' });
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});

test('real keys do not travel', async () => {
  const { stdout } = await execNode(PRINT_ENV, [], {
    ELEVENLABS_API_KEY: 'canary-1',
    XI_API_KEY: 'canary-2',
    ELEVEN_API_KEY: 'canary-3',
    VOICEOS_ACCESS_TOKEN: 'canary-4',
    OVIA_KEY: 'canary-5',
    RINGBACK_ADMIN_TOKEN: 'canary-6',
    RINGBACK_ADMIN_TOKEN_FILE: '/canary-7',
    ELEVENLABS_BASE_URL: 'https://canary-8.test',
    ELEVENLABS_WEBHOOK_SECRET: 'is for the application',
    VOICEOS_CLIENT_SECRET: 'is the user’s',
    OVIA_PASSWORD: 'is too',
    UNRELATED_API_KEY: 'stays',
  });
  expect(stdout).not.toContain('canary');
  expect(JSON.parse(stdout)).toMatchObject({
    ELEVENLABS_WEBHOOK_SECRET: 'is for the application',
    VOICEOS_CLIENT_SECRET: 'is the user’s',
    OVIA_PASSWORD: 'is too',
    UNRELATED_API_KEY: 'stays',
  });
});

test('nothing is set but what tells of the mock', async () => {
  const { stdout } = await execNode(PRINT_ENV);
  // What a shell, the system or these tests set for every process is not the command's.
  const given = ['PATH', 'HOME', 'PWD', 'NODE_COMPILE_CACHE'];
  const names = Object.keys(JSON.parse(stdout)).filter((name) => !given.includes(name));
  const providers = ['ELEVENLABS', 'OVIA', 'VOICEABLE', 'VOICEOS'];
  expect(names.sort()).toEqual(
    [
      ...providers.flatMap((name) => [`${name}_API_KEY`, `${name}_BASE_URL`]),
      ...['RINGBACK_ADMIN_TOKEN', 'RINGBACK_ADMIN_URL', 'RINGBACK_URL'],
    ].sort(),
  );
});

test.each([
  [{ http_proxy: 'http://127.0.0.1:9' }, '127.0.0.1,localhost'],
  [{ HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'corp.test, localhost' }, 'corp.test,localhost,127.0.0.1'],
  [
    { all_proxy: 'http://127.0.0.1:9', no_proxy: 'a.test', NO_PROXY: 'b.test' },
    'a.test,b.test,127.0.0.1,localhost',
  ],
])('where there is a proxy, the mock is reached without it: %j', async (env, direct) => {
  const { stdout } = await execNode(PRINT_ENV, [], env);
  expect(JSON.parse(stdout)).toMatchObject({ NO_PROXY: direct, no_proxy: direct });
});

test('a client that goes by a proxy reaches the mock', async () => {
  const asked =
    'curl -sS -o /dev/null -w "%{http_code}" -H "xi-api-key: any" "$ELEVENLABS_BASE_URL/v1/convai/agents"';
  expect(
    await runCommand(['exec', '--', 'sh', '-c', asked], {
      http_proxy: 'http://127.0.0.1:9',
      ALL_PROXY: 'http://127.0.0.1:9',
    }),
  ).toMatchObject({ code: 0, stdout: '200' });
});

test('only the providers that are named are served', async () => {
  const { stdout } = await execNode(PRINT_ENV, ['--provider', 'ovia,voiceos', '--provider', 'elevenlabs']);
  const env = JSON.parse(stdout);
  expect(
    Object.keys(env)
      .filter((name) => name.endsWith('_BASE_URL'))
      .sort(),
  ).toEqual(['ELEVENLABS_BASE_URL', 'OVIA_BASE_URL', 'VOICEOS_BASE_URL']);
});

test('scenario, seed, clock and mode are the mock’s, as with serve', async () => {
  const { stdout } = await execNode(
    `const { env } = process;
     const headers = { Authorization: 'Bearer ' + env.RINGBACK_ADMIN_TOKEN };
     const clock = await (await fetch(env.RINGBACK_ADMIN_URL + '/clock', { headers })).json();
     const { status } = await fetch(env.OVIA_BASE_URL + '/api/v1/calls?undeclared=1', { headers: { Authorization: 'Bearer x' } });
     console.log(JSON.stringify({ clock, status }));`,
    ['--clock', 'frozen', '--clock-start', '2026-01-01T09:00:00Z', '--strict', '--scenario', 'empty-account'],
  );
  expect(JSON.parse(stdout)).toMatchObject({
    clock: { mode: 'frozen', now: '2026-01-01T09:00:00.000Z' },
    status: 422,
  });
});

test.each([
  ['0', 'process.exit(0)', 0],
  ['7', 'process.exit(7)', 7],
  ['255', 'process.exit(255)', 255],
  ['143 for SIGTERM', "process.kill(process.pid, 'SIGTERM')", 143],
  ['137 for SIGKILL', "process.kill(process.pid, 'SIGKILL')", 137],
])('the child’s exit code is the command’s: %s', async (_name, script, code) => {
  expect(await execNode(script)).toMatchObject({ code });
});

test('the child’s input and output are its own, byte for byte', async () => {
  const { code, stdout, stderr } = await runCommand([
    'exec',
    '--',
    'sh',
    '-c',
    'printf "a\\r\\0b"; printf oops >&2; cat',
  ]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'a\r\0b' });
  expect(stderr).toMatch(/^oops/);
});

test('arguments reach the child as they are, those that look like ours too', async () => {
  const args = ['--seed', '1', '--help', '--', 'a b', '$HOME', '*', "it's", ''];
  const { stdout } = await runCommand([
    'exec',
    '--',
    process.execPath,
    '-e',
    'console.log(JSON.stringify(process.argv.slice(1)))',
    '--',
    ...args,
  ]);
  expect(JSON.parse(stdout)).toEqual(args);
});

test('a command that is not there is 127, one that may not be executed 126, in one line', async () => {
  const missing = await runCommand(['exec', '--', 'no-such-command-anywhere']);
  expect(missing).toMatchObject({ code: 127, stdout: '' });
  expect(missing.stderr).toBe(
    'Failed to run "no-such-command-anywhere": there is no such command. Check its name, or give its path.\n',
  );
  const file = join(folder, 'not-executable');
  writeFileSync(file, '#!/bin/sh\n');
  const forbidden = await runCommand(['exec', '--', file]);
  expect(forbidden).toMatchObject({ code: 126, stdout: '' });
  expect(forbidden.stderr).toMatch(/^Failed to run ".*not-executable": it may not be executed\..*\n$/);
});

test.each([
  ['through a file', '/dev/null/command', /ENOTDIR/],
  ['of a name that is too long', `/${'a'.repeat(5000)}`, /ENAMETOOLONG/],
  ['of a folder', folder, /it may not be executed/],
])('a command %s is 126, in one line', async (_name, command, reason) => {
  const ended = await runCommand(['exec', '--', command]);
  expect(ended).toMatchObject({ code: 126, stdout: '' });
  expect(ended.stderr).toMatch(reason);
  expect(ended.stderr).toMatch(/^Failed to run ".*": .*\.\n$/);
});

test('a child that closes its input, or has none, is as good as any', async () => {
  expect(await runCommand(['exec', '--', 'sh', '-c', 'exec 0<&-; echo on; exit 4'])).toMatchObject({
    code: 4,
    stdout: 'on\n',
  });
});

test('ten megabytes of output come whole', async () => {
  const { code, stdout } = await runCommand(['exec', '--', 'sh', '-c', 'head -c 10000000 /dev/zero; exit 6']);
  expect({ code, length: stdout.length }).toEqual({ code: 6, length: 10_000_000 });
});

test('nobody who reads what is said changes how the child ended', async () => {
  const command = startCommand(['exec', '--fail-on', 'violations', '--', 'sh', '-c', 'exit 3']);
  command.process.stderr?.destroy();
  command.process.stdout?.destroy();
  expect(await command.ended).toMatchObject({ code: 3 });
});

test('what leaves the group of the child, and holds its output open, holds nothing up', async () => {
  const script = `
    const daemon = require('node:child_process').spawn('sleep', ['600'], { detached: true, stdio: 'inherit' });
    console.log(daemon.pid);
    process.exit(5);`;
  const command = startCommand(['exec', '--', process.execPath, '-e', script]);
  const pid = Number(await command.firstLine);
  try {
    expect(await once(command.process, 'exit')).toEqual([5, null]);
  } finally {
    process.kill(pid, 'SIGKILL');
  }
  await command.ended;
});

test.each([
  ['no command', ['exec'], 2, /Write it after --, as in: ringback exec -- npm test/],
  ['no command after --', ['exec', '--seed', '1', '--'], 2, /Write it after --/],
  ['a command without a name', ['exec', '--', ''], 2, /Write it after --/],
  ['an unknown flag', ['exec', '--interceptt', '--', 'true'], 2, /--intercept/],
  ['an unknown provider', ['exec', '--provider', 'twilio', '--', 'true'], 2, /Name one of voiceos/],
  ['a host that is none', ['exec', '--intercept', '--allow-host', '*', '--', 'true'], 2, /it is no host/],
  ['nothing that there is to fail on', ['exec', '--fail-on', 'violation', '--', 'true'], 2, /violations/],
  ['an empty list of what to fail on', ['exec', '--fail-on', '', '--', 'true'], 2, /it names nothing/],
  ['a share that is none', ['exec', '--min-coverage', '101', '--', 'true'], 2, /from 0 to 100/],
  ['an unknown scenario', ['exec', '--scenario', 'nowhere', '--', 'true'], 3, /Known are/],
])('%s is refused before anything runs', async (_name, args, code, message) => {
  const ended = await runCommand(args);
  expect(ended).toMatchObject({ code, stdout: '' });
  expect(ended.stderr).toMatch(message);
});

test('a script without a first line, and what it starts in turn, find the mock too', async () => {
  const script = join(folder, 'nested');
  writeFileSync(script, 'sh -c \'sh -c "echo $RINGBACK_URL; exit 5"\'\n');
  chmodSync(script, 0o755);
  const { code, stdout } = await runCommand(['exec', '--', script]);
  expect(code).toBe(5);
  expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
});

test('what the child left running ends with it, and what it holds open holds nothing up', async () => {
  const marker = join(folder, 'told-to-end');
  const { code } = await runCommand([
    'exec',
    '--',
    'sh',
    '-c',
    // It is told to end once it listens for that.
    `mkfifo ${folder}/ready; sh -c 'trap "touch ${marker}; exit" TERM; echo > ${folder}/ready; while :; do sleep 0.05; done' & read line < ${folder}/ready; exit 3`,
  ]);
  expect(code).toBe(3);
  expect(existsSync(marker)).toBe(true);
});

test('sandboxes by credential are at hand in the child', async () => {
  const { stdout } = await execNode(`
    const { env } = process;
    await fetch(env.VOICEOS_BASE_URL + '/conversations', { headers: { Authorization: 'Bearer rb_first' } });
    await fetch(env.VOICEOS_BASE_URL + '/conversations', { headers: { Authorization: 'Bearer ' + env.VOICEOS_API_KEY } });
    const asked = await fetch(env.RINGBACK_ADMIN_URL + '/sandboxes',
      { headers: { Authorization: 'Bearer ' + env.RINGBACK_ADMIN_TOKEN } });
    console.log(JSON.stringify((await asked.json()).sandboxes.map(({ name }) => name).sort()));`);
  expect(JSON.parse(stdout)).toEqual(['default', 'first']);
});

test('help says what the child finds, and names every environment variable', async () => {
  const { code, stdout } = await runCommand(['exec', '--help']);
  expect(code).toBe(0);
  for (const name of ['SCENARIO', 'SEED', 'CLOCK', 'MODE', 'PROVIDER', 'INTERCEPT', 'ALLOW_HOST', 'URL'])
    expect(stdout).toContain(`RINGBACK_${name}`);
  expect(stdout).toContain('ringback exec -- npm test');
});

const BREACH = `
  const { env } = process;
  const headers = { Authorization: 'Bearer ' + env.VOICEOS_API_KEY };
  const asked = await fetch(env.VOICEOS_BASE_URL + '/conversations?limit=0', { headers });
  process.exitCode = asked.status === 422 ? 0 : 50;`;

test('breaches are told at the end, and change the exit code only when they are asked to', async () => {
  const told = await execNode(BREACH);
  expect(told).toMatchObject({ code: 0, stdout: '' });
  expect(told.stderr).toContain('violation: voiceos · listConversations · query parameter limit');
  const held = await execNode(BREACH, ['--fail-on', 'unmatched', '--fail-on', 'notes,violations']);
  expect(held.code).toBe(1);
  expect(held.stderr).toContain('failed:\n  1 breach of the contract');
  expect(await execNode(BREACH, ['--fail-on', 'unmatched'])).toMatchObject({ code: 0 });
  expect(await execNode(BREACH, [], { RINGBACK_FAIL_ON: 'violations' })).toMatchObject({ code: 1 });
});

test('a child with a wrong base URL does not pass, and is told which was meant', async () => {
  const script = "await fetch(process.env.RINGBACK_URL + '/voiceo/conversations')";
  const { code, stderr } = await execNode(script, ['--fail-on', 'unmatched']);
  expect(code).toBe(1);
  expect(stderr).toContain('No provider is served at /voiceo/conversations.');
  expect(stderr).toMatch(/Did you mean \/voiceos\?[\s\S]*nearest +GET \/conversations \(listConversations\)/);
  const icon = "await fetch(process.env.RINGBACK_URL + '/favicon.ico')";
  expect(await execNode(icon, ['--fail-on', 'unmatched,notes'])).toMatchObject({ code: 0 });
});

test('a child that fails has the last word, whatever there is to fail on', async () => {
  const script = `${BREACH}; process.exitCode = 7`;
  const { code, stderr } = await execNode(script, [
    '--fail-on',
    'violations',
    '--report',
    '/dev/null/no-folder',
  ]);
  expect(code).toBe(7);
  expect(stderr).toContain('Failed to write "/dev/null/no-folder"');
  expect(await execNode(BREACH, ['--report', '/dev/null/no-folder'])).toMatchObject({ code: 4 });
});

test('a report’s folder where nothing can be made ends with 4, and not never', async () => {
  const { code, stderr } = await execNode('', ['--report', '/proc/nope']);
  expect(code).toBe(4);
  expect(stderr).toMatch(
    /Failed to write "\/proc\/nope": .* Name a folder that can be written with --report\./,
  );
});

test('a step’s summary begins on a line of its own; one that cannot be written is called by its name', async () => {
  const summary = join(folder, 'open-line.md');
  writeFileSync(summary, 'no newline');
  await execNode('', [], { GITHUB_STEP_SUMMARY: summary });
  expect(readFileSync(summary, 'utf8')).toMatch(/^no newline\n\n## Ringback/);
  const { code, stderr } = await execNode('', [], { GITHUB_STEP_SUMMARY: '/dev/null/summary.md' });
  expect(code).toBe(4);
  expect(stderr).toMatch(
    /Failed to write "\/dev\/null\/summary.md": .*\. Let GITHUB_STEP_SUMMARY name a file/,
  );
});

test('what the child says without an end of line is not glued to the summary', async () => {
  const { stderr } = await execNode("process.stderr.write('no-newline')");
  expect(stderr).toMatch(/^no-newline\n\S/);
});

test('at a terminal that the child writes to as well, a line says where the mock is and what runs', async () => {
  const main = join(import.meta.dirname, '../../src/cli/main.ts');
  // A terminal of its own, of which it tells all on its stdout.
  const command = `"${process.execPath}" "${main}" exec -- sh -c 'echo hello; test -t 1'`;
  const { stdout } = await promisify(execFile)('script', ['-qec', command, '/dev/null'], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, SHELL: '/bin/sh', TERM: 'xterm' },
  });
  expect(stdout).toMatch(
    /^ringback: the mock is at http:\/\/127\.0\.0\.1:\d+; running sh\r\nhello\r\n\r\nrequests 0/,
  );
});

test('a run that never reaches the mock is told of, and fails where all operations are to be asked for', async () => {
  const quiet = await execNode('', ['--fail-on', 'violations,unmatched']);
  expect(quiet.code).toBe(0);
  expect(quiet.stderr).toContain(
    'warning: the command sent the mock no request, so that nothing was checked.',
  );
  const { code, stderr } = await execNode('', ['--intercept', '--fail-on', 'uncovered']);
  expect(code).toBe(1);
  expect(stderr).toContain('may not heed the proxy variables');
  expect(stderr).toMatch(/\d+ operations were never asked for/);
});

test('a share of the contract can be asked for', async () => {
  const { code, stderr } = await execNode('', ['--min-coverage', '1']);
  expect(code).toBe(1);
  expect(stderr).toContain('nothing was asked, and 1 % of the contract is to be covered');
  expect(await execNode('', ['--min-coverage', '0'])).toMatchObject({ code: 0 });
});

test('the report says what was run and how it ended, and keeps sandboxes apart; CI gets its summary', async () => {
  const reports = join(folder, 'deep', 'reports');
  const summary = join(folder, 'summary.md');
  const script = `
    const { env } = process;
    for (const sandbox of ['first', 'second', 'second'])
      await fetch(env.VOICEOS_BASE_URL + '/conversations?limit=0', { headers: { Authorization: 'Bearer rb_' + sandbox } });
    process.exit(9);`;
  const { code, stderr } = await execNode(script, ['--report', reports], { GITHUB_STEP_SUMMARY: summary });
  expect(code).toBe(9);
  expect(stderr).toContain(`The report is in ${reports}`);
  const report = JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8'));
  expect(report.runs).toMatchObject([{ exitCode: 9, command: [process.execPath, '-e', script] }]);
  expect(report.totals).toMatchObject({ requests: 3 });
  expect(report.violations).toMatchObject([{ operation: 'listConversations', count: 3 }]);
  const bySandbox = report.sandboxes.map((one: { name: string; requests: number }) => [
    one.name,
    one.requests,
  ]);
  expect(bySandbox).toEqual(
    expect.arrayContaining([
      ['first', 1],
      ['second', 2],
    ]),
  );
  expect(readdirSync(reports).sort()).toEqual([
    'report.html',
    'report.json',
    'report.md',
    'report.sarif',
    'report.xml',
  ]);
  expect(readFileSync(summary, 'utf8')).toContain('listConversations');
});

test('what the child asked and did not wait for is in the report', async () => {
  const reports = join(folder, 'forgotten');
  const script = `
    const { port } = new URL(process.env.RINGBACK_URL);
    const socket = require('node:net').connect(port, '127.0.0.1', () => socket.write(
      'GET /voiceos/conversations?limit=0 HTTP/1.1\\r\\nHost: localhost\\r\\nAuthorization: Bearer any\\r\\n\\r\\n',
      () => process.exit()));`;
  await execNode(script, ['--report', reports]);
  const report = JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8'));
  expect(report.totals).toMatchObject({ requests: 1, violations: 1 });
});

test('a child that a signal ended has no exit code in the report', async () => {
  const reports = join(folder, 'signalled');
  await execNode("process.kill(process.pid, 'SIGKILL')", ['--report', reports]);
  expect(JSON.parse(readFileSync(join(reports, 'report.json'), 'utf8')).runs).toMatchObject([
    { exitCode: null },
  ]);
});
