import { type JsonPointer, joinPointer } from '../../core/json-pointer.ts';

/** What keeps a document from being looked into. */
export type Stray =
  | { readonly kind: 'too-deep'; readonly max: number }
  | { readonly kind: 'outside'; readonly pointer: JsonPointer; readonly ref: string };

/** Objects and lists within each other; what walks a spec has a stack of its own for each. */
const MAX_DEPTH = 200;

/**
 * Looks for what no spec may hold, without a stack as deep as the document: nesting that others would drown in, and a
 * reference to another document, wherever it stands. Prism would go and fetch that one, be it a file or an address.
 */
export function surveyDocument(root: object): Stray | undefined {
  const rest: Step[] = [{ node: root, key: '', depth: 1, parent: undefined }];
  for (let step = rest.pop(); step !== undefined; step = rest.pop()) {
    const { node, depth } = step;
    if (depth > MAX_DEPTH) return { kind: 'too-deep', max: MAX_DEPTH };
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref' && typeof value === 'string' && !value.startsWith('#')) {
        return { kind: 'outside', pointer: pointerOf(step), ref: value };
      }
      if (typeof value === 'object' && value !== null) {
        rest.push({ node: value, key, depth: depth + 1, parent: step });
      }
    }
  }
  return undefined;
}

interface Step {
  readonly node: object;
  readonly key: string;
  readonly depth: number;
  readonly parent: Step | undefined;
}

function pointerOf({ key, parent }: Step): JsonPointer {
  return parent ? joinPointer(pointerOf(parent), key) : '';
}
