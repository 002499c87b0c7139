import type { JournalEntry } from './journal.ts';

/** Entries that went to make room, counted by what is known of them without their texts. */
export interface DroppedGroup {
  readonly provider: string | null;
  readonly operation: string | null;
  readonly method: string;
  readonly status: number;
  /** Without its query; null where it is not known, or there were too many different ones to keep them apart. */
  readonly path: string | null;
  readonly count: number;
}

/** What is known of an entry that is gone. */
export interface DroppedFacts extends Pick<JournalEntry, 'provider' | 'operation' | 'method' | 'status'> {
  /** With its query; null where it is not known. */
  readonly path: string | null;
}

/** What is left of the entries that a journal had to drop: how many there were of each. */
export interface DroppedEntries {
  readonly count: number;
  add(entry: DroppedFacts): void;
  groups(): readonly DroppedGroup[];
  clear(): void;
}

/** Groups that are kept apart by path. */
const MAX_GROUPS = 10_000;

export function createDroppedEntries(): DroppedEntries {
  const byKey = new Map<string, Counted>();
  let count = 0;
  return {
    get count() {
      return count;
    },
    add({ provider, operation, method, status, path: target }) {
      count += 1;
      const rest = `${provider} ${operation} ${method} ${status} `;
      const path = target === null ? null : pathOf(target);
      const known = byKey.get(rest + path);
      if (known) {
        known.count += 1;
        return;
      }
      const group = { provider, operation, method, status, path: byKey.size < MAX_GROUPS ? path : null };
      const others = byKey.get(rest + group.path);
      if (others) others.count += 1;
      else byKey.set(rest + group.path, { group, count: 1 });
    },
    groups: () => [...byKey.values()].map(({ group, count: many }) => ({ ...group, count: many })),
    clear() {
      byKey.clear();
      count = 0;
    },
  };
}

interface Counted {
  readonly group: Omit<DroppedGroup, 'count'>;
  count: number;
}

/** A path as it is kept, without its query. */
export function pathOf(target: string): string {
  const mark = target.indexOf('?');
  return mark < 0 ? target : target.slice(0, mark);
}
