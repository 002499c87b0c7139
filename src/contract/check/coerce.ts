import { isObject } from '../../core/json.ts';
import { type JsonPointer, joinPointer } from '../../core/json-pointer.ts';
import type { SpecDocument } from '../spec/document.ts';

/** The types that a text may stand for; without any, it stands for itself. */
export type TypeSet = ReadonlySet<string>;

/** The types that a schema allows, looked up through references and alternatives. */
export function typesOf(spec: SpecDocument, schema: JsonPointer): TypeSet {
  const types = new Set<string>();
  const visit = (pointer: JsonPointer, depth: number): void => {
    const node = spec.resolve(pointer);
    if (!node || depth > MAX_DEPTH) return;
    for (const type of [node.node.type].flat()) if (typeof type === 'string') types.add(type);
    const values = 'const' in node.node ? [node.node.const] : node.node.enum;
    if (types.size === 0 && Array.isArray(values)) for (const value of values) types.add(typeNameOf(value));
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const list = node.node[keyword];
      if (!Array.isArray(list)) continue;
      list.forEach((_, index) => {
        visit(joinPointer(node.pointer, keyword, index), depth + 1);
      });
    }
  };
  visit(schema, 0);
  return types;
}

/**
 * Reads the text of a parameter as the type that its schema names; what cannot be read stays a text, for the schema
 * to refuse. Numbers are those of JSON, leading zeros allowed: `0x10`, ` 5` and `Infinity` are none.
 */
export function coerce(text: string, types: TypeSet): unknown {
  if (types.size === 0 || types.has('string')) return text;
  if ((types.has('integer') || types.has('number')) && NUMBER.test(text)) {
    const number = Number(text);
    if (Number.isFinite(number)) return number;
  }
  if (types.has('boolean')) {
    if (text === 'true') return true;
    if (text === 'false') return false;
  }
  return text;
}

// Deeper alternatives than this are those of a recursive schema.
const MAX_DEPTH = 16;
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

function typeNameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return isObject(value) ? 'object' : typeof value;
}
