import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '..');

/** What each folder may import, besides itself; the same table as in ARCHITECTURE.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/core': [],
  'src/engine': ['src/core'],
  'src/contract': ['src/core'],
  'src/report': ['src/core', 'src/contract'],
  'src/server': ['src/core', 'src/engine', 'src/contract', 'src/report'],
  'src/cli': ['src/index.ts'],
  'src/testing': ['src/index.ts'],
  'src/testcontainers': ['src/index.ts', 'src/testing'],
  'src/index.ts': ['src/core', 'src/engine', 'src/contract', 'src/report', 'src/server', 'mocks'],
  mocks: ['src/core', 'src/engine'],
};

/** Packages that only one folder may name. */
const OWNED_PACKAGES: Readonly<Record<string, string>> = {
  '@stoplight/': 'src/contract/prism',
  'fp-ts': 'src/contract/prism',
  express: 'src/server',
  commander: 'src/cli',
  testcontainers: 'src/testcontainers',
};

const FILES = [...sources('src'), ...sources('mocks')];

test('folders import only what the table allows', () => {
  const breaches = FILES.flatMap((file) => {
    const home = folderOf(file);
    const allowed = [home, ...(MAY_IMPORT[home] ?? [])];
    return importsOf(file)
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(ROOT, resolve(ROOT, dirname(file), name)))
      .filter((target) => !allowed.includes(folderOf(target)))
      .map((target) => `${file} imports ${target}`);
  });
  expect(breaches).toEqual([]);
});

test('every folder of the sources is in the table', () => {
  expect([...new Set(FILES.map(folderOf))].filter((folder) => !(folder in MAY_IMPORT))).toEqual([]);
});

test('packages stay in the folders that own them', () => {
  const breaches = FILES.flatMap((file) =>
    importsOf(file).flatMap((name) =>
      Object.entries(OWNED_PACKAGES)
        .filter(([owned, home]) => (name === owned || name.startsWith(owned)) && !file.startsWith(home))
        .map(([owned]) => `${file} imports ${owned}`),
    ),
  );
  expect(breaches).toEqual([]);
});

test('pure folders name nothing of the platform', () => {
  const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.|from 'node:/;
  const pure = FILES.filter((file) => /^(?:src\/core|src\/engine|src\/report|mocks)\//.test(file));
  expect(pure.filter((file) => impure.test(code(file)))).toEqual([]);
});

test('there are no barrels inside the sources, but for what the package opens with', () => {
  const entries = ['src/index.ts', 'src/testing/index.ts', 'src/testcontainers/index.ts'];
  const barrels = FILES.filter(
    (file) => !entries.includes(file) && /^export (?:\*|\{[^}]*\}) from /m.test(code(file)),
  );
  expect(barrels).toEqual([]);
});

test('no source file is over 300 lines', () => {
  expect(FILES.filter((file) => code(file).split('\n').length > 300)).toEqual([]);
});

test('ARCHITECTURE.md has the same import table', () => {
  const page = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([^`]+)` \| [^|]+ \| ([^|]*) \|$/gm)].map(([, folder, allowed]) => [
    folder?.replace(/\/$/, ''),
    [...(allowed ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name?.replace(/\/$/, '')),
  ]);
  expect(Object.fromEntries(rows)).toEqual(MAY_IMPORT);
});

function sources(folder: string): readonly string[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return entries.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}

function folderOf(file: string): string {
  if (file.startsWith('mocks')) return 'mocks';
  return file.split('/').slice(0, 2).join('/');
}

function code(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function importsOf(file: string): readonly string[] {
  const matches = code(file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g);
  return [...matches].map(([, name]) => name ?? '');
}
