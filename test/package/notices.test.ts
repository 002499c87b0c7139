import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ringback-notices-'));
let notices = '';

beforeAll(async () => {
  // With white space the bundler says above each module's code where it is from.
  const script = `
    import { writeFileSync } from 'node:fs';
    import { build } from 'esbuild';
    import { createBundles } from ${JSON.stringify(join(ROOT, 'tools/bundles.ts'))};
    import { thirdPartyNotices } from ${JSON.stringify(join(ROOT, 'tools/third-party.ts'))};
    const metafiles = [];
    for (const bundle of createBundles(${JSON.stringify(ROOT)})) {
      const options = { ...bundle, outdir: ${JSON.stringify(folder)}, minifyWhitespace: false, metafile: true };
      metafiles.push((await build(options)).metafile);
    }
    writeFileSync(${JSON.stringify(join(folder, 'notices.txt'))}, thirdPartyNotices(metafiles, process.cwd()));
  `;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { cwd: ROOT });
  notices = readFileSync(join(folder, 'notices.txt'), 'utf8');
});

/** The folders of all packages whose code is in the bundles, as the code itself says. */
function bundledFolders(): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.c?js$/.test(name),
  );
  const code = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
  const places = code.matchAll(/^ *\/\/ (\S*node_modules\/(?:@[^/\s]+\/)?[^/\s]+)\/\S+$/gm);
  return [...new Set([...places].map(([, place = '']) => place))];
}

test('every package whose code is in the bundles has its notice: name, version, licence, and who holds the rights', () => {
  const folders = bundledFolders();
  expect(folders.length).toBeGreaterThan(100);
  const missing = folders
    .map((place) => JSON.parse(readFileSync(resolve(ROOT, place, 'package.json'), 'utf8')))
    .filter(({ name, version }) => !notices.includes(`\n${name} ${version} (`));
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test('every notice has the words of a licence', () => {
  const blocks = notices.split(/^-{78}$/m).slice(1);
  const bare = blocks.filter(
    (block) => !/permission|license|redistribution/i.test(block.replace(/^.*\)$/gm, '')),
  );
  expect(bare).toEqual([]);
  expect(notices).toContain('json-schema-merge-allof 0.7.8 (MIT)\n\nMIT © [Martin Hansen]');
});
