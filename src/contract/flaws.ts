import { isObject, type Json } from '../core/json.ts';
import { type JsonPointer, joinPointer } from '../core/json-pointer.ts';
import { isJson } from './check/media-type.ts';
import { findResponse } from './response.ts';
import type { SpecDocument, SpecObject } from './spec/document.ts';
import type { OperationSpec } from './spec/operation-spec.ts';

/** A way in which a response can be other than its schema. */
export type FlawKind = 'missing-required' | 'wrong-type' | 'unknown-enum' | 'extra-field';

/** A place where a response can be broken. */
export interface Flaw {
  readonly kind: FlawKind;
  /** Into the response's body. */
  readonly pointer: JsonPointer;
  /** The body, broken there. */
  broken(): unknown;
}

/**
 * The places that a body of a response offers to be broken at, by its schema. A heuristic: a schema with alternatives
 * may allow what was broken by one of them, so that the result is to be checked.
 */
export function flawsOf(
  spec: SpecDocument,
  operation: OperationSpec,
  status: number,
  body: Json,
): readonly Flaw[] {
  const media = findResponse(operation.declared, status)?.media ?? [];
  const schema = media.find(({ mediaType }) => isJson(mediaType) || mediaType === '*/*')?.schema;
  const flaws: Flaw[] = [];
  const add = (kind: FlawKind, path: Path, change: (value: unknown) => unknown, member?: string): void => {
    if (flaws.length >= MAX_FLAWS) return;
    const pointer = joinPointer('', ...path, ...(member === undefined ? [] : [member]));
    flaws.push({ kind, pointer, broken: () => changeAt(body, path, change) });
  };
  const visit = (at: JsonPointer, value: unknown, path: Path, depth: number): void => {
    const resolved = depth > MAX_DEPTH ? undefined : spec.resolve(at);
    if (!resolved || flaws.length >= MAX_FLAWS) return;
    const { node, pointer } = resolved;
    addOwn(node, value, path, add);
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const parts: unknown = node[keyword];
      if (!Array.isArray(parts)) continue;
      for (const index of parts.keys()) visit(joinPointer(pointer, keyword, index), value, path, depth + 1);
    }
    if (Array.isArray(value) && isObject(node.items)) {
      for (const [index, item] of value.slice(0, MAX_ITEMS).entries()) {
        visit(joinPointer(pointer, 'items'), item, [...path, index], depth + 1);
      }
    }
    if (!isObject(value) || !isObject(node.properties)) return;
    for (const name of Object.keys(node.properties)) {
      if (!Object.hasOwn(value, name)) continue;
      visit(joinPointer(pointer, 'properties', name), value[name], [...path, name], depth + 1);
    }
  };
  if (schema !== undefined) visit(schema, body, [], 0);
  return flaws;
}

const MAX_FLAWS = 2000;
const MAX_DEPTH = 32;
/** Items of an array that are looked at. */
const MAX_ITEMS = 20;

type Path = readonly (string | number)[];
type Add = (kind: FlawKind, path: Path, change: (value: unknown) => unknown, member?: string) => void;

/** What one schema offers at the value that it is of. */
function addOwn(node: SpecObject, value: unknown, path: Path, add: Add): void {
  if (node.type !== undefined) add('wrong-type', path, () => ofAnotherType(value, node.type));
  if (Array.isArray(node.enum) || node.const !== undefined) add('unknown-enum', path, () => UNKNOWN);
  if (!isObject(value)) return;
  for (const name of Array.isArray(node.required) ? node.required.map(String) : []) {
    if (Object.hasOwn(value, name)) add('missing-required', path, (whole) => without(whole, name), name);
  }
  add('extra-field', path, (whole) => (isObject(whole) ? { ...whole, [EXTRA]: true } : whole), EXTRA);
}

const UNKNOWN = 'ringback_unknown';
const EXTRA = 'ringback_extra';

/** A number as a text and a text as a number are what drifts in practice. */
function ofAnotherType(value: unknown, type: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return {};
  if (isObject(value)) return [];
  return [type].flat().some((one) => one === 'number' || one === 'integer') ? 'unexpected' : 12_345;
}

function without(whole: unknown, name: string): unknown {
  if (!isObject(whole)) return whole;
  return Object.fromEntries(Object.entries(whole).filter(([member]) => member !== name));
}

/** A copy in which one value is another; everything beside the path is shared. */
function changeAt(value: unknown, [step, ...rest]: Path, change: (value: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === step ? changeAt(item, rest, change) : item));
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      name === step ? changeAt(member, rest, change) : member,
    ]),
  );
}
