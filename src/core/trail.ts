import type { Instant } from './instant.ts';
import type { Rows } from './rows.ts';
import { createTurns, type Turns } from './turns.ts';

/** Which rows came to other traits, one after the other, as time went by. What is known of them follows it. */
export interface Trail {
  /** How many rows it has told of, with those that are kept no more. */
  readonly length: number;
  /** The rows that it has told of since it had so many; undefined where not all of them are kept. */
  since(length: number): readonly number[] | undefined;
}

/**
 * The trail of some rows, brought to an instant. It begins anew where it would have to go back: then it is another
 * object.
 *
 * @param created how many rows were created by then.
 */
export function trailTo(rows: Rows, now: Instant, created: number): Trail {
  const known = trails.get(rows);
  const trail = known && known.turns.at <= now ? known : beginTrail(rows, now, created);
  trails.set(rows, trail);
  trail.tell(trail.turns.goTo(now, created));
  return trail;
}

interface KeptTrail extends Trail {
  readonly turns: Turns;
  tell(rows: readonly number[]): void;
}

/** Rows that are kept at least: who follows rarely has to look at all that lived meanwhile. Twice as many are the most. */
const KEPT_ROWS = 10_000;
const trails = new WeakMap<Rows, KeptTrail>();

function beginTrail(rows: Rows, now: Instant, created: number): KeptTrail {
  let told: number[] = [];
  let gone = 0;
  return {
    turns: createTurns(rows, { at: now, created }, (row, at) => rows.nextTurnAt(row, at)),
    get length() {
      return gone + told.length;
    },
    since: (length) => (length < gone ? undefined : told.slice(length - gone)),
    tell(turned) {
      for (const row of turned) told.push(row);
      if (told.length <= 2 * KEPT_ROWS) return;
      gone += told.length - KEPT_ROWS;
      told = told.slice(-KEPT_ROWS);
    },
  };
}
