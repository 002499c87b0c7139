import { isSlip } from '../../core/did-you-mean.ts';
import { type JsonPointer, joinPointer } from '../../core/json-pointer.ts';
import type { Finding } from '../contract.ts';
import type { SpecDocument } from '../spec/document.ts';
import { type Branch, type MemberShape, readMemberShape } from './member-shape.ts';
import type { CheckContext } from './reading.ts';
import { meant } from './wording.ts';

/** A member that no schema names. */
export interface UndeclaredMember {
  readonly at: JsonPointer;
  /** The same with `*` for items of lists and members of maps. */
  readonly place: JsonPointer;
  /** The schema that could have named it. */
  readonly rule: JsonPointer;
  /** The members that are declared there. */
  readonly declared: readonly string[];
}

/**
 * What to do about what is not declared, and who. Of a spec that is not whole it may well exist, unless its name is a
 * declared one but for a slip.
 *
 * @param last the part of the name that is compared with those that are declared.
 */
export function blameUndeclared(
  { isPartial }: Pick<CheckContext, 'isPartial'>,
  name: string,
  last: string,
  declared: readonly string[],
): Pick<Finding, 'blame' | 'remedy' | 'reason'> {
  const hint = meant(last, declared);
  const slip = isPartial ? declared.find((one) => isSlip(last, one)) : undefined;
  if (isPartial && slip === undefined) {
    const remedy = `Leave ${name} out, or declare it in the spec, which does not claim to be whole.${hint}`;
    return { blame: 'spec', remedy };
  }
  return {
    blame: 'client',
    remedy: hint === '' ? `Leave ${name} out, or correct its name.` : `Correct the name of ${name}.${hint}`,
    ...(slip !== undefined && {
      reason: `The spec does not claim to be whole, but it declares ${slip}, and the name is that but for a slip.`,
    }),
  };
}

/** Finds the members of a value that its schema does not name; at most 50 of them. */
export type UndeclaredFinder = (value: unknown) => readonly UndeclaredMember[];

/**
 * A finder for the bodies of one schema. Shapes are read as values first need them, and kept.
 *
 * @param perPlace finds what all items of a list have in common once, in the first of them.
 */
export function createUndeclaredFinder(
  spec: SpecDocument,
  schema: JsonPointer,
  { perPlace = false } = {},
): UndeclaredFinder {
  const shapes = createShapeCache(spec);

  const visit = (
    value: object,
    shape: MemberShape,
    trail: Step[],
    found: Map<JsonPointer, UndeclaredMember>,
  ): void => {
    const chosen = shapes.choose(shape, value);
    if (Array.isArray(value)) {
      if (chosen.items.length === 0) return;
      value.forEach((item: unknown, index) => {
        if (typeof item !== 'object' || item === null) return;
        trail.push({ token: String(index), place: '*' });
        visit(item, shapes.shapeOf(chosen.items), trail, found);
        trail.pop();
      });
      return;
    }
    // A schema that names no member at all is one for free-form objects.
    const isOpen = chosen.isOpen || chosen.members.size === 0;
    for (const name of Object.keys(value)) {
      const inner: unknown = Reflect.get(value, name);
      const named = chosen.members.get(name);
      const pointers = named ?? (chosen.rest.length > 0 ? chosen.rest : undefined);
      if (pointers === undefined) {
        if (isOpen || found.size >= MAX_UNDECLARED) continue;
        const at = joinPointer('', ...trail.map(({ token }) => token), name);
        const place = joinPointer('', ...trail.map((step) => step.place), name);
        const key = perPlace ? place : at;
        if (found.has(key)) continue;
        found.set(key, {
          ...{ at, place },
          rule: namingPointer(spec, chosen.pointers) ?? schema,
          declared: [...chosen.members.keys()],
        });
      } else if (typeof inner === 'object' && inner !== null) {
        trail.push({ token: name, place: named ? name : '*' });
        visit(inner, shapes.shapeOf(pointers), trail, found);
        trail.pop();
      }
    }
  };
  const root = [schema];
  return (value) => {
    if (typeof value !== 'object' || value === null) return [];
    // Most values have none: where one is, is worked out only once there is one.
    if (!hasUndeclared(shapes, value, shapes.shapeOf(root))) return [];
    const found = new Map<JsonPointer, UndeclaredMember>();
    visit(value, shapes.shapeOf(root), [], found);
    return [...found.values()];
  };
}

function hasUndeclared(shapes: ShapeCache, value: object, shape: MemberShape): boolean {
  const chosen = shapes.choose(shape, value);
  if (Array.isArray(value)) {
    const { items } = chosen;
    return (
      items.length > 0 &&
      value.some((item: unknown) => isNested(item) && hasUndeclared(shapes, item, shapes.shapeOf(items)))
    );
  }
  const isOpen = chosen.isOpen || chosen.members.size === 0;
  for (const name in value) {
    if (!Object.hasOwn(value, name)) continue;
    const pointers = chosen.members.get(name) ?? (chosen.rest.length > 0 ? chosen.rest : undefined);
    if (pointers === undefined) {
      if (!isOpen) return true;
      continue;
    }
    const inner: unknown = Reflect.get(value, name);
    if (isNested(inner) && hasUndeclared(shapes, inner, shapes.shapeOf(pointers))) return true;
  }
  return false;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A step into a value. */
interface Step {
  readonly token: string;
  readonly place: string;
}

// More undeclared members than this help nobody.
const MAX_UNDECLARED = 50;

/** Where a schema names its members, references followed. */
function namingPointer(spec: SpecDocument, schemas: readonly JsonPointer[]): JsonPointer | undefined {
  const naming = schemas
    .map((schema) => spec.resolve(schema))
    .find((resolved) => resolved !== undefined && 'properties' in resolved.node);
  return naming ? joinPointer(naming.pointer, 'properties') : schemas[0];
}

interface ShapeCache {
  shapeOf(pointers: readonly JsonPointer[]): MemberShape;
  /** The shape with the branches that a value has the tags of; all of them where no tag tells. */
  choose(shape: MemberShape, value: object): MemberShape;
}

function createShapeCache(spec: SpecDocument): ShapeCache {
  // By identity first: the lists of pointers are those of other shapes, so a hit costs no string.
  const byList = new Map<readonly JsonPointer[], MemberShape>();
  const byText = new Map<string, MemberShape>();
  const widened = new Map<MemberShape, Map<string | number, MemberShape>>();

  const shapeOf = (pointers: readonly JsonPointer[]): MemberShape => {
    const known = byList.get(pointers);
    if (known) return known;
    const text = pointers.join(' ');
    const shape = byText.get(text) ?? readMemberShape(spec, pointers);
    byText.set(text, shape);
    byList.set(pointers, shape);
    return shape;
  };
  const widen = (shape: MemberShape, value: object): MemberShape => {
    const signs = signsOf(shape.choices, value);
    let known = widened.get(shape);
    if (!known) {
      known = new Map();
      widened.set(shape, known);
    }
    let wider = known.get(signs);
    if (!wider) {
      const pointers = pointersWith(shape, value);
      wider = pointers.length === shape.pointers.length ? shape : shapeOf(pointers);
      known.set(signs, wider);
    }
    return wider;
  };
  const choose = (shape: MemberShape, value: object): MemberShape => {
    const wider = shape.choices.length === 0 ? shape : widen(shape, value);
    // A branch may hold choices of its own; each round takes more schemas in, so this ends.
    return wider === shape ? shape : choose(wider, value);
  };
  return { shapeOf, choose };
}

/** Tells apart the values that have other branches: a number as long as there is one choice, which costs no text. */
function signsOf(choices: MemberShape['choices'], value: object): string | number {
  const [only = []] = choices;
  return choices.length === 1
    ? fittingOf(only, value)
    : choices.map((branches) => fittingOf(branches, value)).join(' ');
}

/** Which branches a value has the tags of, as a number with a bit for each. */
function fittingOf(branches: readonly Branch[], value: object): number {
  let bits = 0;
  for (let i = 0; i < branches.length; i += 1) {
    if (hasTags(value, branches[i]?.tags ?? [])) bits += 2 ** i;
  }
  return bits;
}

function pointersWith(shape: MemberShape, value: object): readonly JsonPointer[] {
  const pointers = new Set(shape.pointers);
  for (const branches of shape.choices) {
    const fitting = branches.filter(({ tags }) => hasTags(value, tags));
    for (const { pointer } of fitting.length > 0 ? fitting : branches) pointers.add(pointer);
  }
  return [...pointers];
}

function hasTags(value: object, tags: Branch['tags']): boolean {
  for (const [name, tag] of tags) {
    const actual: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
    if (actual !== undefined && actual !== tag) return false;
  }
  return true;
}
