import { bisect } from '../core/bisect.ts';
import type { Instant } from '../core/instant.ts';
import type { Moment } from '../core/moment.ts';
import { type Serial, serialKey } from '../core/serial.ts';
import type { ResourceRows } from './resource.ts';

/** What one provider shows no more. The resources live on, for others and in truth. */
export interface Deletions {
  /** @param rows the rows among which the provider lists it, as they were before anything was amended. */
  add(serial: Serial, rows: ResourceRows, row: number, moment: Moment): void;
  /** Whether a resource is gone by an instant. */
  has(serial: Serial, at: Instant): boolean;
  /** The rows that are gone by a moment, ascending. */
  hiddenOf(rows: ResourceRows, moment: Moment): readonly number[];
}

export function createDeletions(): Deletions {
  const deletedAt = new Map<string, Instant>();
  const byRows = new Map<ResourceRows, Deleted[]>();
  return {
    add(serial, rows, row, { at, changes }) {
      const key = serialKey(serial);
      if (deletedAt.has(key)) return;
      deletedAt.set(key, at);
      const known = byRows.get(rows) ?? [];
      byRows.set(rows, known);
      known.splice(countBelow(known, row), 0, { row, at, changes });
    },
    has: (serial, at) => at >= (deletedAt.get(serialKey(serial)) ?? Number.POSITIVE_INFINITY),
    hiddenOf: (rows, moment) =>
      (byRows.get(rows) ?? [])
        .filter(({ at, changes }) => at <= moment.at && changes < moment.changes)
        .map(({ row }) => row),
  };
}

interface Deleted {
  readonly row: number;
  readonly at: Instant;
  /** How many changes came before. */
  readonly changes: number;
}

/** How many deleted rows come before a row; they are ascending. */
function countBelow(deleted: readonly Deleted[], row: number): number {
  return bisect(deleted.length, (index) => (deleted[index]?.row ?? row) >= row);
}
