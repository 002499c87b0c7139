import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parse } from 'yaml';
import { isObject } from '../../src/core/json.ts';
import { parseScenario } from '../../src/engine/scenario/parse.ts';
import { generateSchema } from '../../tools/generate-schema.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TEXT = readFileSync(join(ROOT, 'src/engine/scenario.schema.json'), 'utf8');
const SCHEMA: Readonly<Record<string, unknown>> = JSON.parse(TEXT);
const fits = new Ajv2020({ allowUnionTypes: true }).compile(SCHEMA);

/**
 * What the parser refuses and the schema lets pass, as JSON Schema cannot say it, or only at great length; the same
 * list as in docs/scenarios.md.
 */
const BEYOND_THE_SCHEMA = [
  /a clock starts at an instant/,
  /goes with (?:mode: |first)/,
  /is not a duration/,
  /the median must be above zero/,
  /must have a weight above zero/,
  /is the id of another one already/,
  /calls are too many/,
  /the first hour comes before the last/,
  /a call lies before the start or after it/,
  /per goes with nth or first/,
  /is not to be given/,
  /a wait is in real time/,
  /effect goes with a failure/,
  /a phone number is a text/,
  /stands for nothing/,
  /a window ends after it begins/,
  /a reply is whole/,
  /a fault is one failure|a fault says how it fails|goes with a status/,
  /a receiver is an http or https URL/,
  /a signature needs a secret/,
  /cannot be a name|nested too deep/,
  /\{hex\} or \{base64\}/,
];

test('the file is what the source says', () => {
  expect(TEXT).toBe(generateSchema());
});

test('every property has a description', () => {
  const bare: string[] = [];
  visit(SCHEMA, '', (property, pointer) => {
    if (typeof property.description !== 'string' || property.description === '') bare.push(pointer);
  });
  expect(bare).toEqual([]);
});

test('every default that the schema shows fits the schema', () => {
  const ajv = new Ajv2020({ allowUnionTypes: true });
  ajv.addSchema(SCHEMA);
  visit(SCHEMA, '', (property, pointer) => {
    if (!('default' in property)) return;
    const validate = ajv.compile({
      ...property,
      $defs: SCHEMA.$defs,
      $id: `urn:test:${pointer.length}:${Math.abs(hash(pointer))}`,
    });
    expect({ pointer, fits: validate(property.default) }).toEqual({ pointer, fits: true });
  });
});

const DOCUMENTS = [
  ...filesOf('scenarios'),
  ...filesOf('test/goldens/scenario'),
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) =>
      [...read(`docs/${name}`).matchAll(/^```yaml\n([\s\S]*?)^```/gm)]
        .map(([, text]) => text ?? '')
        .filter((text) => text.includes('ringback: scenario/1'))
        .map((text, index) => [`docs/${name}#${index}`, text] as const),
    ),
];

test.each(DOCUMENTS)('%s fits the schema', (_name, text) => {
  expect({ fits: fits(parse(text)), errors: fits.errors }).toEqual({ fits: true, errors: null });
});

test('the reference page names every key, and all its examples are whole scenarios', () => {
  const page = read('docs/scenarios.md');
  const named = new Set([...page.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code));
  const keys = new Set<string>();
  visit(SCHEMA, '', (_property, pointer) => keys.add(pointer.slice(pointer.lastIndexOf('/') + 1)));
  const inExamples = (key: string): boolean =>
    [...named].some((code) => code?.match(new RegExp(`\\{[^}]*\\b${key}\\b`)));
  expect([...keys].filter((key) => !named.has(key) && !inExamples(key))).toEqual([]);
  for (const [, text] of page.matchAll(/^```yaml\n([\s\S]*?)^```/gm))
    expect(text).toMatch(/^ringback: scenario\/1\n/);
});

const SEEDS: readonly unknown[] = DOCUMENTS.map(([, text]) => parse(text));
const NASTY: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1, 1.5, 2e9, '', 'x', '5s', '1s..3s', 'busy', '*', 'always', '+14155550100'],
  ...[
    [],
    ['x'],
    [1],
    {},
    { x: 1 },
    { median: '1s', p95: '3s' },
    { every: 2 },
    { answered: 1 },
    { prefix: 'a' },
  ],
];

/** Documents that were found to be refused by the one and not by the other. */
const PINNED: readonly unknown[] = [
  // The mistake of a spread in a form that holds one was told as that of another form.
  {
    ...{ ringback: 'scenario/1', name: 'late' },
    webhooks: [
      {
        url: 'http://a.test',
        faults: { late: { probability: 1, by: { median: '10s', p95: '5s' } } },
      },
    ],
  },
];

test('what the schema refuses the parser refuses, and the other way round but for what is listed', () => {
  const edits = fc.array(
    fc.record({
      at: fc.nat(),
      how: fc.constantFrom('replace', 'remove', 'rename', 'add'),
      value: fc.constantFrom(...NASTY),
    }),
    { minLength: 1, maxLength: 3 },
  );
  const counts = { both: 0, neither: 0, excused: 0 };
  fc.assert(
    fc.property(fc.constantFrom(...SEEDS), edits, (seed, changes) => {
      const document: unknown = structuredClone(seed);
      for (const change of changes) edit(document, structuredClone(change));
      const isFitting = fits(document);
      const parsed = parseScenario(document);
      if ('scenario' in parsed) {
        expect({ document, isFitting, errors: fits.errors }).toMatchObject({ isFitting: true });
        counts.neither += 1;
        return;
      }
      const structural = parsed.issues.filter(
        ({ message }) => !BEYOND_THE_SCHEMA.some((pattern) => pattern.test(message)),
      );
      counts[isFitting ? 'excused' : 'both'] += 1;
      if (isFitting) expect(structural).toEqual([]);
    }),
    { numRuns: 1500, examples: PINNED.map((document) => [document, []]) },
  );
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(5);
});

interface Edit {
  readonly at: number;
  readonly how: 'replace' | 'remove' | 'rename' | 'add';
  readonly value: unknown;
}

/** Changes one member somewhere in a document. */
function edit(document: unknown, { at, how, ...change }: Edit): void {
  // The same value may be put in twice: as one object it could come to hold itself.
  const value = structuredClone(change.value);
  const places = placesOf(document);
  const place = places[at % places.length];
  if (!place) return;
  const { holder, name } = place;
  if (Array.isArray(holder)) {
    if (how === 'remove') holder.splice(Number(name), 1);
    else if (how === 'replace') holder[Number(name)] = value;
    else holder.push(value);
    return;
  }
  const before = holder[name];
  if (how === 'add') holder.extra = value;
  if (how === 'remove' || how === 'rename') delete holder[name];
  if (how === 'rename') holder[`${name}x`] = before;
  if (how === 'replace') holder[name] = value;
}

interface Place {
  readonly holder: Record<string, unknown> | unknown[];
  readonly name: string;
}

function placesOf(node: unknown): readonly Place[] {
  if (typeof node !== 'object' || node === null) return [];
  // What was cloned from JSON is a map or a list, and is the test's own to change.
  const holder = node as Place['holder'];
  return Object.entries(holder).flatMap(([name, member]) => [{ holder, name }, ...placesOf(member)]);
}

/** Calls back for each property of a schema. */
function visit(
  schema: unknown,
  pointer: string,
  see: (property: Readonly<Record<string, unknown>>, pointer: string) => void,
): void {
  if (Array.isArray(schema)) {
    for (const [index, one] of schema.entries()) visit(one, `${pointer}/${index}`, see);
    return;
  }
  if (!isObject(schema)) return;
  if (isObject(schema.properties)) {
    for (const [name, property] of Object.entries(schema.properties)) {
      if (isObject(property)) see(property, `${pointer}/${name}`);
    }
  }
  for (const [name, member] of Object.entries(schema)) {
    if (name !== 'default' && name !== 'examples') visit(member, `${pointer}/${name}`, see);
  }
}

function filesOf(folder: string): readonly (readonly [name: string, text: string])[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [`${folder}/${name}`, read(`${folder}/${name}`)]);
}

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
}
