import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Step } from './step.ts';

/** Finds the offset of a member, or of its name; the index of a map's members is made when first needed. */
export function createLocator(document: Document): (path: readonly Step[], at: 'key' | 'value') => number {
  const indexes = new WeakMap<YAMLMap, ReadonlyMap<string, Member>>();
  const memberOf = (map: YAMLMap, name: string): Member | undefined => {
    const index = indexes.get(map) ?? indexOf(map);
    indexes.set(map, index);
    return index.get(name);
  };
  return (path, at) => {
    let node: unknown = document.contents;
    let offset = startOf(node) ?? 0;
    for (const [depth, step] of path.entries()) {
      if (isAlias(node)) node = node.resolve(document);
      if (isMap(node)) {
        const member = memberOf(node, String(step));
        if (!member) break;
        node = member.value;
        const wantsName = at === 'key' && depth === path.length - 1;
        offset = (wantsName || isNothing(node) ? undefined : startOf(node)) ?? member.offset;
      } else if (isSeq(node)) {
        node = node.items[Number(step)];
        const start = startOf(node);
        if (start === undefined) break;
        offset = start;
      } else {
        break;
      }
    }
    return offset;
  };
}

interface Member {
  /** Where its name stands. */
  readonly offset: number;
  readonly value: unknown;
}

function indexOf(map: YAMLMap): ReadonlyMap<string, Member> {
  return new Map(map.items.map(({ key, value }) => [nameOfKey(key), { offset: startOf(key) ?? 0, value }]));
}

/** A key as the member's name that it becomes. */
export function nameOfKey(key: unknown): string {
  return isScalar(key) ? String(key.value ?? '') : '';
}

/** Where a node begins; nodes that were read from a text have a range. */
export function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

/** A member without a value is shown by its name. */
function isNothing(node: unknown): boolean {
  return isScalar(node) && node.value === null && node.range?.[0] === node.range?.[1];
}
