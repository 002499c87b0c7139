import type { Buffer } from 'node:buffer';

/** Lists that were written lately. The same rows in the same frame are the same bytes. */
export interface PageCache {
  find(frame: string, rows: readonly Buffer[]): Uint8Array | undefined;
  keep(frame: string, rows: readonly Buffer[], bytes: Uint8Array): void;
}

/** Bytes of pages that are kept; past it the one that was not asked for the longest goes. */
const MAX_BYTES = 8 * 1024 * 1024;
/** Pages that are kept: small ones weigh more by what they are kept with than by their bytes. */
const MAX_PAGES = 1000;

export function createPageCache(maxBytes = MAX_BYTES, maxPages = MAX_PAGES): PageCache {
  // By the first row's bytes, in order of use: a page that begins with other bytes is another page.
  const pages = new Map<Buffer, Page>();
  let total = 0;

  const drop = (key: Buffer): void => {
    total -= pages.get(key)?.bytes.length ?? 0;
    pages.delete(key);
  };
  return {
    find(frame, rows) {
      const [first] = rows;
      const page = first && pages.get(first);
      if (!page || page.frame !== frame || !isSame(page.rows, rows)) return undefined;
      pages.delete(first);
      pages.set(first, page);
      return page.bytes;
    },
    keep(frame, rows, bytes) {
      const [first] = rows;
      if (!first || bytes.length > maxBytes) return;
      drop(first);
      pages.set(first, { frame, rows, bytes });
      total += bytes.length;
      for (const key of pages.keys()) {
        if (total <= maxBytes && pages.size <= maxPages) return;
        drop(key);
      }
    },
  };
}

interface Page {
  readonly frame: string;
  readonly rows: readonly Buffer[];
  readonly bytes: Uint8Array;
}

/** Rows that are kept are the same objects as long as they are right. */
function isSame(a: readonly Buffer[], b: readonly Buffer[]): boolean {
  return a.length === b.length && a.every((row, index) => row === b[index]);
}
