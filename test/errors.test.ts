import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '..');

const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(ROOT, 'src', name), 'utf8'))
  // Names of environment variables look like codes; the command line reads them with `.env('…')`.
  .map((text) => text.replace(/\.env\(\s*'[^']*'/g, ''))
  .join('\n');
const catalogue = [...read('docs/errors.md').matchAll(/^\| `(RINGBACK_\w+)` \| (\S+) \| (.+) \|$/gm)].map(
  ([, code = '', status = '', meaning = '']) => ({ code, status, meaning }),
);

test('every code in the sources is in the catalogue, and every code of the catalogue in the sources', () => {
  const used = new Set(
    [...sources.matchAll(/'(RINGBACK_[A-Z0-9]+(?:_[A-Z0-9]+)+)'/g)].map(([, code]) => code),
  );
  expect(catalogue.map(({ code }) => code)).toEqual([...used].sort());
});

test('the catalogue gives each code the status that it is answered with, and says what it means', () => {
  const thrown = [...sources.matchAll(/\b(\d{3}),\s*'(RINGBACK_\w+)'/g)].map(([, status, code]) => ({
    code,
    status,
  }));
  expect(thrown.length).toBeGreaterThan(20);
  for (const problem of thrown) expect(catalogue).toContainEqual(expect.objectContaining(problem));
  for (const { meaning } of catalogue) expect(meaning).toMatch(/^[A-Z`].*\.$/);
});

test('the codes that the specs show are in the catalogue', () => {
  const shown = read('specs/control.yaml').matchAll(/code: (RINGBACK_\w+)/g);
  const codes = new Set(catalogue.map(({ code }) => code));
  expect([...shown].map(([, code]) => code).filter((code) => !codes.has(code ?? ''))).toEqual([]);
});

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}
