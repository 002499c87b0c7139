/** Counts by name; names come from a closed list, or their number is bounded elsewhere. */
export interface Counts {
  add(name: string): void;
  of(name: string): number;
  /** In the order in which they were first counted. */
  entries(): readonly (readonly [name: string, count: number])[];
}

export function createCounts(): Counts {
  const counts = new Map<string, number>();
  return {
    add: (name) => void counts.set(name, (counts.get(name) ?? 0) + 1),
    of: (name) => counts.get(name) ?? 0,
    entries: () => [...counts],
  };
}
