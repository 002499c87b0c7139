import type { Buffer } from 'node:buffer';

/** Lists that were written lately. The same rows in the same frame are the same bytes. */
export interface PageCache {
  find(frame: string, rows: readonly Buffer[]): Uint8Array | undefined;
  /** In the place of what the question was answered with before: while it changes, none grows old. */
  keep(frame: string, rows: readonly Buffer[], bytes: Uint8Array, question: Question): void;
}

/** What a page answers. */
export interface Question {
  /** Whose world is asked. */
  readonly asker: object;
  readonly target: string;
}

/** Bytes of pages that are kept; past it the one that was not asked for the longest goes. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Pages that are kept: small ones weigh more by what they are kept with than by their bytes. */
const MAX_PAGES = 1000;

/** Pages that begin with the same row, and are kept beside each other: a list and its filters mostly do. */
const MAX_ALIKE = 16;

export function createPageCache(maxBytes = MAX_BYTES, maxPages = MAX_PAGES): PageCache {
  // In order of use, and also by the first row's bytes: a page that begins with other bytes is another page.
  const pages = new Set<Page>();
  const alike = new Map<Buffer, readonly Page[]>();
  const latest = new WeakMap<object, Answers>();
  let total = 0;

  const drop = (page: Page): void => {
    pages.delete(page);
    total -= page.bytes.length;
    const { rows, answers, target } = page;
    if (answers.get(target) === page) answers.delete(target);
    const [first] = rows;
    if (!first) return;
    const left = alike.get(first)?.filter((other) => other !== page) ?? [];
    if (left.length > 0) alike.set(first, left);
    else alike.delete(first);
  };
  const isWithinBounds = (): boolean => total <= maxBytes && pages.size <= maxPages;
  return {
    find(frame, rows) {
      const [first] = rows;
      const page =
        first && alike.get(first)?.find((known) => known.frame === frame && isSame(known.rows, rows));
      if (!page) return undefined;
      pages.delete(page);
      pages.add(page);
      return page.bytes;
    },
    keep(frame, rows, bytes, { asker, target }) {
      const [first] = rows;
      if (!first || bytes.length > maxBytes) return;
      const answers: Answers = latest.get(asker) ?? new Map<string, Page>();
      latest.set(asker, answers);
      const before = answers.get(target);
      if (before) drop(before);
      const [oldest, ...others] = alike.get(first) ?? [];
      if (oldest && others.length + 1 >= MAX_ALIKE) drop(oldest);
      const page: Page = { frame, rows, bytes, answers, target };
      pages.add(page);
      answers.set(target, page);
      alike.set(first, [...(alike.get(first) ?? []), page]);
      total += bytes.length;
      if (isWithinBounds()) return;
      for (const known of pages) {
        drop(known);
        if (isWithinBounds()) return;
      }
    },
  };
}

/** What one asker's questions were answered with last, by target. */
type Answers = Map<string, Page>;

/** It knows whose answer it is, and not who asked: a world that is gone is not held by its pages. */
interface Page {
  readonly frame: string;
  readonly rows: readonly Buffer[];
  readonly bytes: Uint8Array;
  readonly answers: Answers;
  readonly target: string;
}

/** Rows that are kept are the same objects as long as they are right. */
function isSame(a: readonly Buffer[], b: readonly Buffer[]): boolean {
  return a.length === b.length && a.every((row, index) => row === b[index]);
}
