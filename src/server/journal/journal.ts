import type { Instant } from '../../core/instant.ts';

/** Who made an answer. */
export type Source = 'model' | 'stub' | 'reply' | 'fault' | 'contract';

/** A request received and answered. Secrets were taken out before it came here. */
export interface JournalEntry {
  readonly id: string;
  readonly at: Instant;
  readonly provider: string | null;
  /** Null where no operation matched. */
  readonly operation: string | null;
  readonly source: Source;
  readonly method: string;
  /** With the provider's mount and its query; without a sandbox. */
  readonly path: string;
  readonly status: number;
  /** Ids of what it breached. */
  readonly violations: readonly string[];
  readonly request: JournalMessage;
  readonly response: JournalMessage;
}

/** Headers and body of one side; the body is text, cut off at a bound. */
export interface JournalMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JournalBody;
}

/** What is kept of a body: the start of it, and how long it was. */
export interface JournalBody {
  readonly bytes: Uint8Array;
  readonly length: number;
}

/** The evidence: requests and their answers, the oldest going when there are too many or too much. */
export interface Journal {
  add(entry: JournalEntry): void;
  /** Oldest first. */
  entries(): readonly JournalEntry[];
  find(id: string): JournalEntry | undefined;
  /** How many went to make room, since it was last emptied. */
  readonly dropped: number;
  /** Entries from here on count as new: a reset happened. */
  mark(): void;
  /** Entries since the last mark. */
  sinceMark(): readonly JournalEntry[];
  clear(): void;
}

const MAX_ENTRIES = 10_000;
const MAX_BYTES = 32 * 1024 * 1024;
/** What an entry weighs beside its bodies, roughly. */
const ENTRY_BYTES = 1024;

export function createJournal({ maxEntries = MAX_ENTRIES, maxBytes = MAX_BYTES } = {}): Journal {
  // A map keeps the order of insertion and gives up its oldest in constant time.
  let entries = new Map<string, JournalEntry>();
  let bytes = 0;
  let dropped = 0;
  let mark = '';

  const dropOldest = (): void => {
    const [id, entry] = entries.entries().next().value ?? [];
    if (id === undefined || !entry) return;
    entries.delete(id);
    bytes -= weightOf(entry);
    dropped += 1;
  };
  return {
    get dropped() {
      return dropped;
    },
    add(entry) {
      entries.set(entry.id, entry);
      bytes += weightOf(entry);
      while (entries.size > maxEntries || (bytes > maxBytes && entries.size > 1)) dropOldest();
    },
    entries: () => [...entries.values()],
    find: (id) => entries.get(id),
    mark() {
      mark = [...entries.keys()].at(-1) ?? mark;
    },
    sinceMark() {
      const all = [...entries.values()];
      return all.slice(all.findIndex(({ id }) => id === mark) + 1);
    },
    clear() {
      entries = new Map();
      bytes = 0;
      dropped = 0;
    },
  };
}

function weightOf({ request, response }: JournalEntry): number {
  return ENTRY_BYTES + request.body.bytes.length + response.body.bytes.length;
}
