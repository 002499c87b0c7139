/**
 * Fills dist/, or the folder that is named: the command, the library, the worker that holds Prism, what is said of all
 * that is in them, and the specs and the default scenario as JSON.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { createContract } from '../src/contract/create-contract.ts';
import { createPrism } from '../src/contract/prism/client.ts';
import { createPositionFinder, type KnownPlaces } from '../src/contract/spec/document.ts';
import { isObject } from '../src/core/json.ts';
import { joinPointer, readPointer } from '../src/core/json-pointer.ts';
import { loadScenarioFile } from '../src/server/scenario-files.ts';
import { createBundles } from './bundles.ts';
import { thirdPartyNotices } from './third-party.ts';

const folder = resolve(process.argv[2] ?? 'dist');
rmSync(folder, { recursive: true, force: true });

const metafiles = [];
for (const bundle of createBundles(resolve('.'), folder)) {
  const { metafile } = await build({ ...bundle, metafile: true });
  metafiles.push(metafile);
}
writeFileSync(join(folder, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(metafiles, resolve('.')));

mkdirSync(join(folder, 'specs'));
for (const file of readdirSync('specs')) {
  const text = readFileSync(`specs/${file}`, 'utf8');
  const spec: unknown = parse(text);
  const name = file.replace(/\.yaml$/, '');
  proveSpec(name, text);
  writeFileSync(join(folder, `specs/${name}.json`), JSON.stringify(spec));
  writeFileSync(join(folder, `specs/${name}.places.json`), JSON.stringify(placesOf(text, spec)));
}

mkdirSync(join(folder, 'scenarios'));
const { document } = loadScenarioFile('scenarios/default.yaml');
writeFileSync(join(folder, 'scenarios/default.json'), JSON.stringify(document));

/** Fails where a schema cannot be compiled: a server takes what is in dist/ for proven. */
function proveSpec(provider: string, text: string): void {
  createContract({ provider, text, prism: createPrism() });
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
