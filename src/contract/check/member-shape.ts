import { isObject } from '../../core/json.ts';
import { type JsonPointer, joinPointer } from '../../core/json-pointer.ts';
import type { SpecDocument } from '../spec/document.ts';

/** Which members a schema declares, whatever it demands of them. */
export interface MemberShape {
  /** The schemas that make up the shape, joined; the first is what an undeclared member is reported against. */
  readonly pointers: readonly JsonPointer[];
  readonly members: ReadonlyMap<string, readonly JsonPointer[]>;
  /** True when other members are welcome, or refused by a rule of their own. */
  readonly isOpen: boolean;
  /** The schemas of an array's items. */
  readonly items: readonly JsonPointer[];
  /** The schemas of members that are not declared by name. */
  readonly rest: readonly JsonPointer[];
  /** Each `anyOf` or `oneOf`: some of its branches apply, by the value. */
  readonly choices: readonly (readonly Branch[])[];
}

/** One branch of an `anyOf` or `oneOf`. */
export interface Branch {
  readonly pointer: JsonPointer;
  /** Members that have one value only in this branch: what tells it from the others. */
  readonly tags: readonly (readonly [name: string, value: unknown])[];
}

/** Reads the shape of schemas that all apply to one value. */
export function readMemberShape(spec: SpecDocument, pointers: readonly JsonPointer[]): MemberShape {
  const members = new Map<string, JsonPointer[]>();
  const items: JsonPointer[] = [];
  const rest: JsonPointer[] = [];
  const choices: (readonly Branch[])[] = [];
  let isOpen = false;
  const seen = new Set<JsonPointer>();

  const add = (pointer: JsonPointer): void => {
    if (seen.has(pointer)) return;
    seen.add(pointer);
    for (const { node, at } of followAll(spec, pointer)) {
      if (isObject(node.properties)) {
        for (const name of Object.keys(node.properties)) {
          const known = members.get(name);
          const member = joinPointer(at, 'properties', name);
          if (known) known.push(member);
          else members.set(name, [member]);
        }
      }
      // A part that names no members leaves it to the others which there are.
      if (isObject(node.properties) && OPENING.some((keyword) => keyword in node)) isOpen = true;
      if (isObject(node.additionalProperties)) rest.push(joinPointer(at, 'additionalProperties'));
      if (isObject(node.items)) items.push(joinPointer(at, 'items'));
      for (const keyword of ['allOf', 'if', 'then', 'else']) {
        const sub = node[keyword];
        if (Array.isArray(sub)) sub.forEach((_, index) => void add(joinPointer(at, keyword, index)));
        else if (isObject(sub)) add(joinPointer(at, keyword));
      }
      for (const keyword of ['anyOf', 'oneOf']) {
        const list = node[keyword];
        if (!Array.isArray(list)) continue;
        choices.push(list.map((_, index) => readBranch(spec, joinPointer(at, keyword, index))));
      }
    }
  };
  for (const pointer of pointers) add(pointer);
  return { pointers, members, isOpen, items, rest, choices };
}

// These say themselves what becomes of members without a name in `properties`.
const OPENING = [
  'additionalProperties',
  'unevaluatedProperties',
  'patternProperties',
  'propertyNames',
  '$dynamicRef',
];

interface Followed {
  readonly node: Readonly<Record<string, unknown>>;
  readonly at: JsonPointer;
}

/** The node at a pointer and those that its references lead to: in 3.1 a `$ref` may have neighbours. */
function followAll(spec: SpecDocument, pointer: JsonPointer): readonly Followed[] {
  const target = spec.resolve(pointer);
  if (!target) return [];
  const own = spec.nodeAt(pointer);
  const followed = [{ node: target.node, at: target.pointer }];
  return own && own !== target.node ? [...followed, { node: own, at: pointer }] : followed;
}

function readBranch(spec: SpecDocument, pointer: JsonPointer): Branch {
  const properties = spec.resolve(pointer)?.node.properties;
  const tags: (readonly [string, unknown])[] = [];
  if (isObject(properties)) {
    for (const [name, schema] of Object.entries(properties)) {
      if (!isObject(schema)) continue;
      if ('const' in schema) tags.push([name, schema.const]);
      else if (Array.isArray(schema.enum) && schema.enum.length === 1) tags.push([name, schema.enum[0]]);
    }
  }
  return { pointer, tags };
}
