import type { DroppedGroup } from '../dropped.ts';
import type { Journal, JournalEntry } from '../journal.ts';
import { type Condition, conditionsOf } from './conditions.ts';
import { type KeptValues, readKept } from './kept-values.ts';
import { boundsOf, type Question, type Times } from './question.ts';
import type { Truth } from './truth.ts';

/** What the journal says to a question. */
export interface Verification {
  /** True where the count is as wished, and sure to be. */
  readonly ok: boolean;
  /** Requests since the last reset that are known to be what was asked for. */
  readonly count: number;
  /** False where something that the question needs was not kept: then there may be more. */
  readonly complete: boolean;
  /** The answer in a sentence. */
  readonly message: string;
  /** Requests that come nearest, the nearest first; empty where it is ok. */
  readonly nearest: readonly NearestRequest[];
}

/** A request that is nearly what was asked for. */
export interface NearestRequest {
  readonly id: string;
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** What differs, each in a sentence. Empty where it is what was asked for, and one too many. */
  readonly differences: readonly string[];
}

/** Counts the requests since the last reset that a question is about, and compares them with what is wished. */
export function verify(journal: Journal, question: Question, times?: Times): Verification {
  const conditions = conditionsOf(question);
  const entries = journal.sinceMark().map((entry) => entry.read());
  const kept = entries.map((entry) => {
    const values = readKept(entry);
    return tally(conditions, (condition) => condition.of(values), 1);
  });
  const dropped = journal.droppedGroups.map((group) => tallyGroup(conditions, group));
  const count = sum([...kept, ...dropped], 'sure');
  const open = sum([...kept, ...dropped], 'open');
  const bounds = boundsOf(times);
  const ok = count >= bounds.atLeast && count + open <= bounds.atMost;
  // More of them, or fewer, would change nothing.
  const complete = open === 0;
  // Where what was asked for may be among what was dropped, what is of another kind is not near it.
  const wasDropped = dropped.some((group) => group.sure + group.open > 0);
  const near = ok ? [] : nearestOf(conditions, entries, wasDropped);
  return {
    ...{ ok, count, complete },
    message: sentenceOf({ count, open, ok }, bounds),
    nearest: near,
  };
}

interface Tally {
  /** Requests that are what was asked for. */
  readonly sure: number;
  /** Those that may be. */
  readonly open: number;
}

const NONE: Tally = { sure: 0, open: 0 };

/** Stops at the first condition that is not met: the later ones cost more. */
function tally(
  conditions: readonly Condition[],
  truthOf: (condition: Condition) => Truth,
  count: number,
): Tally {
  let isSure = true;
  for (const condition of conditions) {
    const found = truthOf(condition);
    if (found === 'no') return NONE;
    if (found === 'unknown') isSure = false;
  }
  return isSure ? { sure: count, open: 0 } : { sure: 0, open: count };
}

function tallyGroup(conditions: readonly Condition[], group: DroppedGroup): Tally {
  return tally(conditions, (condition) => condition.ofDropped(group), group.count);
}

function sum(tallies: readonly Tally[], of: keyof Tally): number {
  return tallies.reduce((total, one) => total + one[of], 0);
}

interface Outcome {
  readonly ok: boolean;
  readonly count: number;
  readonly open: number;
}

function sentenceOf({ ok, count, open }: Outcome, { atLeast, atMost }: ReturnType<typeof boundsOf>): string {
  const received = `Received ${count === 1 ? '1 such request' : `${count || 'no'} such requests`}`;
  const wanted =
    atLeast === atMost
      ? `${atLeast}`
      : atMost === Number.POSITIVE_INFINITY
        ? `at least ${atLeast}`
        : atLeast === 0
          ? `at most ${atMost}`
          : `${atLeast} to ${atMost}`;
  if (ok) return `${received}; wanted ${wanted}.`;
  // However many of these there are, the bounds are missed.
  const isSure = open === 0 || count > atMost || count + open < atLeast;
  return isSure
    ? `${received}${open > 0 ? `, and ${open} that may be` : ''}; wanted ${wanted}.`
    : `${received}, and ${open} of which too little is kept to say: the answer is incomplete. Wanted ${wanted}. Ask right after the requests, keep more with --journal-entries, or ask for operation, method, path and status alone.`;
}

const MAX_NEAREST = 3;

/**
 * The entries that most of a question is true of, of equal ones the newest.
 *
 * @param isOfKind leaves out those that what comes first in the question is not true of.
 */
function nearestOf(
  conditions: readonly Condition[],
  entries: readonly JournalEntry[],
  isOfKind: boolean,
): readonly NearestRequest[] {
  const best: { readonly values: KeptValues; readonly score: number }[] = [];
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (!entry) continue;
    const values = readKept(entry);
    if (isOfKind && conditions[0]?.of(values) === 'no') continue;
    const least = best.length < MAX_NEAREST ? -1 : (best.at(-1)?.score ?? -1);
    const score = scoreOf(conditions, values, least);
    if (score <= least) continue;
    const place = best.findIndex((other) => other.score < score);
    best.splice(place < 0 ? best.length : place, 0, { values, score });
    best.length = Math.min(best.length, MAX_NEAREST);
  }
  return best.map(({ values }) => ({
    ...{ id: values.entry.id, operation: values.entry.operation, method: values.entry.method },
    ...{ path: values.entry.path, status: values.entry.status },
    differences: conditions
      .filter((condition) => condition.of(values) !== 'yes')
      .map((condition) => condition.difference(values)),
  }));
}

/** What comes first in a question tells more. What cannot get above the least that counts is not looked at to the end. */
function scoreOf(conditions: readonly Condition[], values: KeptValues, least: number): number {
  let score = 0;
  let ahead = (conditions.length * (conditions.length + 1)) / 2;
  for (const [index, condition] of conditions.entries()) {
    if (score + ahead <= least) return score;
    const weight = conditions.length - index;
    ahead -= weight;
    if (condition.of(values) !== 'no') score += weight;
  }
  return score;
}
