/** Fills dist/: the command, the library, the worker that holds Prism, and the specs as JSON. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
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
  const spec: unknown = parse(readFileSync(`specs/${file}`, 'utf8'));
  writeFileSync(`dist/specs/${file.replace(/\.yaml$/, '.json')}`, JSON.stringify(spec));
}
