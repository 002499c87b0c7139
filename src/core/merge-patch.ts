import { isObject, type Json } from './json.ts';

/**
 * A value with a patch merged into it (RFC 7396): members are replaced one by one, null takes one out, and everything
 * but an object stands in for what was there.
 *
 * @example mergePatch({ a: 1, b: { c: 2 } }, { a: null, b: { d: 3 } }) // { b: { c: 2, d: 3 } }
 */
export function mergePatch(value: unknown, patch: Json): unknown {
  if (!isObject(patch)) return patch;
  const members = new Map<string, unknown>(isObject(value) ? Object.entries(value) : []);
  for (const [name, change] of Object.entries(patch)) {
    if (change === null) members.delete(name);
    else members.set(name, mergePatch(members.get(name), change as Json)); // A member of JSON is JSON.
  }
  return Object.fromEntries(members);
}
