import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { canonicalJson, isObject } from '../../src/core/json.ts';
import { parseScenarioText } from '../../src/server/scenario-files.ts';
import { expectGolden } from '../providers/support/golden.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'test/goldens/scenario');
const FILES = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));

test.each(FILES)('scenario/1 means what it meant: %s', (file) => {
  const { document: _, ...scenario } = parseScenarioText(readFileSync(join(FOLDER, file), 'utf8'), file);
  expectGolden(`scenario/${file.replace('.yaml', '')}`, JSON.parse(canonicalJson(withWords(scenario))));
});

test('the goldens use every key of the format', () => {
  const schema: unknown = JSON.parse(readFileSync(join(ROOT, 'src/engine/scenario.schema.json'), 'utf8'));
  const all = new Set<string>();
  walk(schema, undefined, '', all, () => true);
  const used = new Set<string>();
  for (const file of FILES) {
    const document: unknown = parse(readFileSync(join(FOLDER, file), 'utf8'));
    walk(schema, document, '', used, (value) => value !== undefined);
  }
  expect([...all].filter((key) => !used.has(key))).toEqual([]);
  expect(all.size).toBeGreaterThan(100);
});

/** JSON has no word for what never ends. */
function withWords(value: unknown): unknown {
  if (value === Number.POSITIVE_INFINITY) return 'Infinity';
  if (Array.isArray(value)) return value.map(withWords);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withWords(member)]));
}

/** Collects the properties of a schema for which there is a value, by their pointers. */
function walk(
  schema: unknown,
  value: unknown,
  pointer: string,
  found: Set<string>,
  wants: (value: unknown) => boolean,
): void {
  if (!isObject(schema)) return;
  const { properties, anyOf, items, additionalProperties } = schema;
  if (isObject(properties)) {
    for (const [name, property] of Object.entries(properties)) {
      const member = isObject(value) ? value[name] : undefined;
      if (!wants(member)) continue;
      found.add(`${pointer}/${name}`);
      walk(property, member, `${pointer}/${name}`, found, wants);
    }
  }
  if (Array.isArray(anyOf)) {
    for (const [index, branch] of anyOf.entries()) walk(branch, value, `${pointer}|${index}`, found, wants);
  }
  const below = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [undefined];
  for (const member of below) {
    walk(items, member, `${pointer}/*`, found, wants);
    walk(additionalProperties, member, `${pointer}/*`, found, wants);
  }
}
