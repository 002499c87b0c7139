import { countUpTo } from '../core/bisect.ts';
import { type Instant, NEVER } from '../core/instant.ts';
import { nextEventAt, type Plan, settledAt } from '../core/plan.ts';
import type { ResourceKind, ResourceRows } from './resource.ts';

/** Rows of a base with some plans amended: how one sandbox changes data that it shares with others. */
export interface OverlayRows extends ResourceRows {
  amend(row: number, plan: Plan): void;
}

export function overlayRows(kind: ResourceKind, base: ResourceRows): OverlayRows {
  const amended = new Map<number, Plan>();
  /** The rows that are amended, in order. */
  const rows: number[] = [];
  /** For each of them, the latest last event among it and those before it; for the first of them, until it is asked for. */
  const settledBy: Instant[] = [];
  /** The rows as they were amended, one after the other; a log bounds them. */
  const changed: number[] = [];

  const overlaid: OverlayRows = {
    base,
    size: base.size,
    get revision() {
      return changed.length;
    },
    changedSince: (revision) => changed.slice(revision),
    amend(row, plan) {
      const place = countUpTo(rows, row - 1);
      if (!amended.has(row)) rows.splice(place, 0, row);
      amended.set(row, plan);
      changed.push(row);
      settledBy.length = Math.min(settledBy.length, place);
    },
    createdAt: (row) => base.createdAt(row),
    planAt: (row) => amended.get(row) ?? base.planAt(row),
    ownerOf: (row) => amended.get(row) ?? base.ownerOf(row),
    countSettled(now) {
      while (settledBy.length < rows.length) {
        const last = overlaid.settledAt(rows[settledBy.length] ?? -1);
        settledBy.push(Math.max(settledBy.at(-1) ?? -NEVER, last));
      }
      return Math.min(base.countSettled(now), rows[countUpTo(settledBy, now)] ?? base.size);
    },
    settledAt(row) {
      const plan = amended.get(row);
      return plan ? settledAt(plan) : base.settledAt(row);
    },
    traits(row, now) {
      const plan = amended.get(row);
      return plan ? kind.traits(plan, now) : base.traits(row, now);
    },
    settledTraits(row) {
      const plan = amended.get(row);
      return plan ? kind.traits(plan, NEVER) : base.settledTraits(row);
    },
    nextTurnAt(row, now) {
      const plan = amended.get(row);
      return plan ? nextEventAt(plan, now) : base.nextTurnAt(row, now);
    },
    nextEventAt(row, now) {
      const plan = amended.get(row);
      return plan ? nextEventAt(plan, now) : base.nextEventAt(row, now);
    },
  };

  return overlaid;
}
