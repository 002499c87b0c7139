/** How soon what was written can be read, and what a walk through pages sees meanwhile. */
export interface ConsistencyRule {
  /** Operations; null for all. */
  readonly on: readonly string[] | null;
  readonly provider: readonly string[] | null;
  /** Milliseconds after a create until lists show it. */
  readonly listLag: number;
  /** Milliseconds after a create until it is found by its id. */
  readonly readLag: number;
  readonly cursors: CursorSemantics;
  /** Milliseconds for which a cursor is good; null for ever. */
  readonly cursorLife: number | null;
  /** Rows that an unpaged list shows at most; undefined leaves it to the provider. */
  readonly listMax: number | undefined;
}

/**
 * `keyset`: a page begins behind the last row seen, and inserts do not shift it. `snapshot`: all pages of a walk show
 * what was there at its first. `offset`: a page begins after so many rows, and drifts with inserts and deletes.
 */
export type CursorSemantics = (typeof CURSOR_SEMANTICS)[number];
export const CURSOR_SEMANTICS = ['keyset', 'snapshot', 'offset'] as const;
