import { dropOldest } from '../../core/drop-oldest.ts';
import type { Instant } from '../../core/instant.ts';

/** What is remembered of earlier requests, by key: bounded, what was touched longest ago goes first. */
export interface Memory<Entry extends Dated> {
  get(key: string): Entry | undefined;
  /** Undefined forgets it. */
  set(key: string, entry: Entry | undefined): void;
  values(): readonly Entry[];
  /** Entries that there was no room for any more. */
  readonly forgotten: number;
  /** Lets go of what was touched after an instant. */
  rewind(at: Instant): void;
  clear(): void;
}

export interface Dated {
  /** When it was touched last, by the sandbox's clock. */
  readonly at: Instant;
}

const MAX_ENTRIES = 2000;

export function createMemory<Entry extends Dated>(max: number = MAX_ENTRIES): Memory<Entry> {
  const entries = new Map<string, Entry>();
  let forgotten = 0;
  return {
    get: (key) => entries.get(key),
    set(key, entry) {
      entries.delete(key);
      if (entry === undefined) return;
      entries.set(key, entry);
      forgotten += dropOldest(entries, max);
    },
    values: () => [...entries.values()],
    get forgotten() {
      return forgotten;
    },
    rewind(at) {
      for (const [key, entry] of entries) if (entry.at > at) entries.delete(key);
    },
    clear: () => entries.clear(),
  };
}
