import { createColumn } from '../core/column.ts';
import type { Instant } from '../core/instant.ts';
import { keepByRow } from '../core/keep-by-row.ts';
import { nextEventAt, type Plan, settledAt } from '../core/plan.ts';
import { createTimelines } from '../core/timelines.ts';

/**
 * What was created of one kind while a world runs, in the order of the log. Held are the instants of each and where it
 * stands in the log: its plan follows from that, and is made again when it is asked for.
 */
export interface CreatedPlans {
  readonly size: number;
  /**
   * Adds a plan that was created no earlier than those before it; gives its row.
   *
   * @param changes how many came before in the log.
   */
  push(plan: Plan, changes: number): number;
  /** Puts an amended plan in a row's place. */
  replace(row: number, plan: Plan): void;
  planAt(row: number): Plan;
  /** The amended plan of a row; undefined where it is as it was created. */
  amendedAt(row: number): Plan | undefined;
  createdAt(row: number): Instant;
  settledAt(row: number): Instant;
  nextEventAt(row: number, now: Instant): Instant;
  /** When its traits may change next. */
  nextTurnAt(row: number, now: Instant): Instant;
  /** How many changes came before a row's creation. */
  changesBefore(row: number): number;
}

/** @param replay makes the plan of the create that so many changes of the log came before. */
export function createCreatedPlans(replay: (changes: number) => Plan): CreatedPlans {
  const timelines = createTimelines();
  const changesBefore = createColumn();
  const amended = new Map<number, Plan>();
  const remade = keepByRow((row) => replay(changesBefore.at(row)));
  /** What was created is mostly asked for at once. */
  let latest: Plan | undefined;

  const planAt = (row: number): Plan => {
    const { length } = changesBefore;
    if (row >= length)
      throw new Error(`Failed to find row "${row}": there are ${length}. Ask for one below that.`);
    const known = amended.get(row) ?? (row === length - 1 ? latest : undefined);
    return known ?? remade(row);
  };
  return {
    get size() {
      return changesBefore.length;
    },
    push(plan, changes) {
      timelines.push(plan);
      changesBefore.push(changes);
      latest = plan;
      return changesBefore.length - 1;
    },
    replace: (row, plan) => amended.set(row, plan),
    planAt,
    amendedAt: (row) => amended.get(row),
    createdAt: timelines.createdAt,
    settledAt(row) {
      const plan = amended.get(row);
      return plan ? settledAt(plan) : timelines.settledAt(row);
    },
    nextEventAt(row, now) {
      const plan = amended.get(row);
      const known = plan ? undefined : timelines.nextEventAt(row, now);
      return known ?? nextEventAt(plan ?? planAt(row), now);
    },
    nextTurnAt(row, now) {
      const plan = amended.get(row);
      return plan ? nextEventAt(plan, now) : timelines.nextOutlinedAt(row, now);
    },
    changesBefore: changesBefore.at,
  };
}
