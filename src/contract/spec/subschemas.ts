import { isObject } from '../../core/json.ts';

/** A schema inside another, and the tokens that lead to it. */
export interface Subschema {
  readonly path: readonly (string | number)[];
  readonly schema: unknown;
}

/** The schemas directly inside a schema, references not followed. */
export function subschemasOf(schema: unknown): readonly Subschema[] {
  if (!isObject(schema)) return [];
  const found: Subschema[] = [];
  for (const keyword of SINGLE) {
    if (keyword in schema) found.push({ path: [keyword], schema: schema[keyword] });
  }
  for (const keyword of LISTS) {
    const list = schema[keyword];
    if (!Array.isArray(list)) continue;
    for (const [index, item] of list.entries()) found.push({ path: [keyword, index], schema: item });
  }
  for (const keyword of MAPS) {
    const map = schema[keyword];
    if (!isObject(map)) continue;
    for (const [name, value] of Object.entries(map)) found.push({ path: [keyword, name], schema: value });
  }
  return found;
}

const SINGLE = [
  'items',
  'additionalProperties',
  'unevaluatedProperties',
  'unevaluatedItems',
  'propertyNames',
  'contains',
  'not',
  'if',
  'then',
  'else',
];
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const MAPS = ['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions'];
