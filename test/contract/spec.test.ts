import { expect, test } from '@jest/globals';
import { createContract } from '../../src/contract/create-contract.ts';
import { parseSpec } from '../../src/contract/spec/document.ts';
import { SpecError } from '../../src/contract/spec/spec-error.ts';
import { BUNDLED, checkOf, contractOf, noPrism, readSpec, requestOf, specOf } from './support/contracts.ts';

function errorOf(make: () => unknown): SpecError {
  try {
    make();
  } catch (error) {
    if (error instanceof SpecError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test.each(BUNDLED)('the bundled spec of %s compiles', (name) => {
  const contract = createContract({
    provider: name,
    text: readSpec(name),
    defaultBasis: 'seed',
    prism: noPrism,
  });
  expect(contract.operations.length).toBeGreaterThan(1);
  expect(contract.isPartial).toBe(name === 'elevenlabs');
});

test('a spec may be JSON, or a document that was parsed already', () => {
  const document = { openapi: '3.1.0', info: {}, paths: { '/a': { get: { responses: {} } } } };
  const fromText = createContract({ provider: 'json', text: JSON.stringify(document), prism: noPrism });
  const fromDocument = createContract({ provider: 'json', document, prism: noPrism });
  expect(fromText.operations).toEqual(fromDocument.operations);
});

test('a schema that cannot be compiled stops the start with its JSON pointer and position', () => {
  const text = specOf(
    [
      'paths: {}',
      'components:',
      '  schemas:',
      '    Thing:',
      '      properties:',
      '        bad: { type: strnig }',
    ].join('\n'),
  );
  const error = errorOf(() => createContract({ provider: 'bad', text, prism: noPrism }));
  expect(error.code).toBe('RINGBACK_SPEC_SCHEMA');
  expect(error.pointer).toBe('/components/schemas/Thing/properties/bad');
  expect(error.position).toEqual({ line: 8, column: 9 });
  expect(error.message).toMatch(/^Failed to compile the schema at ".*": .*strnig.*\. Mend the schema\.$/);
});

test('a pattern that is no regular expression, and a reference that leads nowhere, stop the start', () => {
  const schemaAt = (schema: string): SpecError =>
    errorOf(() => contractOf(`components: { schemas: { A: ${schema} } }`));
  expect(schemaAt("{ items: { pattern: '(' } }").pointer).toBe('/components/schemas/A/items');
  expect(schemaAt("{ allOf: [{}, { $ref: '#/components/schemas/B' }] }").pointer).toBe(
    '/components/schemas/A/allOf/1',
  );
});

test('references to other documents, loops of references and unknown schemes are refused by name', () => {
  const parameter = (ref: string): string =>
    `paths: { /a: { get: { parameters: [{ $ref: '${ref}' }], responses: {} } } }`;
  expect(errorOf(() => contractOf(parameter('other.yaml#/P'))).message).toContain(
    'it leads out of the document',
  );
  expect(errorOf(() => contractOf(parameter('#/components/parameters/P'))).message).toContain(
    'nothing stands there',
  );
  const loop = `${parameter('#/components/parameters/P')}\ncomponents: { parameters: { P: { $ref: '#/components/parameters/P' } } }`;
  expect(errorOf(() => contractOf(loop)).message).toContain('they form a loop');
  expect(errorOf(() => contractOf('security: [{ nope: [] }]\npaths: { /a: { get: {} } }')).code).toBe(
    'RINGBACK_SPEC_REF',
  );
});

test('what is no OpenAPI 3 is refused, with the line where its YAML breaks', () => {
  expect(errorOf(() => parseSpec({ provider: 'old', text: 'swagger: "2.0"' })).code).toBe(
    'RINGBACK_SPEC_VERSION',
  );
  const broken = errorOf(() => parseSpec({ provider: 'broken', text: 'openapi: 3.1.0\npaths: [' }));
  expect(broken.code).toBe('RINGBACK_SPEC_SYNTAX');
  expect(broken.position?.line).toBe(2);
});

test('positions are those of the node, in JSON too', () => {
  const spec = parseSpec({
    provider: 'p',
    text: '{"openapi": "3.1.0",\n "paths": {"/a": {"get": {"tags": ["x"]}}}}',
  });
  expect(spec.locate('/paths/~1a/get')).toEqual({ line: 2, column: 19 });
  expect(spec.locate('/paths/~1a/get/tags/0')).toEqual({ line: 2, column: 36 });
  expect(spec.locate('/paths/~1b')).toBeUndefined();
});

const ACCOUNT = `
paths:
  /accounts:
    post:
      operationId: createAccount
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Account' } } } }
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Account' } } } } }
components:
  schemas:
    Account:
      type: object
      required: [id, secret, name]
      properties:
        id: { type: string, readOnly: true }
        secret: { type: string, writeOnly: true }
        name: { type: string }
`;

test('what is readOnly need not be in a request, nor what is writeOnly in a response', () => {
  const contract = contractOf(ACCOUNT);
  const check = checkOf(contract, requestOf('POST', '/accounts', { body: { secret: 's', name: 'n' } }));
  expect(check.kind).toBe('valid');
  const [operation] = contract.operations;
  if (!operation) throw new Error('no operation');
  expect(contract.checkResponse(operation, 200, { id: 'i', name: 'n' })).toEqual([]);
  expect(contract.checkResponse(operation, 200, { name: 'n' })).toMatchObject([
    { code: 'required', pointer: '/id' },
  ]);
  const bare = checkOf(contract, requestOf('POST', '/accounts', { body: { name: 'n' } }));
  expect(bare).toMatchObject({ kind: 'ask', findings: [{ pointer: '/secret' }] });
});

test('the keywords of OpenAPI 3.0 are read as 3.1 writes them', () => {
  const text = `
openapi: 3.0.3
info: {}
paths:
  /a:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              properties:
                name: { type: string, nullable: true, enum: [x, x] }
                kind: { nullable: true, enum: [a] }
                size: { type: number, minimum: 0, exclusiveMinimum: true }
      responses: {}
`;
  const contract = createContract({ provider: 'old', text, prism: noPrism });
  const kindOf = (body: unknown): string => checkOf(contract, requestOf('POST', '/a', { body })).kind;
  expect(kindOf({ name: null, size: 0.5, kind: 'a' })).toBe('valid');
  expect(kindOf({ name: 'y' })).toBe('ask');
  expect(kindOf({ size: 0 })).toBe('ask');
});

test('a proven spec is compiled for the first value that is held to it, and says then what any other says at its start', () => {
  const text = specOf(
    [
      'paths:',
      '  /sound: { get: { responses: {} } }',
      '  /broken:',
      '    post:',
      '      requestBody: { content: { application/json: { schema: { type: strnig } } } }',
      '      responses: {}',
    ].join('\n'),
  );
  const pointer = '/paths/~1broken/post/requestBody/content/application~1json/schema';
  expect(errorOf(() => createContract({ provider: 'own', text, prism: noPrism })).pointer).toBe(pointer);

  const proven = createContract({ provider: 'bundled', text, isProven: true, prism: noPrism });
  expect(checkOf(proven, requestOf('GET', '/sound')).kind).toBe('valid');
  const held = errorOf(() => checkOf(proven, requestOf('POST', '/broken', { body: { any: 1 } })));
  expect([held.code, held.pointer]).toEqual(['RINGBACK_SPEC_SCHEMA', pointer]);
});

test('the text of a spec that was parsed already is read when a place in it is asked for, once', () => {
  let readings = 0;
  const contract = createContract({
    provider: 'parsed',
    document: { openapi: '3.1.0', info: {}, paths: {} },
    text: () => {
      readings += 1;
      return specOf('paths: {}');
    },
    prism: noPrism,
  });
  expect(readings).toBe(0);
  expect([contract.locate('/paths'), contract.locate('/info'), readings]).toEqual([
    { line: 3, column: 1 },
    { line: 2, column: 1 },
    1,
  ]);
});
