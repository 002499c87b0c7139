import type { Instant } from './instant.ts';

/**
 * An ordered set of resources, oldest first, that can be asked without being held: a dataset's rows, or what
 * was created since. Traits are what filters look at.
 */
export interface Rows<Traits = unknown> {
  /** All of them, also those that lie ahead. */
  readonly size: number;
  /** Never decreases with the row. */
  createdAt(row: number): Instant;
  /** How many leading rows have had their last event by `now`; they are answered from `settledTraits`. */
  countSettled(now: Instant): number;
  /** The traits after the row's last event. */
  settledTraits(row: number): Traits;
  /** The traits at an instant. */
  traits(row: number, now: Instant): Traits;
  /** Grows when rows that were there change (an amended plan): what was derived from them is out of date. */
  readonly revision: number;
}

/** A test of traits, with a name that is the same whenever the test is. */
export interface Condition<Traits = unknown> {
  readonly key: string;
  test(traits: Traits): boolean;
}

/** Which rows are wanted: created in the half-open interval (after, until], and meeting a condition. */
export interface Criteria<Traits = unknown> {
  readonly after: Instant;
  readonly until: Instant;
  readonly where: Condition<Traits> | undefined;
}

/** Rows that meet criteria at an instant, oldest first. */
export interface Selection {
  readonly length: number;
  rowAt(position: number): number;
}

/** Selects at an instant. Settled rows come from posting lists, so that only the live window is evaluated. */
export function selectRows<Traits>(rows: Rows<Traits>, criteria: Criteria<Traits>, now: Instant): Selection {
  const first = countCreated(rows, criteria.after);
  const end = Math.max(first, countCreated(rows, Math.min(now, criteria.until)));
  const { where } = criteria;
  if (!where) return { length: end - first, rowAt: (position) => first + position };

  const settled = Math.min(end, Math.max(first, rows.countSettled(now)));
  const postings = postingsOf(rows, where, settled);
  const from = lowerBound(postings, first);
  const split = lowerBound(postings, settled) - from;
  const live: number[] = [];
  for (let row = settled; row < end; row += 1) if (where.test(rows.traits(row, now))) live.push(row);
  return {
    length: split + live.length,
    rowAt: (position) => (position < split ? postings[from + position] : live[position - split]) ?? -1,
  };
}

/** How many rows were created by an instant. */
export function countCreated(rows: Rows, at: Instant): number {
  let low = 0;
  let high = rows.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows.createdAt(middle) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The position of the first entry that is not below `row`. */
function lowerBound(postings: readonly number[], row: number): number {
  let low = 0;
  let high = postings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((postings[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Postings {
  readonly rows: number[];
  /** Rows below this one were looked at. */
  seen: number;
  revision: number;
}

/** Entries that the posting lists of one set of rows may hold together. */
const MAX_ENTRIES = 4_000_000;
const MAX_LISTS = 256;
const listsOfRows = new WeakMap<Rows, Map<string, Postings>>();

/** The settled rows that meet a condition; kept, and extended as more rows settle. */
function postingsOf<Traits>(
  rows: Rows<Traits>,
  where: Condition<Traits>,
  settled: number,
): readonly number[] {
  const lists = listsOfRows.get(rows) ?? new Map<string, Postings>();
  listsOfRows.set(rows, lists);
  const known = lists.get(where.key);
  const postings = known?.revision === rows.revision ? known : { rows: [], seen: 0, revision: rows.revision };
  for (; postings.seen < settled; postings.seen += 1) {
    if (where.test(rows.settledTraits(postings.seen))) postings.rows.push(postings.seen);
  }
  lists.delete(where.key);
  lists.set(where.key, postings);
  dropOldest(lists);
  return postings.rows;
}

/** Lists are in order of use, the latest last; the latest always stays. */
function dropOldest(lists: Map<string, Postings>): void {
  let entries = 0;
  for (const { rows } of lists.values()) entries += rows.length;
  for (const [key, { rows }] of lists) {
    if (lists.size === 1 || (entries <= MAX_ENTRIES && lists.size <= MAX_LISTS)) return;
    lists.delete(key);
    entries -= rows.length;
  }
}
