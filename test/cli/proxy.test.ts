import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { createMock, readReport } from '../../src/index.ts';
import { runCommand, startCommand } from '../support/command.ts';

const mock = createMock({ providers: ['voiceos'] });
afterAll(() => mock.close());

const folder = mkdtempSync(join(tmpdir(), 'ringback-proxy-'));
const HEADERS = { authorization: 'Bearer any' };

async function startProxyCommand(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { url } = await mock.listen();
  const options = ['--port', '0', '--json', '--upstream', url, ...args];
  const command = startCommand(['proxy', 'voiceos', ...options], env);
  return { command, where: JSON.parse(await command.firstLine) };
}

test('proxy says where it is, and tells what it found when it is stopped', async () => {
  mock.replies.add({
    ...{ on: 'listConversations', provider: 'voiceos', times: 1, break: true },
    body: { items: [], index: 1, has_more: false, total: 3 },
  });
  const file = join(folder, 'recorded.yaml');
  const summary = join(folder, 'summary.md');
  writeFileSync(summary, '# Before\n');
  const { command, where } = await startProxyCommand(
    ['--record', file, '--report', folder, '--fail-on', 'drift'],
    { GITHUB_STEP_SUMMARY: summary },
  );
  expect(where).toMatchObject({ provider: 'voiceos', upstream: expect.stringMatching(/^http:/) });
  for (const query of ['', '?limit=nope']) {
    await fetch(`${where.url}/conversations${query}`, { headers: HEADERS }).then((answer) => answer.text());
  }
  command.process.kill('SIGTERM');
  const { code, stdout, stderr } = await command.ended;
  const report = JSON.parse(stdout.split('\n')[1] ?? '');
  expect(report).toMatchObject({
    drift: [
      { operation: 'listConversations', code: 'undeclared', pointer: '/total', count: 1, responses: 2 },
    ],
    violations: [{ operation: 'listConversations', pointer: 'limit', kind: 'request' }],
  });
  expect(JSON.parse(readFileSync(join(folder, 'drift.json'), 'utf8'))).toEqual(report);
  expect(readReport(join(folder, 'report.json'))).toMatchObject({
    totals: { requests: 2, violations: 1, notClient: 1 },
    coverage: { providers: [{ provider: 'voiceos', wasAsked: true }] },
  });
  for (const name of ['report.html', 'report.xml', 'report.sarif', 'report.md']) {
    expect(readFileSync(join(folder, name), 'utf8')).toContain('listConversations');
  }
  expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('1 × drift: the vendor differs');
  expect(readFileSync(summary, 'utf8')).toMatch(/^# Before\n## Ringback: .*\*\*Failed: 2 requests, .*drift/s);
  expect(stderr).toContain('drift: listConversations · /total (undeclared)');
  expect(stderr).toContain(`recorded: 2 replies in ${file}`);
  expect(stderr).toContain('Failed to pass:\n  1 × drift: the vendor differs from its spec');
  expect(code).toBe(1);
});

test('without drift, --fail-on drift is passed', async () => {
  const { command, where } = await startProxyCommand(['--fail-on', 'drift,violations,failures']);
  await fetch(`${where.url}/voiceos/conversations`, { headers: HEADERS }).then((answer) => answer.text());
  command.process.kill('SIGINT');
  expect(await command.ended).toMatchObject({ code: 0 });
});

test('a report that cannot be written says where and why, leaves what was there, and ends with 4', async () => {
  const own = mkdtempSync(join(tmpdir(), 'ringback-proxy-'));
  const { command, where } = await startProxyCommand(['--report', own]);
  await fetch(`${where.url}/conversations`, { headers: HEADERS }).then((answer) => answer.text());
  // No file can take its place.
  mkdirSync(join(own, 'drift.json'));
  command.process.kill('SIGTERM');
  const { code, stderr } = await command.ended;
  expect(stderr).toMatch(
    /Failed to write ".*drift\.json": .*\. Name a folder that can be written with --report\./,
  );
  expect(stderr).not.toContain('    at ');
  expect(code).toBe(4);
  expect(readdirSync(own)).toEqual(['drift.json']);
});

test('a credential in --upstream is never printed', async () => {
  for (const upstream of ['https://me:s3cret-word@a.test', 'https://me:s3cret-word@a.test:99999']) {
    for (const ended of [
      await runCommand(['proxy', 'voiceos', '--upstream', upstream]),
      await runCommand(['proxy', 'voiceos'], { RINGBACK_UPSTREAM: upstream }),
    ]) {
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(ended.stderr).toMatch(/Failed to read the upstream/);
      expect(ended.stderr).not.toContain('s3cret');
    }
  }
});

test.each([
  ['no upstream', ['proxy', 'voiceos'], 2, /--upstream/],
  ['an upstream that is none', ['proxy', 'voiceos', '--upstream', 'there'], 2, /Write https:/],
  [
    'plain HTTP beyond this machine',
    ['proxy', 'voiceos', '--upstream', 'http://a.test'],
    2,
    /--allow-insecure-upstream/,
  ],
  ['an unknown provider', ['proxy', 'twilio', '--upstream', 'https://a.test'], 2, /--spec/],
  [
    'an unknown name',
    ['proxy', 'voiceos', '--upstream', 'https://a.test', '--fail-on', 'rain'],
    2,
    /drift, violations/,
  ],
  [
    'a recording nowhere',
    ['proxy', 'voiceos', '--upstream', 'https://a.test', '--record', '/nowhere/at/all.yaml'],
    2,
    /ENOENT/,
  ],
  [
    'a spec that is none',
    ['proxy', 'mine', '--upstream', 'https://a.test', '--spec', 'package.json'],
    3,
    /OpenAPI/,
  ],
])('%s is refused', async (_name, args, code, message) => {
  const ended = await runCommand(args);
  expect(ended.stderr).toMatch(message);
  expect(ended).toMatchObject({ code, stdout: '' });
});
