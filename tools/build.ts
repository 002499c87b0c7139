/** Fills dist/: the command, the library, the worker that holds Prism, and the specs as JSON. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { createPositionFinder, type KnownPlaces } from '../src/contract/spec/document.ts';
import { isObject } from '../src/core/json.ts';
import { joinPointer, readPointer } from '../src/core/json-pointer.ts';
import { createWorkerBundle } from './prism-bundle.ts';

rmSync('dist', { recursive: true, force: true });

const requireBanner =
  "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node22.18',
  outdir: 'dist',
  // Names stay, so that a stack trace can be read; white space and comments only weigh.
  minifyWhitespace: true,
  logLevel: 'warning',
  legalComments: 'external',
} as const;

await build({
  ...shared,
  entryPoints: {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    testing: 'src/testing/index.ts',
    'testing/jest': 'src/testing/jest.ts',
    'testing/node': 'src/testing/node.ts',
    'testing/playwright': 'src/testing/playwright.ts',
    'testing/vitest': 'src/testing/vitest.ts',
  },
  format: 'esm',
  splitting: true,
  banner: { js: requireBanner },
});

await build(createWorkerBundle(resolve('.')));

mkdirSync('dist/specs');
for (const file of readdirSync('specs')) {
  const text = readFileSync(`specs/${file}`, 'utf8');
  const spec: unknown = parse(text);
  const name = file.replace(/\.yaml$/, '');
  writeFileSync(`dist/specs/${name}.json`, JSON.stringify(spec));
  writeFileSync(`dist/specs/${name}.places.json`, JSON.stringify(placesOf(text, spec)));
}

/** Where a report points to in a spec that nobody broke: its operations. */
function placesOf(text: string, spec: unknown): KnownPlaces {
  const locate = createPositionFinder(text);
  const paths = readPointer(spec, '/paths');
  const pointers = Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]) =>
    Object.keys(isObject(item) ? item : {}).map((method) => joinPointer('/paths', path, method)),
  );
  return Object.fromEntries(
    ['/paths', ...pointers].flatMap((pointer) => {
      const place = locate(pointer);
      return place ? [[pointer, place]] : [];
    }),
  );
}
