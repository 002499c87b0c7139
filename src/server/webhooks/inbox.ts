import type { Instant } from '../../core/instant.ts';

/** Something that was posted to the built-in receiver. */
export interface InboxEntry {
  readonly id: string;
  readonly at: Instant;
  readonly method: string;
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
  /** How many of that name went to make room. */
  droppedOf(name: string): number;
  clear(name: string): void;
  clearAll(): void;
}

const MAX_ENTRIES = 1000;
const MAX_BYTES = 16 * 1024 * 1024;

/** Whether a text can name an inbox. */
export function isInboxName(name: string): boolean {
  return /^[A-Za-z0-9._-]{1,64}$/.test(name);
}

export function createInbox(): Inbox {
  // In the order in which they came.
  let entries: { readonly name: string; readonly entry: InboxEntry }[] = [];
  let dropped = new Map<string, number>();
  let bytes = 0;
  let received = 0;
  return {
    receive(name, entry) {
      received += 1;
      entries.push({ name, entry: { id: String(received), ...entry } });
      bytes += entry.body.length;
      while (entries.length > MAX_ENTRIES || (bytes > MAX_BYTES && entries.length > 1)) {
        const oldest = entries.shift();
        if (!oldest) return;
        bytes -= oldest.entry.body.length;
        // Counts are kept for as many names as there may be entries.
        if (dropped.size >= MAX_ENTRIES) dropped = new Map();
        dropped.set(oldest.name, (dropped.get(oldest.name) ?? 0) + 1);
      }
    },
    list: (name) => entries.filter((one) => one.name === name).map(({ entry }) => entry),
    droppedOf: (name) => dropped.get(name) ?? 0,
    clear(name) {
      entries = entries.filter((one) => one.name !== name);
      bytes = entries.reduce((sum, { entry }) => sum + entry.body.length, 0);
      dropped.delete(name);
    },
    clearAll() {
      entries = [];
      dropped = new Map();
      bytes = 0;
      received = 0;
    },
  };
}
