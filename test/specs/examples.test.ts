import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { createContract } from '../../src/contract/create-contract.ts';
import { createPrism } from '../../src/contract/prism/client.ts';

const SPECS = ['voiceos', 'voiceable', 'elevenlabs', 'ovia', 'control'] as const;
const BASES = ['sdk', 'docs', 'decided'];
const HTTP_METHODS = ['get', 'post', 'put', 'patch', 'delete'];

type Node = Readonly<Record<string, unknown>>;

test.each(SPECS)('%s: every response with a body has an example, and each fits its schema', (name) => {
  const { root, text } = read(name);
  const contract = createContract({ provider: name, text, defaultBasis: 'seed', prism: createPrism() });
  let examples = 0;
  for (const { id, responses } of operationsOf(root)) {
    const operation = contract.operations.find((candidate) => candidate.id === id);
    for (const [status, response] of Object.entries(responses)) {
      for (const [type, media] of Object.entries(objectOf(resolve(root, response).content))) {
        const values = examplesOf(root, media);
        expect({ id, status, type, count: values.length }).not.toMatchObject({ count: 0 });
        if (!operation || !type.includes('json')) continue;
        for (const value of values) {
          expect({
            id,
            status,
            findings: contract.checkResponse(operation, Number(status), value),
          }).toMatchObject({ findings: [] });
          examples += 1;
        }
      }
    }
  }
  expect(examples).toBeGreaterThan(5);
});

test.each(SPECS)('%s: operations have ids of their own, descriptions, and no placeholder is left', (name) => {
  const { root, text } = read(name);
  const ids = operationsOf(root).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { operation } of operationsOf(root))
    expect(operation).toMatchObject({ summary: expect.any(String), description: expect.any(String) });
  expect(text).not.toMatch(/<string>|lorem ipsum/i);
});

test.each(SPECS)('%s: where a rule comes from is said in known words', (name) => {
  const { text } = read(name);
  const bases = [...text.matchAll(/x-source: *(\S+)/g)].map(([, basis]) => basis ?? '');
  expect(bases.filter((basis) => !BASES.includes(basis) && !basis.includes('`'))).toEqual([]);
});

function read(name: string): { readonly root: Node; readonly text: string } {
  const text = readFileSync(new URL(`../../specs/${name}.yaml`, import.meta.url), 'utf8');
  return { root: parse(text), text };
}

function operationsOf(root: Node) {
  return Object.values(objectOf(root.paths)).flatMap((path) =>
    Object.entries(objectOf(path))
      .filter(([method]) => HTTP_METHODS.includes(method))
      .map(([, value]) => {
        const operation = objectOf(value);
        return { id: String(operation.operationId), operation, responses: objectOf(operation.responses) };
      }),
  );
}

function examplesOf(root: Node, media: unknown): readonly unknown[] {
  const { example, examples } = objectOf(media);
  const named = Object.values(objectOf(examples)).map((one) => resolve(root, one).value);
  return example === undefined ? named : [example, ...named];
}

function resolve(root: Node, node: unknown): Node {
  const { $ref } = objectOf(node);
  if (typeof $ref !== 'string') return objectOf(node);
  return resolve(
    root,
    $ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, step) => objectOf(at)[step], root),
  );
}

function objectOf(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}
