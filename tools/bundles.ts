/** How everything in dist/ is bundled, from where; one place for what builds it and for what says what is in it. */
import { resolve } from 'node:path';
import type { BuildOptions } from 'esbuild';
import { lazyBuiltins } from './lazy-builtins.ts';
import { createWorkerBundle } from './prism-bundle.ts';

const REQUIRE_BANNER =
  "import { createRequire as createRequireForBundle } from 'node:module'; const require = createRequireForBundle(import.meta.url);";

/** The bundles of the package: the command with the library and its entries, and the worker that holds Prism. */
export function createBundles(root: string, outdir = resolve(root, 'dist')): readonly BuildOptions[] {
  return [createMainBundle(root), createWorkerBundle(root)].map((bundle) => ({ ...bundle, outdir }));
}

function createMainBundle(root: string): BuildOptions {
  return {
    entryPoints: {
      cli: resolve(root, 'src/cli/main.ts'),
      index: resolve(root, 'src/index.ts'),
      testcontainers: resolve(root, 'src/testcontainers/index.ts'),
      testing: resolve(root, 'src/testing/index.ts'),
      'testing/jest': resolve(root, 'src/testing/jest.ts'),
      'testing/node': resolve(root, 'src/testing/node.ts'),
      'testing/playwright': resolve(root, 'src/testing/playwright.ts'),
      'testing/vitest': resolve(root, 'src/testing/vitest.ts'),
    },
    bundle: true,
    platform: 'node',
    // Its user's own, and only loaded by the entry that is for it.
    external: ['testcontainers'],
    plugins: [lazyBuiltins],
    target: 'node22.18',
    format: 'esm',
    splitting: true,
    // Names stay, so that a stack trace can be read; white space and comments only weigh.
    minifyWhitespace: true,
    logLevel: 'warning',
    legalComments: 'external',
    banner: { js: REQUIRE_BANNER },
  };
}
