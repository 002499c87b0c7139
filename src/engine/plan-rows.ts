import { countUpTo } from '../core/bisect.ts';
import { type Instant, NEVER } from '../core/instant.ts';
import { nextEventAt, type Plan, settledAt } from '../core/plan.ts';
import type { ResourceKind, ResourceRows } from './resource.ts';

/** Rows that are held as plans, each created no earlier than those before it: fixtures. */
export function createPlanRows(kind: ResourceKind, plans: readonly Plan[]): ResourceRows {
  /** The latest last event among a row and those before it: where a prefix is settled is found by bisection. */
  const settled: Instant[] = [];
  for (const plan of plans) settled.push(Math.max(settled.at(-1) ?? -NEVER, settledAt(plan)));
  const planAt = (row: number): Plan => {
    const plan = plans[row];
    if (!plan)
      throw new Error(`Failed to find row "${row}": there are ${plans.length}. Ask for one below that.`);
    return plan;
  };
  return {
    size: plans.length,
    revision: 0,
    changedSince: () => [],
    planAt,
    ownerOf: planAt,
    countSettled: (now) => countUpTo(settled, now),
    settledAt: (row) => settledAt(planAt(row)),
    createdAt: (row) => planAt(row).createdAt,
    traits: (row, now) => kind.traits(planAt(row), now),
    settledTraits: (row) => kind.traits(planAt(row), NEVER),
    nextTurnAt: (row, now) => nextEventAt(planAt(row), now),
    nextEventAt: (row, now) => nextEventAt(planAt(row), now),
  };
}
