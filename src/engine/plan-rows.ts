import { countUpTo } from '../core/bisect.ts';
import { type Instant, NEVER } from '../core/instant.ts';
import { nextEventAt, type Plan, settledAt } from '../core/plan.ts';
import type { ResourceKind, ResourceRows } from './resource.ts';

/** Rows that are held as plans: fixtures, and what was created while the world runs. */
export interface PlanRows extends ResourceRows {
  /** Adds a plan that was created no earlier than those before it. */
  append(plan: Plan): number;
  /** Puts an amended plan in a row's place. */
  replace(row: number, plan: Plan): void;
}

export function createPlanRows(kind: ResourceKind, initial: readonly Plan[] = []): PlanRows {
  const plans: Plan[] = [];
  /** The latest last event among a row and those before it: where a prefix is settled is found by bisection. */
  const settled: Instant[] = [];
  /** The rows that were replaced, in order; a log bounds them. */
  const changed: number[] = [];

  const append = (plan: Plan): number => {
    settled.push(Math.max(settled.at(-1) ?? -NEVER, settledAt(plan)));
    return plans.push(plan) - 1;
  };
  const planAt = (row: number): Plan => {
    const plan = plans[row];
    if (!plan)
      throw new Error(`Failed to find row "${row}": there are ${plans.length}. Ask for one below that.`);
    return plan;
  };
  const countSettled = (now: Instant): number => countUpTo(settled, now);
  for (const plan of initial) append(plan);

  return {
    get size() {
      return plans.length;
    },
    get revision() {
      return changed.length;
    },
    changedSince: (revision) => changed.slice(revision),
    append,
    planAt,
    countSettled,
    isSettled: (row, now) => settledAt(planAt(row)) <= now,
    ownerOf: planAt,
    createdAt: (row) => planAt(row).createdAt,
    traits: (row, now) => kind.traits(planAt(row), now),
    settledTraits: (row) => kind.traits(planAt(row), NEVER),
    nextTurnAt: (row, now) => nextEventAt(planAt(row), now),
    replace(row, plan) {
      plans[row] = plan;
      changed.push(row);
      for (let next = row; next < plans.length; next += 1) {
        const latest = Math.max(settled[next - 1] ?? -NEVER, settledAt(planAt(next)));
        // From a row on that is as it was, so are all behind it.
        if (latest === settled[next]) return;
        settled[next] = latest;
      }
    },
  };
}
