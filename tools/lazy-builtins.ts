/** Node's own modules, loaded so that what they load lazily stays unloaded. */
import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

const NAMESPACE = 'lazy-builtin';
const require = createRequire(import.meta.url);

/**
 * An `import` of one of Node's modules reads each of its exports, also those that load a library when they are read:
 * that of `node:http` brings the whole of undici with it, which was a fifth of what a server took to start, and some of
 * its memory. A `require` reads none. So an import becomes a `require` and a read of what is a plain value there, for
 * those modules that load something when they are read.
 */
export const lazyBuiltins: Plugin = {
  name: NAMESPACE,
  setup(build) {
    build.onResolve({ filter: /^node:(?:crypto|events|fs|http|util)$/ }, ({ path, kind }) =>
      kind === 'import-statement' ? { path, namespace: NAMESPACE } : undefined,
    );
    build.onLoad({ filter: /./, namespace: NAMESPACE }, ({ path }) => ({ contents: wordsOf(path) }));
  },
};

function wordsOf(path: string): string {
  const names = Object.entries(Object.getOwnPropertyDescriptors(require(path)))
    .filter(([name, { get }]) => get === undefined && name !== 'default' && /^[A-Za-z_$][\w$]*$/.test(name))
    .map(([name]) => name);
  const lines = names.map((name) => `const ${name}$ = all.${name}; export { ${name}$ as ${name} };`);
  return [`const all = require('${path}');`, 'export default all;', ...lines].join('\n');
}
