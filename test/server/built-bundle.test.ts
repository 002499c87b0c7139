import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { ovia } from '../../mocks/ovia/provider.ts';
import { callKind } from '../../mocks/voice/kind.ts';
import type { Bundle } from '../../src/server/bundle.ts';
import { composeServer, type ServerChoice } from '../../src/server/compose.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ringback-built-'));
const broken = `openapi: 3.1.0
info: { title: Ovia, version: '1' }
paths: {}
components: { schemas: { Never: { type: strnig } } }
`;

/** A package whose build found all sound: what it wrote is not what it was written from, to tell them apart. */
function buildPackage(): Bundle {
  for (const name of ['specs', 'scenarios', 'own', 'built/specs', 'built/scenarios']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  writeFileSync(join(folder, 'specs/ovia.yaml'), broken);
  writeFileSync(join(folder, 'own/ovia.yaml'), broken);
  writeFileSync(join(folder, 'built/specs/ovia.json'), JSON.stringify(parse(broken)));
  writeFileSync(join(folder, 'built/specs/ovia.places.json'), '{}');
  const scenario = readFileSync(join(ROOT, 'scenarios/default.yaml'), 'utf8');
  writeFileSync(join(folder, 'scenarios/default.yaml'), 'not: read');
  writeFileSync(join(folder, 'built/scenarios/default.json'), JSON.stringify(parse(scenario)));
  return { providers: [ovia], kinds: [callKind], root: folder, built: join(folder, 'built') };
}

const bundle = buildPackage();
const start = (from: Bundle, choice: ServerChoice = {}) =>
  composeServer(from, choice, { seed: 1, clock: { mode: 'frozen' }, start: '2026-01-01T09:00:00.000Z' });

test('what the build found sound is taken for it: no schema is compiled at the start, and no YAML is read', async () => {
  const server = start(bundle);
  expect(server.scenario.name).toBe('default');
  expect(server.contracts.get('ovia')?.operations).toEqual([]);
  await server.close();
});

test('a spec of one’s own that is broken stops the start, also where the build found the bundled one sound', () => {
  expect(() => start(bundle, { specsFolder: join(folder, 'own') })).toThrow(
    /^Failed to compile the schema at "\/components\/schemas\/Never" of "ovia"/,
  );
});

test('from the sources, where no build has looked, a bundled spec is compiled at the start', () => {
  copyFileSync(join(ROOT, 'scenarios/default.yaml'), join(folder, 'scenarios/default.yaml'));
  expect(() => start({ ...bundle, built: undefined })).toThrow(/^Failed to compile the schema/);
});
