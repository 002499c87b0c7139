/** A JSON pointer (RFC 6901): `''` is the whole document, `/paths/~1orders` the member `/orders` of `paths`. */
export type JsonPointer = string;

/** The pointer of a member below `base`. */
export function joinPointer(base: JsonPointer, ...tokens: readonly (string | number)[]): JsonPointer {
  let pointer = base;
  for (const token of tokens) pointer += `/${String(token).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return pointer;
}

/** The tokens of a pointer, unescaped. */
export function splitPointer(pointer: JsonPointer): readonly string[] {
  if (pointer === '') return [];
  const tokens = pointer.slice(1).split('/');
  if (!pointer.includes('~')) return tokens;
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The pointer of the node around this one; undefined for the whole document. */
export function parentPointer(pointer: JsonPointer): JsonPointer | undefined {
  return pointer === '' ? undefined : pointer.slice(0, pointer.lastIndexOf('/'));
}

/** The value at a pointer; undefined where there is none. */
export function readPointer(document: unknown, pointer: JsonPointer): unknown {
  let node = document;
  for (const token of splitPointer(pointer)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) return undefined;
    node = Reflect.get(node, token);
  }
  return node;
}

/** The pointer that a reference within its own document names; undefined for any other reference. */
export function pointerOfRef(ref: string): JsonPointer | undefined {
  if (ref !== '#' && !ref.startsWith('#/')) return undefined;
  try {
    return decodeURIComponent(ref.slice(1));
  } catch {
    return undefined;
  }
}
