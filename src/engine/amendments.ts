import type { Plan } from '../core/plan.ts';
import { overlayRows } from './overlay-rows.ts';
import type { ResourceKind, ResourceRows } from './resource.ts';

/** The plan that amendments lead to, each given by how many changes of the log came before it. */
export type Replay = (plan: Plan, amendments: readonly number[]) => Plan;

/** Which rows were amended, and when: how they are shown as they were. */
export interface Amendments {
  /**
   * @param base the rows before anything was amended.
   * @param plan the row's plan before this amendment.
   * @param changes how many came before.
   */
  add(base: ResourceRows, row: number, plan: Plan, changes: number): void;
  /** The rows as they were when the log held so many changes; `rows` are those of `base` as they are now. */
  rowsAt(base: ResourceRows, rows: ResourceRows, changes: number): ResourceRows;
}

export function createAmendments(kind: ResourceKind, replay: Replay): Amendments {
  const byBase = new Map<ResourceRows, AmendedRows>();
  return {
    add(base, row, plan, changes) {
      const known: AmendedRows = byBase.get(base) ?? { order: [], byRow: new Map(), kept: [] };
      byBase.set(base, known);
      const amended = known.byRow.get(row) ?? { origin: plan, changes: [] };
      known.byRow.set(row, amended);
      amended.changes.push(changes);
      known.order.push({ row, changes });
    },
    rowsAt(base, rows, changes) {
      const amended = byBase.get(base);
      if (!amended || (amended.order.at(-1)?.changes ?? -1) < changes) return rows;
      const count = amended.order.length;
      const known = amended.kept.find((one) => one.changes === changes && one.count === count);
      if (known) return known.rows;
      const then = overlayRows(kind, rows);
      for (const [row, plan] of plansAt(amended, changes, replay)) then.amend(row, plan);
      amended.kept = [{ rows: then, changes, count }, ...amended.kept].slice(0, MAX_KEPT);
      return then;
    },
  };
}

interface AmendedRows {
  /** Every amendment, in the order of the log. */
  readonly order: { readonly row: number; readonly changes: number }[];
  readonly byRow: Map<number, { readonly origin: Plan; readonly changes: number[] }>;
  /** Rows as they were, for the next page of a walk; they are right until more is amended. */
  kept: readonly KeptRows[];
}

interface KeptRows {
  readonly rows: ResourceRows;
  readonly changes: number;
  /** How many amendments there were when it was made. */
  readonly count: number;
}

/** Walks that go on side by side without making their rows anew at each page. */
const MAX_KEPT = 8;

/** What was amended since, as it was; by row. */
function plansAt({ order, byRow }: AmendedRows, changes: number, replay: Replay): ReadonlyMap<number, Plan> {
  const plans = new Map<number, Plan>();
  for (let last = order.length - 1; last >= 0; last -= 1) {
    const one = order[last];
    if (!one || one.changes < changes) break;
    const amended = byRow.get(one.row);
    if (!amended || plans.has(one.row)) continue;
    const earlier = amended.changes.filter((before) => before < changes);
    plans.set(one.row, replay(amended.origin, earlier));
  }
  return plans;
}
