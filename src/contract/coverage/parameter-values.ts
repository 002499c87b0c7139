import { isObject } from '../../core/json.ts';
import { type JsonPointer, joinPointer } from '../../core/json-pointer.ts';
import type { SpecDocument } from '../spec/document.ts';

/** Values of one parameter that are cells; what a longer list has beyond is none. */
const MAX_VALUES = 200;
/** How many schemas inside each other are looked through for a parameter's values. */
const MAX_NESTING = 6;

/** The values that a parameter may have, where that is a closed list: of an `enum` or `const`, or true and false. */
export function valuesOfParameter(spec: SpecDocument, schema: JsonPointer | undefined): readonly string[] {
  const found = new Set<string>();
  if (schema !== undefined) collect(spec, schema, found, MAX_NESTING);
  return [...found].slice(0, MAX_VALUES);
}

function collect(spec: SpecDocument, pointer: JsonPointer, found: Set<string>, room: number): void {
  const resolved = spec.resolve(pointer);
  if (!resolved || room === 0) return;
  const { node, pointer: at } = resolved;
  if (Array.isArray(node.enum)) for (const value of node.enum) addValue(value, found);
  else if ('const' in node) addValue(node.const, found);
  else if (node.type === 'boolean' || (Array.isArray(node.type) && node.type.includes('boolean'))) {
    found.add('true').add('false');
  }
  // What is sent of a list is sent value by value.
  if (isObject(node.items)) collect(spec, joinPointer(at, 'items'), found, room - 1);
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    const branches = node[keyword];
    if (!Array.isArray(branches)) continue;
    branches.forEach((_, index) => void collect(spec, joinPointer(at, keyword, index), found, room - 1));
  }
}

/** Null cannot be sent in a parameter. */
function addValue(value: unknown, found: Set<string>): void {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    found.add(String(value));
  }
}
