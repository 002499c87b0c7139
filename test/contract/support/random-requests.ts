import { createGenerator, type Generator } from '../../../src/contract/generate/generate.ts';
import { parseSpec, type SpecDocument } from '../../../src/contract/spec/document.ts';
import {
  type OperationSpec,
  type ParameterSpec,
  readOperations,
} from '../../../src/contract/spec/operation-spec.ts';
import { createSchemaPair } from '../../../src/contract/spec/schemas.ts';
import type { MockRequest } from '../../../src/core/exchange.ts';

/** Numbers in [0, 1), the same for the same seed. */
export type Random = () => number;

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Makes requests to the operations of a spec: about a third is valid, the rest has something done to it. */
export function createRequestMaker(text: string, random: Random): () => MockRequest {
  const kits = createKits(text);
  return () => {
    const kit = pick(random, kits);
    return alterRequest(random, kit, validRequest(random, kit));
  };
}

/**
 * Makes requests that are valid by the spec.
 * @param isWanted says whether a parameter may be sent: what the spec says of some is not all that is to be known.
 */
export function createValidRequestMaker(
  text: string,
  random: Random,
  isWanted: (name: string) => boolean,
): () => MockRequest {
  const kits = createKits(text).map((kit) => ({
    ...kit,
    values: new Map([...kit.values].filter(([parameter]) => isWanted(parameter.name))),
  }));
  return () => sealRequest(validRequest(random, pick(random, kits), 0));
}

function createKits(text: string): readonly Kit[] {
  const spec = parseSpec({ provider: 'random', text });
  const generator = createGenerator(spec, createSchemaPair(spec).request);
  return readOperations(spec).map((operation) => createKit(spec, generator, operation));
}

interface Kit {
  readonly operation: OperationSpec;
  readonly values: ReadonlyMap<ParameterSpec, readonly unknown[]>;
  readonly bodies: readonly unknown[];
  readonly credentials: readonly Readonly<Record<string, string>>[];
}

// Making a value up takes a millisecond, and taking one from a pool nothing.
const POOL = 60;

function createKit(spec: SpecDocument, generator: Generator, operation: OperationSpec): Kit {
  const pool = (schema: string | undefined, label: string, size: number): readonly unknown[] =>
    schema === undefined
      ? ['x']
      : Array.from({ length: size }, (_, index) => generator.generate(schema, `${label} ${index}`));
  const values = operation.parameters.map((parameter): [ParameterSpec, readonly unknown[]] => {
    const example = spec.nodeAt(parameter.pointer)?.example;
    const made = pool(parameter.schema, parameter.pointer, 12);
    return [parameter, example === undefined ? made : [...made, example]];
  });
  const schema = operation.body?.media[0]?.schema;
  const credentials = operation.security.map((schemes) =>
    Object.fromEntries(
      schemes.map((scheme): [string, string] =>
        scheme.kind === 'api-key' ? [scheme.name.toLowerCase(), 'key'] : ['authorization', 'Bearer key'],
      ),
    ),
  );
  const bodies = operation.body ? pool(schema, operation.id, POOL) : [];
  return { operation, values: new Map(values), bodies, credentials };
}

type Draft = {
  -readonly [Name in keyof MockRequest]: MockRequest[Name];
} & { headers: Record<string, string>; pairs: [string, string][]; json: unknown };

function validRequest(random: Random, { operation, values, bodies, credentials }: Kit, oddity = 0.2): Draft {
  const pairs: [string, string][] = [];
  let path = operation.path;
  for (const [parameter, pool] of values) {
    const value = pick(random, pool);
    if (parameter.in === 'path') {
      const text = String(value) || 'x';
      path = path.replace(
        `{${parameter.name}}`,
        encodeURIComponent(random() < oddity ? pick(random, ODD_IDS) : text),
      );
    } else if (parameter.in === 'query' && (parameter.isRequired || random() < 0.25)) {
      for (const one of Array.isArray(value) ? value : [value]) pairs.push([parameter.name, String(one)]);
    }
  }
  const json = bodies.length > 0 ? structuredClone(pick(random, bodies)) : undefined;
  const type: Record<string, string> = json === undefined ? {} : { 'content-type': pick(random, JSON_TYPES) };
  const headers = { ...type, ...(credentials.length > 0 ? pick(random, credentials) : {}) };
  return { method: operation.method, path, query: '', headers, body: new Uint8Array(), pairs, json };
}

const JSON_TYPES = [
  'application/json',
  'application/json',
  'application/json; charset=utf-8',
  'Application/JSON',
];
const ODD_IDS = ['a,b', 'a/b', 'é', "it's", '(1)', 'a b', '.', 'a;b=c', '%', '日本', 'a:b@c', '$&+'];

function alterRequest(random: Random, kit: Kit, draft: Draft): MockRequest {
  const count = pick(random, [0, 1, 1, 2, 3]);
  for (let i = 0; i < count; i += 1) pick(random, ALTERATIONS)(random, kit, draft);
  return sealRequest(draft);
}

function sealRequest(draft: Draft): MockRequest {
  const query = draft.pairs
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  const { method, path, headers } = draft;
  const text =
    typeof draft.json === 'string' && draft.body.length === 1 ? draft.json : JSON.stringify(draft.json);
  const body = draft.json === undefined ? new Uint8Array() : new TextEncoder().encode(text);
  return { method, path, query, headers, body };
}

type Alteration = (random: Random, kit: Kit, draft: Draft) => void;

const ALTERATIONS: readonly Alteration[] = [
  // A value that is wrong, or at a bound.
  (random, kit, { pairs }) => {
    const query = [...kit.values.keys()].filter((parameter) => parameter.in === 'query');
    if (query.length > 0) pairs.push([pick(random, query).name, pick(random, ODD_TEXTS)]);
  },
  (random, _, { pairs }) => {
    const pair = pairs[Math.floor(random() * pairs.length)];
    if (pair) pair[1] = pick(random, ODD_TEXTS);
  },
  (random, _, { pairs }) => {
    if (pairs.length > 0) pairs.splice(Math.floor(random() * pairs.length), 1);
  },
  (random, _, { pairs }) => {
    pairs.push([pick(random, ['foo', 'Limit', 'STATUS', '__proto__', 'constructor', 'a[b]']), 'x']);
  },
  (random, _, draft) => {
    draft.headers.authorization = pick(random, ['Bearer x', 'bearer x', 'Basic eDp5', 'Bearer', 'x', '']);
  },
  (_, __, draft) => {
    delete draft.headers.authorization;
    delete draft.headers['x-api-key'];
    delete draft.headers['xi-api-key'];
  },
  (random, _, draft) => {
    if (draft.json === undefined) return;
    draft.headers['content-type'] = pick(random, [
      'text/plain',
      'application/vnd.x+json',
      'nonsense',
      'image/png',
    ]);
  },
  (random, _, draft) => {
    if (draft.json === undefined) return;
    draft.json = pick(random, [undefined, null, 0, false, '', [], {}, 'text', '{"a":', '{"a":1,}']);
    if (typeof draft.json === 'string' && draft.json !== '' && draft.json !== 'text')
      draft.body = new Uint8Array(1);
  },
  alterBody,
  alterBody,
  alterBody,
];

function alterBody(random: Random, _: Kit, draft: Draft): void {
  const places: [owner: Record<string, unknown>, name: string][] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    // A draft's body is a clone that is ours to change.
    const owner = node as Record<string, unknown>;
    for (const name of Object.keys(owner)) {
      places.push([owner, name]);
      visit(owner[name]);
    }
  };
  visit(draft.json);
  if (places.length === 0) return;
  const [owner, name] = pick(random, places);
  const chance = random();
  if (chance < 0.2 && !Array.isArray(owner)) delete owner[name];
  else if (chance < 0.4 && !Array.isArray(owner))
    owner[pick(random, ['extra', 'prototype', name.toUpperCase()])] = 1;
  else owner[name] = pick(random, ODD_VALUES);
}

const ODD_TEXTS = [
  '',
  '0',
  '1',
  '-1',
  '5',
  '100',
  '101',
  '1.5',
  '5.0',
  '1e2',
  '0x10',
  ' 5',
  'Infinity',
  'NaN',
  '007',
  '9007199254740993',
  '99999999999999999999999',
  'true',
  'True',
  'null',
  'x,y',
  'ended',
  'success',
  'asc',
  '2024-01-02T03:04:05.000Z',
  '2024-01-02T03:04:05',
  '2024-02-30T00:00:00Z',
  '2024-01-02T03:04:05+24:00',
  '2024-01-02T23:59:60Z',
  '2024-01-02 03:04:05Z',
  '😀',
  '+14155550100',
];

const ODD_VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1,
  2,
  2.5,
  5,
  31,
  1e300,
  0.07,
  '',
  'x',
  '5',
  'GET',
  'hang_up',
  '+14155550100',
  '14155550100',
  'playht',
  'inbound',
  '3f2b8c1e-7a4d-4e5f-9b6a-1c2d3e4f5a6b',
  '\ud83d\ude00',
  [],
  ['x'],
  [null],
  {},
  { provider: 'elevenlabs', stability: 'x' },
  { provider: 'azure', languages: ['en'] },
  { a: { b: { c: 1 } } },
];

function pick<Value>(random: Random, values: readonly Value[]): Value {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined && values.length === 0) throw new Error('nothing to pick from');
  // The index is in range; undefined may be one of the values.
  return value as Value;
}
