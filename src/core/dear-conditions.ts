import { countUpTo } from './bisect.ts';
import { type Instant, NEVER } from './instant.ts';
import type { Condition, Rows, Selection } from './rows.ts';

/**
 * Narrows a selection by a condition that is dear to test, row by row. What was found of settled rows is kept: asked
 * again, only the rows that still live, and those that have come in since, are tested.
 */
export function narrowByDear<Traits>(
  rows: Rows<Traits>,
  { length, rowAt }: Selection,
  condition: Condition<Traits>,
  now: Instant,
): Selection {
  const metByRow = metByRowOf(rows, condition.key);
  const met: number[] = [];
  for (let position = 0; position < length; position += 1) {
    const row = rowAt(position);
    if (isMet(rows, row, condition, now, metByRow)) met.push(row);
  }
  return {
    length: met.length,
    rowAt: (position) => met[position] ?? -1,
    rankOf: (row) => countUpTo(met, row - 1),
  };
}

type MetByRow = Map<number, boolean>;

function isMet<Traits>(
  rows: Rows<Traits>,
  row: number,
  condition: Condition<Traits>,
  now: Instant,
  metByRow: MetByRow,
): boolean {
  if (rows.settledAt(row) > now) return condition.test(rows.traits(row, now), now);
  const known = metByRow.get(row);
  if (known !== undefined) return known;
  const isNowMet = condition.test(rows.settledTraits(row), NEVER);
  if (metByRow.size >= MAX_KEPT_ROWS) metByRow.clear();
  metByRow.set(row, isNowMet);
  return isNowMet;
}

/** Rows of which a condition's result is kept, and conditions of which any are, for one set of rows. */
const MAX_KEPT_ROWS = 10_000;
const MAX_CONDITIONS = 64;
const keptOfRows = new WeakMap<Rows, Map<string, { metByRow: MetByRow; revision: number }>>();

function metByRowOf(rows: Rows, key: string): MetByRow {
  const all = keptOfRows.get(rows) ?? new Map<string, { metByRow: MetByRow; revision: number }>();
  keptOfRows.set(rows, all);
  const kept = all.get(key) ?? { metByRow: new Map(), revision: rows.revision };
  for (const row of rows.changedSince(kept.revision)) kept.metByRow.delete(row);
  kept.revision = rows.revision;
  all.delete(key);
  all.set(key, kept);
  for (const oldest of all.keys()) {
    if (all.size <= MAX_CONDITIONS) break;
    all.delete(oldest);
  }
  return kept.metByRow;
}
