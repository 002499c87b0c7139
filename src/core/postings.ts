import { type Instant, NEVER } from './instant.ts';
import { createRowSet, type RowSet } from './row-set.ts';
import type { Condition, Rows } from './rows.ts';
import { type Trail, trailTo } from './trail.ts';

/**
 * The rows that meet a condition at an instant, of those that were created by then. They are kept: asked as time goes
 * by, only the rows are looked at to which something has happened, and those that have come in.
 *
 * @param created how many rows were created by then.
 */
export function rowsThatMeet<Traits>(
  rows: Rows<Traits>,
  where: Condition<Traits>,
  now: Instant,
  created: number,
): RowSet {
  return postingsOf(rows, where, now, created).rows;
}

function postingsOf<Traits>(
  rows: Rows<Traits>,
  where: Condition<Traits>,
  now: Instant,
  created: number,
): Postings {
  const lists = listsOfRows.get(rows) ?? new Map<string, Postings>();
  listsOfRows.set(rows, lists);
  const postings = lists.get(where.key) ?? beginPostings(rows, where, now, created);
  catchUp(postings, rows, where, now, created);
  lists.delete(where.key);
  lists.set(where.key, postings);
  dropOldest(lists);
  return postings;
}

interface Postings {
  readonly rows: RowSet;
  /** Rows below this one were looked at. */
  seen: number;
  /** As of which instant. */
  at: Instant;
  /** As of which revision of the rows. */
  revision: number;
  /** What was followed to there, and how far; undefined before anything was. */
  trail: Trail | undefined;
  followed: number;
}

/** What the posting lists of one set of rows may take together. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_LISTS = 256;
const listsOfRows = new WeakMap<Rows, Map<string, Postings>>();

function catchUp<Traits>(
  postings: Postings,
  rows: Rows<Traits>,
  where: Condition<Traits>,
  now: Instant,
  created: number,
): void {
  const settled = rows.countSettled(now);
  const look = (row: number): void => {
    const isMet =
      row < settled ? where.test(rows.settledTraits(row), NEVER) : where.test(rows.traits(row, now), now);
    postings.rows.put(row, isMet);
  };
  const trail = trailTo(rows, now, created);
  const known = postings.trail === trail ? trail.since(postings.followed) : undefined;
  // Off the trail, whatever has lived since the earlier of both instants may have come to other traits.
  const turned = known ?? unsettledRows(rows, Math.min(postings.at, now), postings.seen);
  for (const row of turned) if (row < postings.seen) look(row);
  for (const row of rows.changedSince(postings.revision)) if (row < postings.seen) look(row);
  for (; postings.seen < created; postings.seen += 1) look(postings.seen);
  postings.at = now;
  postings.revision = rows.revision;
  postings.trail = trail;
  postings.followed = trail.length;
}

function unsettledRows(rows: Rows, at: Instant, end: number): readonly number[] {
  const unsettled: number[] = [];
  for (let row = rows.countSettled(at); row < end; row += 1)
    if (rows.settledAt(row) > at) unsettled.push(row);
  return unsettled;
}

/** Where rows are those of a base but for a few, so is what meets the condition. */
function beginPostings<Traits>(
  rows: Rows<Traits>,
  where: Condition<Traits>,
  now: Instant,
  created: number,
): Postings {
  const { base } = rows;
  const begun = { trail: undefined, followed: 0 };
  if (!base) return { rows: createRowSet(created), seen: 0, at: now, revision: rows.revision, ...begun };
  // As of whichever instant it was asked last: to bring others' to this one is not needed.
  const known = listsOfRows.get(base)?.get(where.key) ?? postingsOf(base, where, now, created);
  return { rows: known.rows.copy(), seen: known.seen, at: known.at, revision: 0, ...begun };
}

/** Lists are in order of use, the latest last; the latest always stays. */
function dropOldest(lists: Map<string, Postings>): void {
  let bytes = 0;
  for (const { rows } of lists.values()) bytes += rows.bytes;
  for (const [key, { rows }] of lists) {
    if (lists.size === 1 || (bytes <= MAX_BYTES && lists.size <= MAX_LISTS)) return;
    lists.delete(key);
    bytes -= rows.bytes;
  }
}
