import { formatInstant, type Instant } from '../../core/instant.ts';
import { countCreated } from '../../core/rows.ts';
import { type Fired as FiredEvent, firedBetween, MAX_FIRED } from '../../engine/due.ts';
import { domainIdOf } from '../../engine/truth.ts';
import type { World } from '../../engine/world.ts';
import type { Sandbox } from '../sandbox.ts';

/** An event that happened, or a delivery that was made, as a clock advanced. */
export interface Fired {
  /** In ISO 8601. */
  readonly at: string;
  /** The event's name, such as `call.answered`; a delivery has that of what it delivered. */
  readonly kind: string;
  /** The resource's id in the domain. */
  readonly resource?: string;
  /** The delivery's id. Absent for the event itself. */
  readonly delivery?: string;
}

/** What fired: all counted, the first of them listed. */
export interface FiredList {
  readonly count: number;
  readonly fired: readonly Fired[];
}

/** Rows that begin in one slice of an interval: what is looked at before others get their turn. */
const SLICE_ROWS = 256;

/**
 * The events in the half-open interval (from, to]. Where much lies in it, it is looked at slice by slice, and requests
 * are answered in between.
 *
 * @param pause lets others have their turn; it may throw to stop.
 */
export async function collectFired(
  sandbox: Sandbox,
  from: Instant,
  to: Instant,
  pause: () => Promise<void>,
): Promise<FiredList> {
  let count = 0;
  const fired: FiredEvent[] = [];
  for (let at = from; at < to; ) {
    const until = Math.min(to, endOfSlice(sandbox.world, at));
    const slice = firedBetween(sandbox.world, at, until);
    count += slice.count;
    fired.push(...slice.fired.slice(0, MAX_FIRED - fired.length));
    at = until;
    if (at < to) await pause();
  }
  return { count, fired: fired.map((event) => toFired(sandbox.world, event)) };
}

/** Puts two lists together in order of time; at the same instant the first one's come first. */
export function mergeFired(one: FiredList, other: FiredList): FiredList {
  // The sort is stable, and instants of one form sort as texts.
  const fired = [...one.fired, ...other.fired].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { count: one.count + other.count, fired: fired.slice(0, MAX_FIRED) };
}

/** Puts a list behind one that ends before it begins. */
export function appendFired(one: FiredList, later: FiredList): FiredList {
  const count = one.count + later.count;
  const room = MAX_FIRED - one.fired.length;
  if (room <= 0 || later.fired.length === 0) return { count, fired: one.fired };
  return { count, fired: [...one.fired, ...later.fired.slice(0, room)] };
}

function endOfSlice(world: World, from: Instant): Instant {
  let end = Number.POSITIVE_INFINITY;
  for (const kind of world.ledger.template.kinds.keys()) {
    for (const rows of world.ledger.sources(kind, null)) {
      const row = countCreated(rows, from) + SLICE_ROWS;
      if (row < rows.size) end = Math.min(end, Math.max(from + 1, rows.createdAt(row)));
    }
  }
  return end;
}

function toFired(world: World, { at, kind, type, serial }: FiredEvent): Fired {
  return { at: formatInstant(at), kind: `${kind}.${type}`, resource: domainIdOf(world, kind, { serial }) };
}
