import { createHash } from 'node:crypto';

/** Gives one value for all equal ones, for as long as somebody holds on to it. */
export type Share<Value extends object> = (value: Value) => Value;

/** Different values that are looked for; past it, sharing begins anew: what is shared stays so. */
const MAX_VALUES = 4096;

/** @param textOf values with the same text are equal. */
export function createShare<Value extends object>(textOf: (value: Value) => string): Share<Value> {
  const byDigest = new Map<string, WeakRef<Value>>();
  return (value) => {
    const digest = createHash('sha256').update(textOf(value)).digest('base64url');
    const known = byDigest.get(digest)?.deref();
    if (known) return known;
    if (byDigest.size >= MAX_VALUES) byDigest.clear();
    byDigest.set(digest, new WeakRef(value));
    return value;
  };
}
