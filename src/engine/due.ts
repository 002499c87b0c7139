import { type Instant, NEVER } from '../core/instant.ts';
import { eventsBetween } from '../core/plan.ts';
import { countCreated } from '../core/rows.ts';
import type { Serial } from '../core/serial.ts';
import { createTurns, type Turns } from '../core/turns.ts';
import type { Ledger } from './ledger.ts';
import type { ResourceRows } from './resource.ts';
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
    for (const rows of world.ledger.sources(kind, null)) {
      next = Math.min(next, eventsOf(world.ledger, rows, now).nextAt());
    }
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
        const last = rows.settledAt(row);
        if (last <= now) continue;
        if (rows.createdAt(row) <= since || rows.planAt(row).provider !== null)
          latest = Math.max(latest, last);
      }
    }
  }
  return latest;
}

/** The events in the half-open interval (from, to], in order. */
export function firedBetween({ ledger }: World, from: Instant, to: Instant): FiredEvents {
  const all: Fired[] = [];
  for (const kind of ledger.template.kinds.keys()) {
    for (const rows of ledger.sources(kind, null)) {
      const turned = eventsOf(ledger, rows, from).goTo(to, countCreated(rows, to));
      for (const row of [...turned].sort((a, b) => a - b)) {
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

/** What lies ahead of a world's rows: kept, as a clock mostly goes on from where it was. */
const aheadOf = new WeakMap<Ledger, WeakMap<ResourceRows, Turns>>();

/** The events of rows as they are at an instant. */
function eventsOf(ledger: Ledger, rows: ResourceRows, at: Instant): Turns {
  const ofLedger = aheadOf.get(ledger) ?? new WeakMap<ResourceRows, Turns>();
  aheadOf.set(ledger, ofLedger);
  const created = countCreated(rows, at);
  const known = ofLedger.get(rows);
  if (known && known.at <= at) {
    known.goTo(at, created);
    return known;
  }
  const turns = createTurns(rows, { at, created }, rows.nextEventAt);
  ofLedger.set(rows, turns);
  return turns;
}
