import { narrowByDear } from './dear-conditions.ts';
import { type Instant, NEVER } from './instant.ts';
import { liveRowsOf } from './live-rows.ts';
import { createRowSet, type RowSet } from './row-set.ts';

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
  /** Whether a row has had its last event by `now`: also one behind others that have not. */
  isSettled(row: number, now: Instant): boolean;
  /** The traits after the row's last event. */
  settledTraits(row: number): Traits;
  /** The traits at an instant; what of them moves between events takes the instant itself. */
  traits(row: number, now: Instant): Traits;
  /** How often rows that were there have changed (an amended plan). */
  readonly revision: number;
  /** The rows that have changed since a revision: one for each that it grew by. */
  changedSince(revision: number): readonly number[];
  /** Rows of which these are the same but for what changed; what is known of them is known of most of these. */
  readonly base?: Rows<Traits>;
}

/** A test of traits, with a name that is the same whenever the test is. */
export interface Condition<Traits = unknown> {
  readonly key: string;
  /** @param now as of when; NEVER where all has happened. */
  test(traits: Traits, now: Instant): boolean;
}

/** Which rows are wanted: created in the half-open interval (after, until], and meeting a condition. */
export interface Criteria<Traits = unknown> {
  readonly after: Instant;
  readonly until: Instant;
  readonly where: Condition<Traits> | undefined;
  /** A further condition, too dear to be tried on every row: only what else is wanted is tested. */
  readonly dear?: Condition<Traits> | undefined;
}

/** Rows that meet criteria at an instant, oldest first. */
export interface Selection {
  readonly length: number;
  rowAt(position: number): number;
}

/** Selects at an instant. */
export function selectRows<Traits>(rows: Rows<Traits>, criteria: Criteria<Traits>, now: Instant): Selection {
  const wanted = selectCheaply(rows, criteria, now);
  return criteria.dear ? narrowByDear(rows, wanted, criteria.dear, now) : wanted;
}

/** Settled rows come from posting lists, so that only those that still live are evaluated. */
function selectCheaply<Traits>(rows: Rows<Traits>, criteria: Criteria<Traits>, now: Instant): Selection {
  const created = countCreated(rows, now);
  const first = Math.min(created, countCreated(rows, criteria.after));
  const end = Math.max(first, Math.min(created, countCreated(rows, criteria.until)));
  const { where } = criteria;
  if (!where) return { length: end - first, rowAt: (position) => first + position };

  const live = liveRowsOf(rows, created, now);
  const settled = Math.min(end, Math.max(first, live[0] ?? end));
  const postings = postingsOf(rows, where, end);
  const from = postings.rows.rank(first);
  const split = postings.rows.rank(settled) - from;
  const window = windowOf(postings, { settled, end, live }, (row) => where.test(rows.traits(row, now), now));
  return {
    length: split + window.length,
    rowAt: (position) =>
      position < split ? postings.rows.select(from + position) : (window[position - split] ?? -1),
  };
}

/** The rows among which some still live. */
interface Window {
  readonly settled: number;
  readonly end: number;
  /** The same array as long as the instant is the same. */
  readonly live: readonly number[];
}

/** Of the rows in a window those that meet a condition now; kept, so that an instant is not looked at twice. */
function windowOf(
  postings: Postings,
  { settled, end, live }: Window,
  isMet: (row: number) => boolean,
): readonly number[] {
  const last = postings.window;
  if (last && last.live === live && last.settled === settled && last.end === end) return last.met;
  const asked = live.filter((row) => row >= settled && row < end);
  const met = replaceRows(postings.rows.list(settled, end), asked, isMet);
  postings.window = { settled, end, live, met };
  return met;
}

/** Some rows in order, where of those in `asked`, also in order, only the ones are in that meet a test. */
function replaceRows(
  rows: readonly number[],
  asked: readonly number[],
  isMet: (row: number) => boolean,
): readonly number[] {
  const replaced: number[] = [];
  let next = 0;
  for (const row of asked) {
    for (; (rows[next] ?? row) < row; next += 1) replaced.push(rows[next] ?? row);
    if (rows[next] === row) next += 1;
    if (isMet(row)) replaced.push(row);
  }
  for (; next < rows.length; next += 1) replaced.push(rows[next] ?? -1);
  return replaced;
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

/** The rows that meet a condition once they have settled. */
interface Postings {
  readonly rows: RowSet;
  /** Rows below this one were looked at. */
  seen: number;
  /** As of which revision of the rows. */
  revision: number;
  /** What was found last among the rows that still live. */
  window: (Window & { readonly met: readonly number[] }) | undefined;
}

/** What the posting lists of one set of rows may take together. */
const MAX_BYTES = 32 * 1024 * 1024;
const MAX_LISTS = 256;
const listsOfRows = new WeakMap<Rows, Map<string, Postings>>();

/** Of the rows below `end`, those that meet a condition once they have settled; kept, extended, and mended. */
function postingsOf<Traits>(rows: Rows<Traits>, where: Condition<Traits>, end: number): Postings {
  const lists = listsOfRows.get(rows) ?? new Map<string, Postings>();
  listsOfRows.set(rows, lists);
  const postings = lists.get(where.key) ?? beginPostings(rows, where, end);
  const look = (row: number): void => postings.rows.put(row, where.test(rows.settledTraits(row), NEVER));
  for (const row of rows.changedSince(postings.revision)) if (row < postings.seen) look(row);
  postings.revision = rows.revision;
  for (; postings.seen < end; postings.seen += 1) look(postings.seen);
  lists.delete(where.key);
  lists.set(where.key, postings);
  dropOldest(lists);
  return postings;
}

/** Where rows are those of a base but for a few, so is what meets the condition. */
function beginPostings<Traits>(rows: Rows<Traits>, where: Condition<Traits>, end: number): Postings {
  const { base } = rows;
  if (!base) return { rows: createRowSet(end), seen: 0, revision: rows.revision, window: undefined };
  return { rows: postingsOf(base, where, end).rows.copy(), seen: end, revision: 0, window: undefined };
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
