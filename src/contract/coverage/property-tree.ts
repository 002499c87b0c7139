import type { CellSet } from '../../core/cell-set.ts';
import { isObject } from '../../core/json.ts';
import { type JsonPointer, joinPointer } from '../../core/json-pointer.ts';
import type { SpecDocument } from '../spec/document.ts';
import { MAX_DEPTH, readWholeShape, targetsOf } from './whole-shape.ts';

/** What may be sent at one place of a body. */
export interface PropertyNode {
  /** The place of its cell; NO_CELL for what is none: the whole body, and the items of an array. */
  readonly cell: number;
  readonly members: ReadonlyMap<string, PropertyNode>;
  /** Members without a name of their own: the entries of a map. */
  readonly rest: PropertyNode | undefined;
  readonly items: PropertyNode | undefined;
}

/** In the place of a cell where there is none. */
const NO_CELL = -1;

/** Properties of one body that are cells, those nearest to its root first; what lies beyond is none. */
const MAX_PROPERTIES = 1000;

/**
 * Plans the properties of a body, through references and all branches, as deep as MAX_DEPTH. A schema that holds
 * itself is entered once; members that only travel in responses are left out.
 *
 * @param declare is called with a property's pointer (`*` for items and entries) and gives the place of its cell.
 */
export function planProperties(
  spec: SpecDocument,
  schemas: readonly JsonPointer[],
  declare: (pointer: JsonPointer) => number,
): PropertyNode {
  const root = createNode(NO_CELL);
  const open: Open[] = [{ node: root, schemas, at: '', depth: 0, around: [] }];
  let room = MAX_PROPERTIES;
  for (let next = open.shift(); next; next = open.shift()) {
    const { node, at, depth, around } = next;
    const targets = targetsOf(spec, next.schemas);
    if (depth === MAX_DEPTH || targets.some((target) => around.includes(target))) continue;
    const below = { depth: depth + 1, around: [...around, ...targets] };
    const { members, rest, items } = readWholeShape(spec, next.schemas);
    for (const [name, pointers] of members) {
      if (room === 0 || isReadOnly(spec, pointers)) continue;
      room -= 1;
      const where = joinPointer(at, name);
      const member = createNode(declare(where));
      node.members.set(name, member);
      open.push({ node: member, schemas: pointers, at: where, ...below });
    }
    if (rest.length > 0 && room > 0) {
      room -= 1;
      node.rest = createNode(declare(`${at}/*`));
      open.push({ node: node.rest, schemas: rest, at: `${at}/*`, ...below });
    }
    if (items.length > 0) {
      node.items = createNode(NO_CELL);
      open.push({ node: node.items, schemas: items, at: `${at}/*`, ...below });
    }
  }
  return root;
}

/** Marks the properties that a body has, whatever their values. */
export function touchProperties(node: PropertyNode, value: unknown, touched: CellSet): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (node.items) for (const item of value) touchProperties(node.items, item, touched);
    return;
  }
  if (node.members.size === 0 && !node.rest) return;
  for (const name of Object.keys(value)) {
    const member = node.members.get(name) ?? node.rest;
    if (!member) continue;
    touched.add(member.cell);
    touchProperties(member, Reflect.get(value, name), touched);
  }
}

interface GrowingNode extends PropertyNode {
  readonly members: Map<string, GrowingNode>;
  rest: GrowingNode | undefined;
  items: GrowingNode | undefined;
}

/** A node whose own members are yet to be read. */
interface Open {
  readonly node: GrowingNode;
  readonly schemas: readonly JsonPointer[];
  readonly at: JsonPointer;
  readonly depth: number;
  /** The schemas that it lies in. */
  readonly around: readonly JsonPointer[];
}

function createNode(cell: number): GrowingNode {
  return { cell, members: new Map(), rest: undefined, items: undefined };
}

function isReadOnly(spec: SpecDocument, pointers: readonly JsonPointer[]): boolean {
  return pointers.every((pointer) => {
    const [own, target] = [spec.nodeAt(pointer), spec.resolve(pointer)?.node];
    return [own, target].some((node) => isObject(node) && node.readOnly === true);
  });
}
