import { bisect } from './bisect.ts';
import { narrowByDear } from './dear-conditions.ts';
import type { Instant } from './instant.ts';
import { rowsThatMeet } from './postings.ts';

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
  /** The instant of a row's last event: also of one behind others that come to theirs later. */
  settledAt(row: number): Instant;
  /** The traits after the row's last event. */
  settledTraits(row: number): Traits;
  /** The traits at an instant; what of them moves between events takes the instant itself. */
  traits(row: number, now: Instant): Traits;
  /** The first instant after `now` at which a row may come to other traits; NEVER when it has settled. */
  nextTurnAt(row: number, now: Instant): Instant;
  /** How often rows that were there have changed (an amended plan). */
  readonly revision: number;
  /** The rows that have changed since a revision: one for each that it grew by. */
  changedSince(revision: number): readonly number[];
  /** Rows of which these are the same but for what changed; what is known of them is known of most of these. */
  readonly base?: Rows<Traits>;
}

/**
 * A test of traits, with a name that is the same whenever the test is. One that looks at the instant too is dear: what
 * meets the others changes with the traits alone.
 */
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

/** Rows that meet criteria at an instant, oldest first: right until the same rows are asked again. */
export interface Selection {
  readonly length: number;
  rowAt(position: number): number;
  /** How many of them come before a row, itself selected or not. */
  rankOf(row: number): number;
}

/** Selects at an instant. */
export function selectRows<Traits>(rows: Rows<Traits>, criteria: Criteria<Traits>, now: Instant): Selection {
  const wanted = selectCheaply(rows, criteria, now);
  return criteria.dear ? narrowByDear(rows, wanted, criteria.dear, now) : wanted;
}

/** What meets a condition is kept by row, so that depth and number cost nothing. */
function selectCheaply<Traits>(rows: Rows<Traits>, criteria: Criteria<Traits>, now: Instant): Selection {
  const created = countCreated(rows, now);
  const first = Math.min(created, countCreated(rows, criteria.after));
  const end = Math.max(first, Math.min(created, countCreated(rows, criteria.until)));
  const { where } = criteria;
  const within = (row: number): number => Math.min(end, Math.max(first, row));
  if (!where) {
    return {
      length: end - first,
      rowAt: (position) => first + position,
      rankOf: (row) => within(row) - first,
    };
  }

  const met = rowsThatMeet(rows, where, now, created);
  const from = met.rank(first);
  return {
    length: met.rank(end) - from,
    rowAt: (position) => met.select(from + position),
    rankOf: (row) => met.rank(within(row)) - from,
  };
}

/** How many rows were created by an instant. */
export function countCreated(rows: Rows, at: Instant): number {
  return bisect(rows.size, (row) => rows.createdAt(row) > at);
}
