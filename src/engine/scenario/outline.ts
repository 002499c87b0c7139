import type { ScenarioIssue } from './issue.ts';

/** How deep a document may be nested. */
const MAX_DEPTH = 64;
/** How many members a map may have. */
const MAX_MEMBERS = 10_000;

/**
 * What keeps a document from being looked at any further: it is nested too deep (or holds itself), a map has too many
 * members, or it has a name that JavaScript takes for more than a name.
 */
export function checkOutline(document: unknown): ScenarioIssue | undefined {
  const rest: Node[] = [{ value: document, depth: 0, step: '', parent: undefined }];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    const { value, depth } = node;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= MAX_DEPTH) {
      return { path: pathOf(node), message: `nested too deep: ${MAX_DEPTH} levels are the most` };
    }
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1) {
        rest.push({ value: value[index], depth: depth + 1, step: index, parent: node });
      }
      continue;
    }
    const members = Object.entries(value);
    if (members.length > MAX_MEMBERS) {
      const message = `${members.length} members are too many for a map: ${MAX_MEMBERS} are the most`;
      return { path: pathOf(node), message };
    }
    for (const [step, member] of members) {
      const child = { value: member, depth: depth + 1, step, parent: node };
      if (step === '__proto__') {
        return {
          path: pathOf(child),
          at: 'key',
          message: '"__proto__" cannot be a name',
          hint: 'take another',
        };
      }
      rest.push(child);
    }
  }
  return undefined;
}

interface Node {
  readonly value: unknown;
  readonly depth: number;
  readonly step: string | number;
  readonly parent: Node | undefined;
}

function pathOf(node: Node): readonly (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Node | undefined = node; at?.parent; at = at.parent) path.unshift(at.step);
  return path;
}
