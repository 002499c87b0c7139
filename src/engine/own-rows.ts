import { bisect } from '../core/bisect.ts';
import type { Plan } from '../core/plan.ts';
import { createPlanRows, type PlanRows } from './plan-rows.ts';
import type { ResourceKind } from './resource.ts';

/** What was created through one provider, in the order of the log. */
export interface OwnRows {
  readonly rows: PlanRows;
  /** @param changes how many came before. */
  append(plan: Plan, changes: number): number;
  /** How many rows there were when the log held so many changes. */
  countAt(changes: number): number;
}

export function createOwnRows(kind: ResourceKind): OwnRows {
  const rows = createPlanRows(kind);
  /** By row: how many changes came before its creation. */
  const before: number[] = [];
  return {
    rows,
    append(plan, changes) {
      before.push(changes);
      return rows.append(plan);
    },
    countAt: (changes) => bisect(before.length, (row) => (before[row] ?? changes) >= changes),
  };
}
