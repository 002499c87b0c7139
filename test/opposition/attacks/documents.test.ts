import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createContract } from '../../../src/contract/create-contract.ts';
import { createPrism } from '../../../src/contract/prism/client.ts';
import { createPrismEngine } from '../../../src/contract/prism/engine.ts';
import { SpecError } from '../../../src/contract/spec/spec-error.ts';
import { openTarget, type Target, TOKEN } from './support/target.ts';

let target: Target;
const prism = createPrism();
const fetched: string[] = [];
const elsewhere = createServer((request, response) => {
  fetched.push(request.url ?? '');
  response.end('{"type":"string"}');
});
let outside = '';
const secret = join(mkdtempSync(join(tmpdir(), 'ringback-')), 'secret.yaml');

beforeAll(async () => {
  writeFileSync(secret, 'type: string\ndescription: canary-of-a-file\n');
  target = await openTarget();
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  // A TCP server's address is never a path or null.
  outside = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await Promise.all([target.close(), prism.close()]);
  elsewhere.close();
});

const SCENARIO = 'ringback: scenario/1\nname: evil\n';
const nested = (depth: number): string => `description: ${'['.repeat(depth)}${']'.repeat(depth)}`;
/** Nine lists of nine of the one before: a few lines that stand for hundreds of millions of values. */
const BOMB = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...'bcdefghi'.split('').map((name, at) => {
    const before = 'abcdefgh'[at];
    return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
  }),
].join('\n');

const YAML: readonly (readonly [string, string])[] = [
  ['a tag of JavaScript', 'description: !!js/function "function () { throw 1 }"'],
  ['a tag of its own', 'description: !evil x'],
  ['a tag of Python', 'description: !!python/object/apply:os.system ["id"]'],
  ['a tag that the core schema lacks', 'description: !!binary aGk='],
  ['a tag with a handle', '%TAG ! tag:evil.test,2026:\n---\ndescription: !x y'],
  ['aliases that unfold without end', BOMB],
  ['an alias of what it is in', 'description: &a [*a]'],
  ['nesting past all bounds', nested(300)],
  ['nesting that takes a stack', nested(200_000)],
  ['indented nesting', Array.from({ length: 1000 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
  ['a second document', 'description: x\n---\nname: other'],
];

test.each(YAML)('a scenario with %s is refused, and the server lives', async (_what, yaml) => {
  const text = yaml.startsWith('%TAG') ? yaml : `${SCENARIO}${yaml}\n`;
  const response = await fetch(`${target.server.adminUrl}/scenarios/load`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/yaml', Authorization: `Bearer ${TOKEN}` },
    body: text,
  });
  const problem = await response.json();
  expect([response.status, problem]).toEqual([
    422,
    expect.objectContaining({ code: 'RINGBACK_SCENARIO_INVALID' }),
  ]);
  expect(target.errors).toEqual([]);
});

const SPEC = 'openapi: 3.1.0\ninfo: { title: x, version: "1" }\npaths: {}\n';

test.each(YAML.filter(([, yaml]) => !yaml.startsWith('%TAG')))('a spec with %s is refused', (_what, yaml) => {
  expect(codeOf(`${SPEC}x-evil:\n${yaml.replace(/^/gm, '  ')}\n`)).toBe('RINGBACK_SPEC_SYNTAX');
});

test('a spec in JSON that is nested past all bounds is refused', () => {
  for (const depth of [300, 100_000]) {
    const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(codeOf(`{"openapi":"3.1.0","info":{},"paths":{},"x-deep":${deep}}`)).toBe('RINGBACK_SPEC_SYNTAX');
  }
});

const REFS = (ref: string): readonly (readonly [string, string])[] => [
  ['a parameter', `paths: { /a: { get: { parameters: [{ $ref: '${ref}' }], responses: {} } } }`],
  ['a path', `paths: { /a: { $ref: '${ref}' } }`],
  ['a body', `paths: { /a: { post: { requestBody: { $ref: '${ref}' }, responses: {} } } }`],
  ['a response', `paths: { /a: { get: { responses: { '200': { $ref: '${ref}' } } } } }`],
  ['a header', `components: { headers: { A: { $ref: '${ref}' } } }`],
  ['a schema', `components: { schemas: { A: { $ref: '${ref}' } } }`],
  [
    'a schema in a schema',
    `components: { schemas: { A: { properties: { a: { items: { $ref: '${ref}' } } } } } }`,
  ],
  ['an example', `components: { examples: { A: { $ref: '${ref}' } } }`],
  ['the value of an example', `components: { examples: { A: { value: { a: [{ $ref: '${ref}' }] } } } }`],
  ['a link', `components: { links: { A: { $ref: '${ref}' } } }`],
  ['a callback', `components: { callbacks: { A: { $ref: '${ref}' } } }`],
  ['a webhook', `webhooks: { a: { $ref: '${ref}' } }`],
  ['an extension', `x-more: { deep: [{ $ref: '${ref}' }] }`],
];

const TARGETS = [
  () => `${outside}/schema.json`,
  () => `${outside.replace('http:', '')}/schema.json`,
  () => secret,
  () => `file://${secret}`,
  () => './secret.yaml',
  () => '../../../etc/passwd',
  () => 'common.yaml#/components/schemas/A',
];

test('a reference to a file or an address is refused wherever it stands, and nobody fetches it', async () => {
  for (const make of TARGETS) {
    for (const [place, yaml] of REFS(make())) {
      const text = `openapi: 3.1.0\ninfo: { title: x, version: "1" }\n${yaml.startsWith('paths') ? '' : 'paths: {}\n'}${yaml}\n`;
      expect([place, codeOf(text)]).toEqual([place, 'RINGBACK_SPEC_REF']);
      // Nor would Prism get to see it.
      await expect(createPrismEngine(text)).rejects.toThrow(SpecError);
    }
  }
  expect(fetched).toEqual([]);
});

/** The code that a spec is refused with. */
function codeOf(text: string): string {
  try {
    void createContract({ provider: 'evil', text, prism }).close();
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    expect(error.message).not.toContain('canary-of-a-file');
    return error.code;
  }
  return 'accepted';
}

test('what is nested past all bounds is refused for that, before anything walks it', async () => {
  for (const depth of [250, 200_000]) {
    const response = await fetch(`${target.server.adminUrl}/scenarios/load`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/yaml', Authorization: `Bearer ${TOKEN}` },
      body: `${SCENARIO}${nested(depth)}\n`,
    });
    expect(await response.text()).toContain('nested too deep');
    const make = (): unknown =>
      createContract({ provider: 'evil', text: `${SPEC}x-${nested(depth)}\n`, prism });
    expect(make).toThrow(/nested too deep/);
  }
});
