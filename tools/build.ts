/**
 * Fills dist/, or the folder that is named: the command, the library, the worker that holds Prism, what is said of all
 * that is in them, and the specs as JSON.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { createPositionFinder, type KnownPlaces } from '../src/contract/spec/document.ts';
import { isObject } from '../src/core/json.ts';
import { joinPointer, readPointer } from '../src/core/json-pointer.ts';
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
  writeFileSync(join(folder, `specs/${name}.json`), JSON.stringify(spec));
  writeFileSync(join(folder, `specs/${name}.places.json`), JSON.stringify(placesOf(text, spec)));
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
