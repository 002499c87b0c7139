import { NEVER } from '../core/instant.ts';
import { nextEventAt, type Plan, settledAt } from '../core/plan.ts';
import { countCreated } from '../core/rows.ts';
import type { ResourceKind, ResourceRows } from './resource.ts';

/** The same rows with some plans amended: how one sandbox changes data that it shares with others. */
export function overlayRows(
  kind: ResourceKind,
  base: ResourceRows,
  amended: ReadonlyMap<number, Plan>,
): ResourceRows {
  const rows = [...amended.keys()].sort((a, b) => a - b);
  const overlaid: ResourceRows = {
    size: base.size,
    revision: base.revision,
    createdAt: (row) => base.createdAt(row),
    planAt: (row) => amended.get(row) ?? base.planAt(row),
    ownerOf: (row) => amended.get(row) ?? base.ownerOf(row),
    countSettled(now) {
      const unsettled = rows.find((row) => settledAt(amended.get(row) ?? base.planAt(row)) > now);
      return Math.min(base.countSettled(now), unsettled ?? base.size);
    },
    traits(row, now) {
      const plan = amended.get(row);
      return plan ? kind.traits(plan, now) : base.traits(row, now);
    },
    settledTraits(row) {
      const plan = amended.get(row);
      return plan ? kind.traits(plan, NEVER) : base.settledTraits(row);
    },
    nextEventAt(now) {
      let next = NEVER;
      const end = countCreated(overlaid, now);
      for (let row = overlaid.countSettled(now); row < end; row += 1)
        next = Math.min(next, nextEventAt(overlaid.planAt(row), now));
      return next;
    },
  };
  return overlaid;
}
