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
  const byKey = new Map<string, DroppedGroup>();
  let count = 0;
  return {
    get count() {
      return count;
    },
    add(entry) {
      count += 1;
      const whole = groupOf(entry, entry.path === null ? null : pathOf(entry.path));
      const isRoom = byKey.has(keyOf(whole)) || byKey.size < MAX_GROUPS;
      const group = isRoom ? whole : groupOf(entry, null);
      const key = keyOf(group);
      byKey.set(key, { ...group, count: (byKey.get(key)?.count ?? 0) + 1 });
    },
    groups: () => [...byKey.values()],
    clear() {
      byKey.clear();
      count = 0;
    },
  };
}

/** A path as it is kept, without its query. */
export function pathOf(target: string): string {
  const mark = target.indexOf('?');
  return mark < 0 ? target : target.slice(0, mark);
}

function groupOf(
  { provider, operation, method, status }: DroppedFacts,
  path: string | null,
): Omit<DroppedGroup, 'count'> {
  return { provider, operation, method, status, path };
}

function keyOf({ provider, operation, method, status, path }: Omit<DroppedGroup, 'count'>): string {
  return `${provider} ${operation} ${method} ${status} ${path}`;
}
