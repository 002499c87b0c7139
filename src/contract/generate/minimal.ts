import { isObject } from '../../core/json.ts';
import { type JsonPointer, joinPointer } from '../../core/json-pointer.ts';
import type { SpecDocument, SpecObject } from '../spec/document.ts';

/** Makes the least value that a schema seems to allow. It looks at the commonest keywords, and does not backtrack. */
export type Minimal = (schema: JsonPointer) => unknown;

/** A maker of least values for one spec. */
export function createMinimal(spec: SpecDocument): Minimal {
  const make = (pointer: JsonPointer, depth: number): unknown => {
    const resolved = spec.resolve(pointer);
    if (!resolved || depth > MAX_DEPTH) return null;
    const { node } = resolved;
    const given = givenValue(node);
    if (given !== undefined) return given.value;
    for (const keyword of ['anyOf', 'oneOf']) {
      if (Array.isArray(node[keyword])) return make(joinPointer(resolved.pointer, keyword, 0), depth + 1);
    }
    switch (typeOf(node)) {
      case 'object':
        return makeObject(node, resolved.pointer, depth);
      case 'array': {
        const count = typeof node.minItems === 'number' ? Math.min(node.minItems, MAX_ITEMS) : 0;
        return Array.from({ length: count }, () => make(joinPointer(resolved.pointer, 'items'), depth + 1));
      }
      case 'string':
        return makeText(node);
      case 'integer':
      case 'number':
        return leastNumber(node);
      case 'boolean':
        return false;
      default:
        return null;
    }
  };
  const makeObject = (node: SpecObject, at: JsonPointer, depth: number): SpecObject => {
    const value: Record<string, unknown> = {};
    for (const name of Array.isArray(node.required) ? node.required : []) {
      if (typeof name === 'string') value[name] = make(joinPointer(at, 'properties', name), depth + 1);
    }
    const parts = Array.isArray(node.allOf) ? node.allOf : [];
    parts.forEach((_, index) => {
      const part = make(joinPointer(at, 'allOf', index), depth + 1);
      // What the schema itself names is nearer the point than what a part leaves open.
      if (isObject(part)) for (const [name, member] of Object.entries(part)) value[name] ??= member;
    });
    return value;
  };
  return (schema) => make(schema, 0);
}

const MAX_DEPTH = 12;
const MAX_ITEMS = 20;

function givenValue(node: SpecObject): { readonly value: unknown } | undefined {
  if ('const' in node) return { value: node.const };
  if ('default' in node) return { value: node.default };
  if ('example' in node) return { value: node.example };
  if (Array.isArray(node.examples) && node.examples.length > 0) return { value: node.examples[0] };
  if (Array.isArray(node.enum)) return { value: node.enum[0] };
  return undefined;
}

function typeOf(node: SpecObject): unknown {
  if (node.type !== undefined) return Array.isArray(node.type) ? node.type[0] : node.type;
  return isObject(node.properties) || Array.isArray(node.required) || Array.isArray(node.allOf)
    ? 'object'
    : undefined;
}

function leastNumber({ minimum, exclusiveMinimum }: SpecObject): number {
  if (typeof minimum === 'number') return minimum;
  return typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : 0;
}

const TEXTS: Readonly<Record<string, string>> = {
  'date-time': '2026-01-01T09:00:00.000Z',
  date: '2026-01-01',
  time: '09:00:00Z',
  duration: 'PT1S',
  uuid: '00000000-0000-4000-8000-000000000000',
  email: 'someone@example.com',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
};

function makeText({ format, minLength }: SpecObject): string {
  const text = typeof format === 'string' ? TEXTS[format] : undefined;
  if (text !== undefined) return text;
  return 'x'.repeat(typeof minLength === 'number' ? Math.min(minLength, 1000) : 0);
}
