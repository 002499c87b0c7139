import type { HeaderFields } from './exchange.ts';

/**
 * Header fields with others laid over them; names are the same in any case, and the later spelling stays. Where there
 * is nothing to merge, what is given comes back as it is.
 */
export function mergeHeaders(base: HeaderFields, over: HeaderFields): HeaderFields {
  if (isEmpty(over)) return base;
  if (isEmpty(base)) return over;
  const replaced = new Set(Object.keys(over).map((name) => name.toLowerCase()));
  const kept = Object.entries(base).filter(([name]) => !replaced.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...over };
}

function isEmpty(fields: HeaderFields): boolean {
  for (const name in fields) if (Object.hasOwn(fields, name)) return false;
  return true;
}

/** A field's value, by its name in lower case. */
export function headerOf(fields: HeaderFields, name: string): string | undefined {
  return Object.entries(fields).find(([key]) => key.toLowerCase() === name)?.[1];
}
