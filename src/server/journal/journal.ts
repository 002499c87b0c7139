import type { Instant } from '../../core/instant.ts';
import { createDroppedEntries, type DroppedFacts, type DroppedGroup } from './dropped.ts';

/** Who made an answer. */
export type Source = 'model' | 'stub' | 'reply' | 'fault' | 'contract';

/** A request received and answered. Secrets were taken out, and everything cut to a bound, before it came here. */
export interface JournalEntry {
  readonly id: string;
  readonly at: Instant;
  readonly provider: string | null;
  /** Null where no operation matched. */
  readonly operation: string | null;
  readonly source: Source;
  /** The reply or fault that made the answer, or held it up; undefined for none. */
  readonly rule?: string | undefined;
  readonly method: string;
  /** With the provider's mount and its query; without a sandbox. */
  readonly path: string;
  readonly status: number;
  /** Ids of what it breached. */
  readonly violations: readonly string[];
  readonly request: JournalMessage;
  readonly response: JournalMessage;
}

/** Headers and body of one side. */
export interface JournalMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JournalBody;
}

/** What is kept of a body: the start of it, and how long it was. */
export interface JournalBody {
  /** UTF-8; empty where nothing can be kept. */
  readonly bytes: Uint8Array;
  /** Bytes that were sent. */
  readonly length: number;
  /** Whether the bytes are whole, and JSON. */
  readonly isJson: boolean;
  /** There was one of unknown length that was not read: too long, or of a coding that is not known. */
  readonly isUnread?: true;
}

/** The evidence: requests and their answers, the oldest going when there are too many or too much. */
export interface Journal {
  add(entry: JournalEntry): void;
  /** Counts an entry that could not be made as one that had to go. */
  lose(facts: Omit<DroppedFacts, 'path'>): void;
  find(id: string): JournalEntry | undefined;
  /** Entries since the last mark, oldest first. */
  sinceMark(): readonly JournalEntry[];
  /** How many of them went to make room, or could not be made. */
  readonly dropped: number;
  /** The same, by what is still known of them. */
  readonly droppedGroups: readonly DroppedGroup[];
  /** Entries from here on count as new: a reset happened. */
  mark(): void;
  clear(): void;
}

/** How much a journal keeps. */
export interface JournalBounds {
  readonly maxEntries?: number;
  /** Of texts and bodies; grows with the entries unless it is said. */
  readonly maxBytes?: number;
}

/** Entries that are kept unless it is said otherwise. */
export const DEFAULT_ENTRIES = 10_000;
/** Room for an entry of some size: a journal of ten thousand takes 32 MiB at most. */
const BYTES_PER_ENTRY = (32 * 1024 * 1024) / DEFAULT_ENTRIES;
/** What an entry weighs beside its texts, roughly. */
const ENTRY_BYTES = 1024;

export function createJournal({ maxEntries = DEFAULT_ENTRIES, maxBytes }: JournalBounds = {}): Journal {
  // A map keeps the order of insertion and gives up its oldest in constant time.
  let entries = new Map<string, Kept>();
  const room = maxBytes ?? maxEntries * BYTES_PER_ENTRY;
  let bytes = 0;
  let marks = 0;
  const dropped = createDroppedEntries();

  const dropOldest = (): void => {
    const [id, oldest] = entries.entries().next().value ?? [];
    if (id === undefined || !oldest) return;
    entries.delete(id);
    bytes -= oldest.weight;
    if (oldest.marks === marks) dropped.add(oldest.entry);
  };
  return {
    get dropped() {
      return dropped.count;
    },
    get droppedGroups() {
      return dropped.groups();
    },
    add(entry) {
      const weight = weightOf(entry);
      entries.set(entry.id, { entry, weight, marks });
      bytes += weight;
      while (entries.size > maxEntries || (bytes > room && entries.size > 1)) dropOldest();
    },
    lose: (facts) => dropped.add({ ...facts, path: null }),
    find: (id) => entries.get(id)?.entry,
    sinceMark: () => [...entries.values()].filter((kept) => kept.marks === marks).map(({ entry }) => entry),
    mark() {
      marks += 1;
      dropped.clear();
    },
    clear() {
      entries = new Map();
      bytes = 0;
      dropped.clear();
    },
  };
}

interface Kept {
  readonly entry: JournalEntry;
  readonly weight: number;
  /** How many marks there were before it. */
  readonly marks: number;
}

function weightOf({ path, request, response }: JournalEntry): number {
  return ENTRY_BYTES + path.length + weightOfMessage(request) + weightOfMessage(response);
}

function weightOfMessage({ headers, body }: JournalMessage): number {
  let weight = body.bytes.length;
  for (const name in headers) weight += name.length + (headers[name]?.length ?? 0);
  return weight;
}
