import { type Instant, NEVER } from '../core/instant.ts';
import { eventsBetween, settledAt } from '../core/plan.ts';
import { countCreated } from '../core/rows.ts';
import type { Serial } from '../core/serial.ts';
import type { World } from './world.ts';

/** An event that happened as a clock moved. */
export interface Fired {
  readonly at: Instant;
  readonly kind: string;
  /** The event's name within the kind, such as `answered`. */
  readonly type: string;
  readonly serial: Serial;
  readonly provider: string | null;
}

/** What happened in an interval: all counted, the first of them listed. */
export interface FiredEvents {
  readonly count: number;
  readonly fired: readonly Fired[];
}

/** Entries that are listed at most. */
export const MAX_FIRED = 1000;

/** The next instant at which something happens to what is there; arrivals that lie ahead are left out. */
export function nextDueAt(world: World, now: Instant): Instant {
  let next = NEVER;
  for (const kind of world.ledger.template.kinds.keys()) {
    for (const rows of world.ledger.sources(kind, null)) next = Math.min(next, rows.nextEventAt(now));
  }
  return next;
}

/**
 * The instant by which all has settled that was there at `since`, or was made from outside by `now`; arrivals in
 * between lead no further. `now` when that is so already.
 */
export function idleAt(world: World, now: Instant, since: Instant = now): Instant {
  let latest = now;
  for (const kind of world.ledger.template.kinds.keys()) {
    for (const rows of world.ledger.sources(kind, null)) {
      const end = countCreated(rows, now);
      for (let row = rows.countSettled(now); row < end; row += 1) {
        if (rows.isSettled(row, now)) continue;
        const plan = rows.planAt(row);
        if (plan.createdAt <= since || plan.provider !== null) latest = Math.max(latest, settledAt(plan));
      }
    }
  }
  return latest;
}

/** The events in the half-open interval (from, to], in order. */
export function firedBetween(world: World, from: Instant, to: Instant): FiredEvents {
  const all: Fired[] = [];
  for (const kind of world.ledger.template.kinds.keys()) {
    for (const rows of world.ledger.sources(kind, null)) {
      const end = countCreated(rows, to);
      for (let row = rows.countSettled(from); row < end; row += 1) {
        if (rows.isSettled(row, from)) continue;
        const plan = rows.planAt(row);
        const { serial, provider } = plan;
        for (const { at, type } of eventsBetween(plan, from, to))
          all.push({ at, kind, type, serial, provider });
      }
    }
  }
  // The sort is stable: equal instants keep the order of sources, rows and events.
  all.sort((a, b) => a.at - b.at);
  return { count: all.length, fired: all.slice(0, MAX_FIRED) };
}
