import { expect, test } from '@jest/globals';
import { createGenerator } from '../../src/contract/generate/generate.ts';
import { createMinimal } from '../../src/contract/generate/minimal.ts';
import { parseSpec } from '../../src/contract/spec/document.ts';
import { createSchemaPair } from '../../src/contract/spec/schemas.ts';
import { BUNDLED, readSpec, specOf } from './support/contracts.ts';

function bench(schemas: string) {
  const spec = parseSpec({ provider: 'small', text: specOf(`components: { schemas: ${schemas} }`) });
  const compiled = createSchemaPair(spec).response;
  const generator = createGenerator(spec, compiled);
  return {
    make: (name: string, key = 'key') => generator.generate(`/components/schemas/${name}`, key),
    fits: (name: string, value: unknown) => compiled.validatorOf(`/components/schemas/${name}`)(value),
    least: (name: string) => createMinimal(spec)(`/components/schemas/${name}`),
  };
}

test.each(BUNDLED)('what is made up for the schemas of %s fits them', (name) => {
  const spec = parseSpec({ provider: name, text: readSpec(name) });
  const schemas = createSchemaPair(spec).response;
  const generator = createGenerator(spec, schemas);
  for (const schema of Object.keys(Object(spec.nodeAt('/components/schemas')))) {
    const pointer = `/components/schemas/${schema}`;
    for (let key = 0; key < 5; key += 1) {
      const value = generator.generate(pointer, `${key}`);
      expect([schema, schemas.validatorOf(pointer)(value), value]).toEqual([schema, true, value]);
    }
  }
});

test('a value depends on its key alone, whatever was made before', () => {
  const { make } = bench(
    '{ A: { type: object, properties: { who: { type: string, x-faker: person.fullName }, n: { type: integer } } } }',
  );
  const first = make('A', 'one');
  const other = make('A', 'two');
  expect(other).not.toEqual(first);
  expect(make('A', 'one')).toEqual(first);
});

test('a multiple of 0.01 is written with two decimals', () => {
  const { make } = bench('{ Price: { type: number, minimum: 0, maximum: 10, multipleOf: 0.01 } }');
  for (let key = 0; key < 200; key += 1) expect(String(make('Price', `${key}`))).toMatch(/^\d+(\.\d{1,2})?$/);
});

test('recursive schemas end', () => {
  const { make, fits } = bench(
    "{ Tree: { type: object, required: [kids], properties: { kids: { type: array, items: { $ref: '#/components/schemas/Tree' } } } } }",
  );
  const tree = make('Tree');
  expect(fits('Tree', tree)).toBe(true);
  expect(JSON.stringify(tree).length).toBeLessThan(100_000);
});

test('where nothing fits, the least value is given', () => {
  const { make } = bench(
    '{ Never: { type: object, required: [a], properties: { a: { type: string, minLength: 5, maxLength: 2 } } } }',
  );
  expect(make('Never')).toEqual({ a: 'xxxxx' });
});

test.each([
  [
    '{ type: object, required: [a, b], properties: { a: { type: integer, minimum: 3 }, b: { enum: [x, y] } } }',
    { a: 3, b: 'x' },
  ],
  ['{ type: array, minItems: 2, items: { type: boolean } }', [false, false]],
  ["{ type: ['null', string] }", null],
  ['{ anyOf: [{ type: number, exclusiveMinimum: 1 }, { type: string }] }', 2],
  ['{ allOf: [{ required: [a], properties: { a: { default: 7 } } }] }', { a: 7 }],
  ['{ type: string, format: date-time }', '2026-01-01T09:00:00.000Z'],
  ['{ type: string, examples: [susan] }', 'susan'],
  ['{ const: 4 }', 4],
])('the least value of %s', (schema, value) => {
  const { least, fits } = bench(`{ A: ${schema} }`);
  expect(least('A')).toEqual(value);
  expect(fits('A', value)).toBe(true);
});
