import { createHash } from 'node:crypto';
import { faker } from '@faker-js/faker/locale/en';
import { type GenerateOptions, generateSync } from 'json-schema-faker';
import { isObject } from '../../core/json.ts';
import type { JsonPointer } from '../../core/json-pointer.ts';
import type { SpecDocument } from '../spec/document.ts';
import type { Schemas } from '../spec/schemas.ts';
import { createMinimal } from './minimal.ts';

/** Makes up values for the schemas of a spec. */
export interface Generator {
  /**
   * A value that fits the schema at a pointer: same key, same value.
   *
   * Members that a schema leaves optional are there too, unless only leaving them out fits. A schema that nothing
   * was found to fit, such as one with a contradiction, gets the least value of its type.
   */
  generate(schema: JsonPointer, key: string): unknown;
}

/** A generator over the schemas of one spec. */
export function createGenerator(spec: SpecDocument, schemas: Schemas): Generator {
  const minimal = createMinimal(spec);
  return {
    generate: (schema, key) => {
      const fits = schemas.validatorOf(schema);
      for (let attempt = 0; attempt < ATTEMPTS.length; attempt += 1) {
        const value = tryGenerate(spec, schema, `${key} ${attempt}`, ATTEMPTS[attempt] ?? {});
        if (value !== undefined && fits(value)) return value;
      }
      return minimal(schema);
    },
  };
}

// Each attempt has a key of its own; the later ones ask for less, since small values fit more often.
const ATTEMPTS: readonly GenerateOptions[] = [
  { alwaysFakeOptionals: true, maxDepth: 10 },
  { alwaysFakeOptionals: true, maxDepth: 10 },
  { alwaysFakeOptionals: true, maxDepth: 6 },
  { optionalsProbability: 0.5, maxDepth: 6 },
  { optionalsProbability: 0.5, maxDepth: 4 },
  { optionalsProbability: 0, maxDepth: 6 },
  { optionalsProbability: 0, maxDepth: 3 },
];

// Dates are counted from here, so that they are the same every day.
const REFERENCE = new Date('2026-01-01T09:00:00.000Z');
const DAY_MS = 86_400_000;

function tryGenerate(
  spec: SpecDocument,
  schema: JsonPointer,
  key: string,
  options: GenerateOptions,
): unknown {
  const seed = createHash('sha256').update(key).digest().readUInt32BE(0);
  // Seeded anew for each value: nothing of the one before is left in it.
  faker.seed(seed);
  faker.setDefaultRefDate(REFERENCE);
  try {
    const value = generateSync(
      { $ref: `#${schema}`, ...withoutRef(spec.root) },
      { ...options, seed, extensions: { faker }, formats: FORMATS, propAliases: { 'x-faker': 'faker' } },
    );
    return tidy(value);
  } catch {
    // A schema that it cannot serve with these options; the next attempt asks for less.
    return undefined;
  }
}

const FORMATS: NonNullable<GenerateOptions['formats']> = {
  'date-time': (random) => new Date(REFERENCE.getTime() - random.int(0, 30 * DAY_MS)).toISOString(),
  date: (random) => new Date(REFERENCE.getTime() - random.int(0, 365) * DAY_MS).toISOString().slice(0, 10),
  duration: (random) => `PT${random.int(1, 3599)}S`,
};

/** The members of the document, for its references; its own keywords mean nothing to a schema. */
function withoutRef(root: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { paths: root.paths, components: root.components };
}

/** Numbers as people write them: what floating point adds to a multiple of 0.01 is cut off. */
function tidy(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value : Number(value.toPrecision(12));
  if (Array.isArray(value)) return value.map(tidy);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, tidy(member)]));
}
