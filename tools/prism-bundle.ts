import { dirname, join } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';

/**
 * How the thread that holds Prism becomes one file, `dist/prism-worker.cjs`. What Prism loads and we never call is
 * left out: the Postman reader, and the generators of its dynamic mode, which ours stand in for.
 */
export function createWorkerBundle(root: string): BuildOptions {
  return {
    entryPoints: { 'prism-worker': join(root, 'src/contract/prism/worker.ts') },
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22.18',
    minifySyntax: true,
    logLevel: 'warning',
    legalComments: 'external',
    plugins: [leaveOutDeadWeight],
  };
}

// Asked for by these importers only; our own generator imports packages of the same names.
const DEAD_WEIGHT: readonly (readonly [filter: RegExp, importer: RegExp])[] = [
  [/^postman-collection$/, /@stoplight[\\/]http-spec/],
  [
    /^(@faker-js\/faker|json-schema-faker|@stoplight\/json-schema-sampler|seedrandom)$/,
    /@stoplight[\\/]prism-http/,
  ],
  [/^(node-fetch|https?-proxy-agent|pino)$/, /@stoplight[\\/]prism-/],
];

const leaveOutDeadWeight: Plugin = {
  name: 'leave-out-dead-weight',
  setup: (build) => {
    for (const [filter, importer] of DEAD_WEIGHT) {
      build.onResolve({ filter }, (args) =>
        importer.test(args.importer) ? { path: args.path, namespace: 'dead-weight' } : undefined,
      );
    }
    build.onLoad({ filter: /.*/, namespace: 'dead-weight' }, () => ({ contents: STAND_IN, loader: 'js' }));
    // Its UMD build hides its parts from a bundler behind a require of its own.
    build.onResolve({ filter: /^jsonc-parser$/ }, async ({ importer, resolveDir, kind }) => {
      const main = await build.resolve('jsonc-parser/package.json', { importer, resolveDir, kind });
      return { path: join(dirname(main.path), 'lib/esm/main.js') };
    });
  },
};

// Takes any property access or call that Prism makes while it loads, such as JSONSchemaFaker.extend(…).
const STAND_IN = `
const standIn = new Proxy(function () {}, {
  get: (_, name) => (name === '__esModule' || name === Symbol.toPrimitive ? undefined : standIn),
  apply: () => standIn,
  construct: () => standIn,
});
module.exports = standIn;
`;
