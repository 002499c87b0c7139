import { type JsonPointer, joinPointer, splitPointer } from '../../core/json-pointer.ts';
import type { Branch } from '../check/member-shape.ts';
import type { SpecDocument } from '../spec/document.ts';
import type { Schemas, Validator } from '../spec/schemas.ts';
import { MAX_DEPTH, readWholeShape, targetsOf } from './whole-shape.ts';

/** The variants that a place of a response's body may have, and those below it; places without any are left out. */
export interface VariantNode {
  readonly branches: readonly { readonly isFit: Validator; readonly cell: number }[];
  readonly members: ReadonlyMap<string, VariantNode>;
  readonly rest: VariantNode | undefined;
  readonly items: VariantNode | undefined;
}

/** What planning takes. */
export interface VariantPlanning {
  readonly spec: SpecDocument;
  readonly schemas: Schemas;
  /** Is called with a variant's name, such as `/agent_config/voice PlayhtVoice`, and gives the place of its cell. */
  readonly declare: (name: string) => number;
}

/** Places of one body that are looked at for variants; what lies beyond has none. */
const MAX_PLACES = 2000;

/**
 * Plans the variants of a body: each branch of an `anyOf` or `oneOf` in its schema, through references, as deep as
 * MAX_DEPTH. A schema that holds itself is entered once.
 */
export function planVariants(planning: VariantPlanning, schema: JsonPointer): VariantNode | undefined {
  return planPlace({ ...planning, room: { places: MAX_PLACES } }, [schema], '', []);
}

/** The places of the cells of the variants that a value has: every branch that it fits. */
export function variantsOf(node: VariantNode, value: unknown): readonly number[] {
  const found = new Set<number>();
  collect(node, value, found);
  return [...found];
}

interface Planning extends VariantPlanning {
  readonly room: { places: number };
}

function planPlace(
  planning: Planning,
  pointers: readonly JsonPointer[],
  at: JsonPointer,
  around: readonly JsonPointer[],
): VariantNode | undefined {
  const { spec, room } = planning;
  const targets = targetsOf(spec, pointers);
  const isTooDeep = splitPointer(at).length >= MAX_DEPTH;
  if (room.places === 0 || targets.some((target) => around.includes(target))) return undefined;
  room.places -= 1;
  const shape = readWholeShape(spec, pointers);
  const branches = planBranches(planning, shape.choices, at);
  const below = [...around, ...targets];
  const go = (inner: readonly JsonPointer[], where: JsonPointer): VariantNode | undefined =>
    inner.length === 0 || isTooDeep ? undefined : planPlace(planning, inner, where, below);
  const members = new Map<string, VariantNode>();
  for (const [name, inner] of shape.members) {
    const member = go(inner, joinPointer(at, name));
    if (member) members.set(name, member);
  }
  const rest = go(shape.rest, `${at}/*`);
  const items = go(shape.items, `${at}/*`);
  if (branches.length === 0 && members.size === 0 && !rest && !items) return undefined;
  return { branches, members, rest, items };
}

function planBranches(
  { spec, schemas, declare }: Planning,
  choices: readonly (readonly Branch[])[],
  at: JsonPointer,
): VariantNode['branches'] {
  const labels = new Map<string, number>();
  return choices.flatMap((choice) =>
    choice.map(({ pointer }, index) => {
      const label = labelOf(spec, pointer) ?? `option ${index + 1}`;
      const count = (labels.get(label) ?? 0) + 1;
      labels.set(label, count);
      const name = `${at === '' ? 'body' : at} ${label}${count > 1 ? ` (${count})` : ''}`;
      return { isFit: schemas.validatorOf(pointer), cell: declare(name) };
    }),
  );
}

/** What a branch is called: the schema that it refers to, its title, or its type. */
function labelOf(spec: SpecDocument, pointer: JsonPointer): string | undefined {
  const node = spec.nodeAt(pointer);
  if (!node) return undefined;
  if (typeof node.$ref === 'string') return splitPointer(node.$ref.replace(/^#/, '')).at(-1);
  if (typeof node.title === 'string') return node.title;
  return typeof node.type === 'string' ? node.type : undefined;
}

function collect(node: VariantNode, value: unknown, found: Set<number>): void {
  for (const { isFit, cell } of node.branches) if (!found.has(cell) && isFit(value)) found.add(cell);
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (node.items) for (const item of value) collect(node.items, item, found);
    return;
  }
  for (const [name, member] of node.members) {
    if (Object.hasOwn(value, name)) collect(member, Reflect.get(value, name), found);
  }
  if (!node.rest) return;
  for (const name of Object.keys(value)) {
    if (!node.members.has(name)) collect(node.rest, Reflect.get(value, name), found);
  }
}
