import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type RunningServer, startServer } from '../src/index.ts';
import { parseScenarioText } from '../src/server/scenario-files.ts';
import { builtPackage } from './support/built-package.ts';

const ROOT = resolve(import.meta.dirname, '..');
const PAGES = [
  'README.md',
  'ARCHITECTURE.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const TOKEN = 'token-of-the-docs-test';
const PACKAGE = builtPackage();
/** Code is compiled once, and not at every start. */
const NODE_COMPILE_CACHE = join(PACKAGE, 'compile-cache');

/** Lines that set up or replace the machine they run on: CI does these on a clean clone. */
const NOT_HERE = [/^npm ci/, /^docker /];

let server: RunningServer;
const bin = mkdtempSync(join(tmpdir(), 'ringback-docs-'));

beforeAll(async () => {
  server = await startServer({ port: 0, adminPort: 0, adminToken: TOKEN, start: '2026-01-01T09:00:00Z' });
  // What a reader has installed: `ringback` on the path, and `npx ringback` for those in this repository.
  symlinkSync(join(PACKAGE, 'bin/ringback.js'), join(bin, 'ringback'));
  writeFileSync(join(bin, 'npx'), '#!/bin/sh\nexec "$@"\n', { mode: 0o755 });
  // A reader's own test suite, which passes.
  writeFileSync(join(bin, 'npm'), '#!/bin/sh\ntest "$1" = test\n', { mode: 0o755 });
});

afterAll(() => server.close());

const commands = PAGES.flatMap((page) =>
  blocksOf(page, 'sh')
    .flatMap(commandsOf)
    .map((command) => [page, command] as const),
);

test.each(commands.filter(([, command]) => !NOT_HERE.some((pattern) => pattern.test(command))))(
  '%s: `%s` works',
  async (_page, command) => {
    const local = command
      .replaceAll('http://127.0.0.1:4010', server.url)
      // What a reader keeps beside their work is not to be left in this repository.
      .replaceAll('world.json', join(bin, 'world.json'))
      .replace(/^curl /, 'curl -sS --fail-with-body ');
    // A run ends with what there is to report.
    const stderr = /\bringback exec /.test(local) ? expect.stringContaining('no breach of the contract') : '';
    await expect(runShell(local)).resolves.toMatchObject({ stderr });
  },
);

test('there are commands to try', () => {
  expect(commands.length).toBeGreaterThan(10);
});

const scenarios = PAGES.flatMap((page) =>
  blocksOf(page, 'yaml')
    .filter((text) => text.startsWith('ringback: scenario/1'))
    .map((text) => [page, text] as const),
);

test.each(scenarios)('%s: its scenario can be loaded', (page, text) => {
  expect(parseScenarioText(text, page).name).toMatch(/^[a-z]/);
});

const snippets = PAGES.flatMap((page) => blocksOf(page, 'ts').map((text) => [page, text] as const));

test.each(snippets)('%s: its code runs', async (_page, text) => {
  // From within the package, which finds itself under its own name.
  const file = join(mkdtempSync(join(PACKAGE, 'snippet-')), 'snippet.ts');
  writeFileSync(file, text);
  const env = { ...process.env, NODE_COMPILE_CACHE };
  await expect(promisify(execFile)(process.execPath, [file], { env })).resolves.toMatchObject({ stderr: '' });
});

const links = PAGES.flatMap((page) =>
  [...read(page).matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(
    ([, target]) => [page, target ?? ''] as const,
  ),
);

test.each(links)('%s: its link to %s leads somewhere', (page, target) => {
  expect(() => readdirOrRead(resolve(ROOT, page, '..', target))).not.toThrow();
});

test('the README leads to every page of the docs', () => {
  const named = new Set(links.filter(([page]) => page === 'README.md').map(([, target]) => target));
  expect(PAGES.filter((page) => page.startsWith('docs/') && !named.has(page))).toEqual([]);
});

test('what ARCHITECTURE.md names is there', () => {
  const named = [...read('ARCHITECTURE.md').matchAll(/`((?:src|mocks|specs|test)\/[\w./-]*)`/g)];
  expect(named.length).toBeGreaterThan(30);
  for (const [, path = ''] of named) expect(() => readdirOrRead(join(ROOT, path))).not.toThrow();
});

function runShell(command: string): Promise<{ stdout: string; stderr: string }> {
  const env = {
    PATH: `${bin}:${resolve(process.execPath, '..')}:${process.env.PATH}`,
    RINGBACK_URL: server.url,
    RINGBACK_ADMIN_URL: server.adminUrl,
    RINGBACK_ADMIN_TOKEN: TOKEN,
    NODE_COMPILE_CACHE,
  };
  return promisify(execFile)('sh', ['-c', command], { env, cwd: ROOT, maxBuffer: 16 * 1024 * 1024 });
}

function blocksOf(page: string, language: string): readonly string[] {
  const blocks = read(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'));
  return [...blocks].map(([, text]) => text ?? '');
}

/** A block's commands: a line each, with its continuations. */
function commandsOf(block: string): readonly string[] {
  return block
    .replaceAll('\\\n', '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function read(page: string): string {
  return readFileSync(join(ROOT, page), 'utf8');
}

function readdirOrRead(path: string): unknown {
  try {
    return readdirSync(path);
  } catch {
    return readFileSync(path);
  }
}
