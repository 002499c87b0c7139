import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { type RunningCommand, runCommand, startCommand } from '../support/command.ts';

const FREE = ['--port', '0', '--admin-port', '0'];

async function serve(args: readonly string[], env?: Readonly<Record<string, string>>) {
  const command = startCommand(['serve', ...FREE, '--json', ...args], env);
  return { command, where: JSON.parse(await command.firstLine) };
}

async function stop(command: RunningCommand) {
  command.process.kill('SIGTERM');
  return command.ended;
}

test('serve says where it is, with a command for each provider that works as it stands', async () => {
  const { command, where } = await serve([]);
  expect(where.providers.map(({ name }: { name: string }) => name)).toEqual([
    'voiceos',
    'voiceable',
    'elevenlabs',
    'ovia',
  ]);
  for (const { curl } of where.providers) {
    const [, name = '', value = '', url = ''] = /-H '([^:]+): ([^']+)' '([^']+)'/.exec(curl) ?? [];
    const response = await fetch(url, { headers: { [name]: value } });
    expect(response.status).toBe(200);
    await response.arrayBuffer();
  }
  expect(await stop(command)).toMatchObject({ code: 0 });
});

test('the clock of serve runs from now; flags and environment change it, flags first', async () => {
  const plain = await serve([]);
  expect(plain.where.clock).toMatchObject({ mode: 'running', rate: 1 });
  await stop(plain.command);
  const chosen = await serve(
    ['--clock', 'stepping:next', '--clock-start', '2026-01-01T09:00:00Z', '--seed', '7'],
    {
      RINGBACK_CLOCK: 'frozen',
      RINGBACK_SCENARIO: 'default',
    },
  );
  expect(chosen.where).toMatchObject({
    seed: 7,
    clock: { mode: 'stepping', step: 'next', now: '2026-01-01T09:00:00.000Z' },
  });
  await stop(chosen.command);
});

test('rules about how requests follow each other come from flags, or from the environment', async () => {
  const ask = async (args: readonly string[], env?: Readonly<Record<string, string>>) => {
    const { command, where } = await serve(['--admin-token', 'opens', ...args], env);
    for (let reads = 0; reads < 3; reads += 1) {
      const unknown = `${where.url}/voiceos/conversations/conv_00000000000000000000`;
      await (await fetch(unknown, { headers: { Authorization: 'Bearer any' } })).arrayBuffer();
    }
    const response = await fetch(`${where.adminUrl}/violations`, {
      headers: { Authorization: 'Bearer opens' },
    });
    const { violations } = (await response.json()) as {
      violations: readonly { code: string; count: number }[];
    };
    await stop(command);
    return violations.map(({ code, count }) => [code, count]);
  };
  expect(await ask(['--rule', 'polls=2', '--rule', 'pages=off'])).toEqual([['poll-count', 1]]);
  expect(await ask([], { RINGBACK_RULE: 'pages=off,polls=1' })).toEqual([['poll-count', 2]]);
  expect(await ask(['--rule', 'polls=9'], { RINGBACK_RULE: 'polls=1' })).toEqual([]);
});

test('a request that is being answered when the signal comes is answered', async () => {
  const { command, where } = await serve(['--clock', 'frozen']);
  const answers = Array.from({ length: 20 }, () =>
    fetch(`${where.url}/voiceos/conversations?limit=bad`, { headers: { Authorization: 'Bearer any' } }),
  );
  await answers[0];
  const stopped = stop(command);
  const settled = await Promise.allSettled(answers);
  expect(settled.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
  for (const one of settled) if (one.status === 'fulfilled') expect(one.value.status).toBe(422);
  expect(await stopped).toMatchObject({ code: 0 });
});

test.each([
  ['an unknown provider', ['serve', 'twilio'], 2, /Name one of voiceos, voiceable, elevenlabs, ovia/],
  ['an unknown flag', ['serve', '--prot', '1'], 2, /--port/],
  ['a port that is none', ['serve', '--port', '99999'], 2, /0 to 65535/],
  ['a clock that is none', ['serve', '--clock', 'sundial'], 2, /stepping:next/],
  ['a start that is none', ['serve', ...FREE, '--clock-start', 'yesterday'], 2, /today 09:00/],
  ['two modes', ['serve', '--strict', '--lenient'], 2, /cannot be used with/],
  ['an unknown scenario', ['serve', ...FREE, '--scenario', 'nowhere'], 3, /Known are/],
  ['an unknown command', ['sevre'], 2, /serve/],
  [
    'a control port beyond loopback without a token',
    ['serve', ...FREE, '--admin-host', '0.0.0.0'],
    4,
    /RINGBACK_ADMIN_TOKEN/,
  ],
  ['a rule that there is not', ['serve', ...FREE, '--rule', 'poll=20'], 2, /Did you mean polls\?/],
  [
    'an origin that is none',
    ['serve', ...FREE, '--cors', 'http://app.test/page'],
    2,
    /http:\/\/localhost:3000/,
  ],
  ['a host with a scheme', ['serve', ...FREE, '--admin-allow-host', 'a,http://b:1'], 2, /without a scheme/],
  ['a webhook map without a target', ['serve', ...FREE, '--webhook-map', 'http://app.test'], 2, /FROM=TO/],
])('%s is refused', async (_name, args, code, message) => {
  const ended = await runCommand(args);
  expect(ended.stderr).toMatch(message);
  expect(ended).toMatchObject({ code, stdout: '' });
});

test('hosts, tokens and files that cannot be used are told in a sentence', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-serve-'));
  const specs = (name: string): string => join(folder, name);
  const refusal = async (args: readonly string[], env?: Readonly<Record<string, string>>) => {
    const { code, stdout, stderr } = await runCommand(['serve', ...FREE, ...args], env);
    expect({ stdout, stack: /^\s+at |node:/m.test(stderr) }).toEqual({ stdout: '', stack: false });
    return [code, stderr];
  };
  for (const flag of ['--host', '--admin-host'])
    expect(await refusal([flag, 'no.such.host.invalid', '--admin-token', 't'])).toEqual([
      4,
      expect.stringContaining('Failed to listen on host "no.such.host.invalid"'),
    ]);
  expect(await refusal([], { RINGBACK_ADMIN_TOKEN: 'two words' })).toEqual([
    2,
    expect.stringMatching(/^Failed to use the admin token: it holds a blank(?!.*two words)/),
  ]);
  expect(await refusal(['--scenario', folder])).toEqual([3, expect.stringContaining('EISDIR')]);
  mkdirSync(join(specs('folder'), 'billing.yaml'), { recursive: true });
  expect(await refusal(['--specs', specs('folder')])).toEqual([
    2,
    expect.stringContaining(`Failed to read the spec "${join(specs('folder'), 'billing.yaml')}": EISDIR`),
  ]);
  mkdirSync(specs('twice'));
  for (const file of ['billing.json', 'billing.yaml']) writeFileSync(join(specs('twice'), file), SPEC);
  expect(await refusal(['--specs', specs('twice')])).toEqual([
    2,
    expect.stringContaining('Failed to serve "billing.yaml": "billing.json" has its name'),
  ]);
  mkdirSync(specs('reference'));
  writeFileSync(
    join(specs('reference'), 'billing.yaml'),
    SPEC.replace("description: 'x'", "$ref: 'other.yaml'"),
  );
  expect(await refusal(['--specs', specs('reference')])).toEqual([
    3,
    expect.stringContaining('(In the spec of "billing", line 3, column '),
  ]);
});

const SPEC = `openapi: 3.1.0
info: { title: Billing, version: '1' }
paths: { /a: { get: { responses: { '200': { description: 'x' } } } } }
`;

test('a variable that is set to nothing is as good as none', async () => {
  const { stdout: help } = await runCommand(['serve', '--help']);
  const names = [...new Set(help.match(/RINGBACK_[A-Z_]+/g))];
  expect(names.length).toBeGreaterThan(30);
  const nothing = Object.fromEntries(names.map((name) => [name, '']));
  const { command, where } = await serve([], nothing);
  // An empty host would be every interface of the machine.
  expect(where).toMatchObject({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/),
    adminUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/),
    scenario: 'default',
    seed: 1,
  });
  expect((await stop(command)).code).toBe(0);
  const empty = await serve(['--host', '', '--admin-host', '', '--admin-token', 't']);
  expect([empty.where.url, empty.where.adminUrl]).toEqual([
    expect.stringContaining('//127.0.0.1:'),
    expect.stringContaining('//127.0.0.1:'),
  ]);
  expect((await stop(empty.command)).code).toBe(0);
});

test('the token of a file, and one with a line break behind it, opens the control API to other commands', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ringback-token-')), 'token');
  writeFileSync(file, 'from-a-file\n');
  const { command, where } = await serve([], { RINGBACK_ADMIN_TOKEN: 'from-a-file\n' });
  const env = { RINGBACK_ADMIN_URL: where.adminUrl, RINGBACK_ADMIN_TOKEN_FILE: file };
  expect(await runCommand(['clock'], env)).toMatchObject({ code: 0, stderr: '' });
  await stop(command);
});

test('a signal that comes while serve starts ends it with 0 once it has', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'ringback-start-')), 'slow.yaml');
  execFileSync('mkfifo', [file]);
  const command = startCommand(['serve', ...FREE, '--scenario', file]);
  // Opens as soon as the scenario is being read, and not before.
  const pipe = await open(file, 'w');
  command.process.kill('SIGTERM');
  await pipe.writeFile('ringback: scenario/1\nname: slow\n');
  await pipe.close();
  expect(await command.ended).toMatchObject({ code: 0, stderr: expect.stringContaining('stopping') });
});

test('a port that is taken is exit 4', async () => {
  const blocker = createServer();
  await new Promise<void>((done) => blocker.listen(0, '127.0.0.1', done));
  const address = blocker.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  const ended = await runCommand(['serve', '--port', port, '--admin-port', '0']);
  expect(ended.stderr).toContain(`Failed to listen on port "${port}": it is in use.`);
  expect(ended.code).toBe(4);
  blocker.close();
});

test('a given token is never printed, a made one once', async () => {
  const given = await serve(['--admin-token', 'do-not-print-me']);
  expect(JSON.stringify(await stop(given.command))).not.toContain('do-not-print-me');
  const made = await serve([]);
  expect((await stop(made.command)).stderr.match(/control token: /g)).toHaveLength(1);
});

test('help names every environment variable', async () => {
  const { stdout, code } = await runCommand(['serve', '--help']);
  expect(code).toBe(0);
  for (const name of [
    'PORT',
    'HOST',
    'SEED',
    'CLOCK',
    'CLOCK_START',
    'MODE',
    'CORS',
    'ADMIN_TOKEN',
    'SCENARIO',
    'WATCH',
  ]) {
    expect(stdout).toContain(`RINGBACK_${name}`);
  }
});

test('what is being answered when serve is stopped is in the report, and two signals for it end nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringback-serve-'));
  const { command, where } = await serve(['--report', folder]);
  const asked = request(`${where.url}/voiceos/conversations`, {
    method: 'POST',
    headers: { Authorization: 'Bearer any', Expect: '100-continue', 'Content-Type': 'application/json' },
  });
  asked.on('response', (response) => response.resume());
  asked.flushHeaders();
  await once(asked, 'continue');
  command.process.kill('SIGUSR2');
  command.process.kill('SIGTERM');
  await told(command, 'stopping');
  command.process.kill('SIGUSR2');
  asked.end('{}');
  expect(await command.ended).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')).totals).toMatchObject({ requests: 1 });
});

/** Resolves when a word was said on stderr. */
async function told({ process: { stderr } }: RunningCommand, word: string): Promise<void> {
  let heard = '';
  while (stderr && !heard.includes(word)) heard += String((await once(stderr, 'data'))[0]);
}

test.each([
  ['SIGTERM', 'SIGTERM'],
  ['SIGTERM', 'SIGINT'],
  ['SIGINT', 'SIGTERM'],
] as const)('while %s waits for what is being answered, %s ends it at once', async (first, second) => {
  // Of a token that was given, nothing is said on stderr.
  const { command, where } = await serve([], { RINGBACK_ADMIN_TOKEN: 'opens' });
  const asked = request(`${where.providers[0].url}/conversations/create_phone_call`, {
    method: 'POST',
    headers: { 'Content-Length': 2, Expect: '100-continue' },
  });
  asked.on('error', () => undefined);
  asked.flushHeaders();
  await once(asked, 'continue');
  const told = once(createInterface({ input: command.process.stderr as Readable }), 'line');
  command.process.kill(first);
  expect(await told).toEqual(['stopping']);
  command.process.kill(second);
  expect(await once(command.process, 'exit')).toEqual([null, second]);
});
