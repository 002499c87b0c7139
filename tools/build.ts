/** Bundles the sources into dist/: the command, the library, and the worker that holds Prism. */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { createWorkerBundle } from './prism-bundle.ts';

rmSync('dist', { recursive: true, force: true });

const requireBanner =
  "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node22.18',
  outdir: 'dist',
  logLevel: 'warning',
  legalComments: 'external',
} as const;

await build({
  ...shared,
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  format: 'esm',
  splitting: true,
  banner: { js: requireBanner },
});

await build(createWorkerBundle(resolve('.')));
