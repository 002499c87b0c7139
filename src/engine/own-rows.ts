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
    countAt(changes) {
      let low = 0;
      let high = before.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((before[middle] ?? changes) < changes) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}
