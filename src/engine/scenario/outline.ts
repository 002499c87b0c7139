import type { ScenarioIssue } from './issue.ts';

/** How far a document may go. */
export interface OutlineBounds {
  /** Levels of lists and maps. */
  readonly depth: number;
  /** Members of one map. */
  readonly members: number;
}

const SCENARIO_BOUNDS: OutlineBounds = { depth: 64, members: 10_000 };

/**
 * What keeps a document from being looked at any further: it is nested too deep (or holds itself), a map has too many
 * members, or it has a name that JavaScript takes for more than a name.
 */
export function checkOutline(
  document: unknown,
  { depth: maxDepth, members: maxMembers } = SCENARIO_BOUNDS,
): ScenarioIssue | undefined {
  const rest: Node[] = [{ value: document, depth: 0, step: '', parent: undefined }];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    const { value, depth } = node;
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= maxDepth) {
      return { path: pathOf(node), message: `nested too deep: ${maxDepth} levels are the most` };
    }
    if (Array.isArray(value)) {
      for (let index = value.length - 1; index >= 0; index -= 1) {
        rest.push({ value: value[index], depth: depth + 1, step: index, parent: node });
      }
      continue;
    }
    const members = Object.entries(value);
    if (members.length > maxMembers) {
      const message = `${members.length} members are too many for a map: ${maxMembers} are the most`;
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
