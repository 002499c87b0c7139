import { createHeap } from './heap.ts';
import { type Instant, NEVER } from './instant.ts';
import type { Rows } from './rows.ts';

/**
 * When something happens next to each of the rows that live. It goes forward in time only, and costs what happens
 * meanwhile, however many rows there are.
 */
export interface Turns {
  /** The instant that it has come to. */
  readonly at: Instant;
  /**
   * Goes on to an instant, no earlier than `at`.
   *
   * @param created how many rows were created by then.
   * @returns the rows to which something has happened since, and those that have come in; each once, in no order.
   */
  goTo(now: Instant, created: number): readonly number[];
  /** When something happens next to a row that has come in; NEVER when nothing does. */
  nextAt(): Instant;
}

/**
 * @param begin where it begins, and how many rows were created by then.
 * @param nextAtOf when something happens next to a row after an instant; NEVER when nothing does any more.
 */
export function createTurns(
  rows: Rows,
  begin: { readonly at: Instant; readonly created: number },
  nextAtOf: (row: number, now: Instant) => Instant,
): Turns {
  const heap = createHeap<Turn>((one, other) => one.at - other.at);
  const current = new Map<number, Turn>();
  let { at } = begin;
  let end = begin.created;
  let { revision } = rows;

  const put = (row: number): void => {
    current.delete(row);
    const nextAt = nextAtOf(row, at);
    if (nextAt === NEVER) return;
    const turn: Turn = { row, at: nextAt };
    current.set(row, turn);
    heap.push(turn);
  };
  /** The future of amended rows is another: what was ahead of them stays in the heap until it is the first, or the most. */
  const followChanges = (): void => {
    if (rows.revision === revision) return;
    for (const row of rows.changedSince(revision)) if (row < end) put(row);
    revision = rows.revision;
    if (heap.size > 2 * current.size + MIN_CLEANED) heap.keep((turn) => current.get(turn.row) === turn);
  };
  const first = (): Turn | undefined => {
    for (let turn = heap.peek(); turn; turn = heap.peek()) {
      if (current.get(turn.row) === turn) return turn;
      heap.pop();
    }
    return undefined;
  };
  for (let row = rows.countSettled(at); row < end; row += 1) if (rows.settledAt(row) > at) put(row);

  return {
    get at() {
      return at;
    },
    goTo(now, created) {
      followChanges();
      const turned: number[] = [];
      for (let turn = first(); turn && turn.at <= now; turn = first()) {
        turned.push(turn.row);
        turn.at = nextAtOf(turn.row, now);
        if (turn.at < NEVER) heap.sinkFirst();
        else current.delete(turn.row);
      }
      at = now;
      for (; end < created; end += 1) {
        turned.push(end);
        put(end);
      }
      return turned;
    },
    nextAt() {
      followChanges();
      return first()?.at ?? NEVER;
    },
  };
}

interface Turn {
  readonly row: number;
  at: Instant;
}

/** Below so many it is not worth it to look for what is there no more. */
const MIN_CLEANED = 64;
