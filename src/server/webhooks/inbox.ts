import type { Instant } from '../../core/instant.ts';

/** Something that was posted to the built-in receiver. */
export interface InboxEntry {
  readonly id: string;
  readonly at: Instant;
  readonly method: string;
  /** As it was sent, without its question mark, secrets taken out; empty without one. */
  readonly query: string;
  /** Names in lower case; secrets are taken out. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it was sent. */
  readonly body: string;
}

/** The built-in receiver of one sandbox: for those who have no receiver yet. The oldest go first. */
export interface Inbox {
  receive(name: string, entry: Omit<InboxEntry, 'id'>): void;
  /** Oldest first. */
  list(name: string): readonly InboxEntry[];
  /** How many of that name went to make room; of the names past the first 1,000, which are not counted apart, 0. */
  droppedOf(name: string): number;
  /** How many went to make room of the names that are not counted apart. */
  readonly droppedOfOthers: number;
  clear(name: string): void;
  clearAll(): void;
}

const MAX_ENTRIES = 1000;
const MAX_BYTES = 16 * 1024 * 1024;
/** Names that are counted apart. */
const MAX_NAMES = 1000;

/** Whether a text can name an inbox. */
export function isInboxName(name: string): boolean {
  return /^[A-Za-z0-9._-]{1,64}$/.test(name);
}

export function createInbox(): Inbox {
  // In the order in which they came.
  let entries: { readonly name: string; readonly entry: InboxEntry }[] = [];
  let dropped = new Map<string, number>();
  let droppedOfOthers = 0;
  let bytes = 0;
  let received = 0;
  const countDropped = (name: string): void => {
    const count = dropped.get(name);
    if (count !== undefined || dropped.size < MAX_NAMES) dropped.set(name, (count ?? 0) + 1);
    else droppedOfOthers += 1;
  };
  return {
    receive(name, entry) {
      received += 1;
      entries.push({ name, entry: { id: String(received), ...entry } });
      bytes += sizeOf(entry);
      while (entries.length > MAX_ENTRIES || (bytes > MAX_BYTES && entries.length > 1)) {
        const oldest = entries.shift();
        if (!oldest) return;
        bytes -= sizeOf(oldest.entry);
        countDropped(oldest.name);
      }
    },
    list: (name) => entries.filter((one) => one.name === name).map(({ entry }) => entry),
    droppedOf: (name) => dropped.get(name) ?? 0,
    get droppedOfOthers() {
      return droppedOfOthers;
    },
    clear(name) {
      entries = entries.filter((one) => one.name !== name);
      bytes = entries.reduce((sum, { entry }) => sum + sizeOf(entry), 0);
      dropped.delete(name);
    },
    clearAll() {
      entries = [];
      dropped = new Map();
      droppedOfOthers = 0;
      bytes = 0;
      received = 0;
    },
  };
}

function sizeOf({ query, body }: Pick<InboxEntry, 'query' | 'body'>): number {
  return query.length + body.length;
}
