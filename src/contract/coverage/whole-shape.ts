import type { JsonPointer } from '../../core/json-pointer.ts';
import { type MemberShape, readMemberShape } from '../check/member-shape.ts';
import type { SpecDocument } from '../spec/document.ts';

/** How deep a body is looked into: members, items and map entries on the way from its root. */
export const MAX_DEPTH = 8;

/** The shape of a value whichever branches of its `anyOf` and `oneOf` apply: all that it may have. */
export function readWholeShape(spec: SpecDocument, pointers: readonly JsonPointer[]): MemberShape {
  const shape = readMemberShape(spec, pointers);
  const all = new Set([...shape.pointers, ...shape.choices.flat().map(({ pointer }) => pointer)]);
  // Each round takes more of the document's schemas in, so this ends.
  return all.size === shape.pointers.length ? shape : readWholeShape(spec, [...all]);
}

/** Where schemas truly stand: by this one that holds itself is known again. */
export function targetsOf(spec: SpecDocument, pointers: readonly JsonPointer[]): readonly JsonPointer[] {
  return pointers.map((pointer) => spec.resolve(pointer)?.pointer ?? pointer);
}
