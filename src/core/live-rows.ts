import type { Instant } from './instant.ts';
import type { Rows } from './rows.ts';

interface LiveRows {
  readonly now: Instant;
  readonly revision: number;
  /** Rows below this one had been created. */
  readonly end: number;
  readonly rows: readonly number[];
}

const lastOfRows = new WeakMap<Rows, LiveRows>();

/**
 * The rows created by an instant that have not had their last event by then, in order. Asked as time goes by, only
 * those that lived before are looked at, and those that have come in.
 *
 * @param end how many rows were created by `now`.
 */
export function liveRowsOf(rows: Rows, end: number, now: Instant): readonly number[] {
  const { revision } = rows;
  const last = lastOfRows.get(rows);
  const goesOn = last !== undefined && last.revision === revision && last.now <= now;
  if (goesOn && last.now === now && last.end === end) return last.rows;
  const isLive = (row: number): boolean => !rows.isSettled(row, now);
  const live = goesOn ? last.rows.filter(isLive) : [];
  for (let row = goesOn ? last.end : rows.countSettled(now); row < end; row += 1) {
    if (isLive(row)) live.push(row);
  }
  lastOfRows.set(rows, { now, revision, end, rows: live });
  return live;
}
