import type { Instant } from '../../core/instant.ts';
import { createQueue } from '../../core/queue.ts';
import { createDroppedEntries, type DroppedFacts, type DroppedGroup } from './dropped.ts';
import { createTexts, type Texts } from './held-body.ts';

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

/** An entry as it is held until it is read: most are never read, and to take their secrets out takes time. */
export interface HeldEntry extends DroppedFacts {
  readonly id: string;
  /** Characters and bytes that it holds, roughly. */
  readonly weight: number;
  /** The entry's path, with its query or without, and with its secrets taken out. */
  readonly path: string;
  read(): JournalEntry;
  /** Moves its texts to where the journal has them: from then on it can be read as long as the journal keeps it. */
  stow(texts: Texts): void;
}

/** An entry of a list: the id tells whether it is worth to be read. */
export interface ListedEntry {
  readonly id: string;
  read(): JournalEntry;
}

/** The evidence: requests and their answers, the oldest going when there are too many or too much. */
export interface Journal {
  add(entry: HeldEntry): void;
  /** Counts an entry that could not be made as one that had to go. */
  lose(facts: Omit<DroppedFacts, 'path'>): void;
  /** Looks through all that there are. */
  find(id: string): JournalEntry | undefined;
  /** Entries since the last mark, oldest first. */
  sinceMark(): readonly ListedEntry[];
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
/** Bytes of texts that room is made for at once: more than any entry has. */
const TEXT_ROOM = 64 * 1024;
/** Bytes of texts that stay for entries to come: polls are answered the same. */
const SHARED_TEXT = 256 * 1024;
/** What an entry weighs beside its texts, roughly. */
const ENTRY_BYTES = 1024;

export function createJournal({ maxEntries = DEFAULT_ENTRIES, maxBytes }: JournalBounds = {}): Journal {
  const kept = createQueue<Kept>();
  let texts = createTexts(TEXT_ROOM, SHARED_TEXT);
  const room = maxBytes ?? maxEntries * BYTES_PER_ENTRY;
  let bytes = 0;
  let marks = 0;
  const dropped = createDroppedEntries();

  const dropOldest = (): void => {
    const oldest = kept.shift();
    if (!oldest) return;
    bytes -= oldest.weight;
    texts.queue.dropBefore(oldest.end);
    if (oldest.marks === marks) dropped.add(oldest.state);
  };
  return {
    get dropped() {
      return dropped.count;
    },
    get droppedGroups() {
      return dropped.groups();
    },
    add(entry) {
      const weight = ENTRY_BYTES + entry.weight;
      entry.stow(texts);
      kept.push({ state: entry, weight, marks, end: texts.queue.end });
      bytes += weight;
      while (kept.size > maxEntries || (bytes > room && kept.size > 1)) dropOldest();
    },
    lose: (facts) => dropped.add({ ...facts, path: null }),
    find(id) {
      const found = kept.all().find(({ state }) => state.id === id);
      return found && read(found);
    },
    sinceMark: () =>
      kept
        .all()
        .filter((one) => one.marks === marks)
        .map((one) => ({ id: one.state.id, read: () => read(one) })),
    mark() {
      marks += 1;
      dropped.clear();
    },
    clear() {
      kept.clear();
      texts = createTexts(TEXT_ROOM, SHARED_TEXT);
      bytes = 0;
      dropped.clear();
    },
  };
}

interface Kept {
  /** Once it was read, it is held no longer as it came. */
  state: HeldEntry | JournalEntry;
  readonly weight: number;
  /** Where its texts end. */
  readonly end: number;
  /** How many marks there were before it. */
  readonly marks: number;
}

function read(kept: Kept): JournalEntry {
  const { state } = kept;
  const entry = 'read' in state ? state.read() : state;
  kept.state = entry;
  return entry;
}
