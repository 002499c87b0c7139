import { createHeap } from '../../core/heap.ts';
import { type Instant, NEVER } from '../../core/instant.ts';
import type { Plan } from '../../core/plan.ts';
import { countCreated } from '../../core/rows.ts';
import { serialKey } from '../../core/serial.ts';
import type { Ledger } from '../ledger.ts';
import type { ResourceRows } from '../resource.ts';
import { type ActiveSubscription, longestDelay } from './active-subscription.ts';
import { type PlannedDelivery, planDeliveries } from './planned-delivery.ts';

/**
 * The deliveries that lie ahead in a world, in total order: by instant, then by the resource's creation, then by its
 * events. Rows enter when their creation is reached, so that rows that lie ahead cost nothing; it grows in place, as
 * the ledger does.
 */
export interface Agenda {
  /** Everything due by this instant was taken. */
  readonly at: Instant;
  /** The next instant at which something may be due: a delivery, or the arrival of a row that lies ahead. */
  nextAt(): Instant;
  /** The next instant at which something is due of what is there. */
  nextDueAt(): Instant;
  /** The last instant at which something is due of those resources that are there and pass. */
  lastDueAt(passes: (plan: Plan) => boolean): Instant;
  /** Takes what is due by an instant, about so many at once: an instant is never taken in part. */
  take(until: Instant, about: number): readonly PlannedDelivery[];
  /** A resource's plan was amended: what was taken stays, the rest follows the new plan. */
  amend(before: Plan, after: Plan): void;
}

/** What an agenda is made from. */
export interface AgendaOptions {
  readonly sandbox: string;
  readonly ledger: Ledger;
  /** The scenario's. */
  readonly subscriptions: readonly ActiveSubscription[];
  /** Those that came with a resource. */
  readonly ownOf: (plan: Plan) => readonly ActiveSubscription[];
  /** Everything due by then counts as taken; undefined for a world that has just begun. */
  readonly after: Instant | undefined;
}

export function createAgenda({ sandbox, ledger, subscriptions, ownOf, after }: AgendaOptions): Agenda {
  const { seed, start } = ledger.template.setting;
  const heap = createHeap<Upcoming>(
    (one, other) => dueAtOf(one) - dueAtOf(other) || one.source - other.source || one.row - other.row,
  );
  const sources = readSources(ledger);
  const delay = Math.max(0, ...subscriptions.map(longestDelay));
  let at = after ?? start;

  const deliveriesOf = (plan: Plan, isGiven: boolean): readonly PlannedDelivery[] => {
    const all = [...subscriptions, ...ownOf(plan)].flatMap((subscription) =>
      planDeliveries(plan, subscription, { seed, sandbox }),
    );
    // What happened before the scenario began is history: nobody is told of it.
    const told = isGiven ? all.filter(({ event }) => event.at > start) : all;
    // The sort is stable: what falls due at one instant keeps the order of subscriptions and events.
    return [...told].sort((a, b) => a.dueAt - b.dueAt);
  };
  const enter = (ordinal: number, row: number, since: Instant | undefined): void => {
    const source = sources[ordinal];
    if (!source) return;
    const all = deliveriesOf(source.rows().planAt(row), source.isGiven);
    const deliveries = since === undefined ? all : all.filter(({ dueAt }) => dueAt > since);
    if (deliveries.length > 0) heap.push({ source: ordinal, row, deliveries, taken: 0 });
  };

  for (const [ordinal, source] of sources.entries()) {
    if (source.isGiven && subscriptions.length === 0) {
      source.next = NEVER;
      continue;
    }
    // What is made in a world that has just begun is all still to be told, also what was made at its first instant.
    if (after === undefined && !source.isGiven) continue;
    const rows = source.rows();
    source.next = countCreated(rows, at);
    for (let row = rows.countSettled(at - delay); row < source.next; row += 1) enter(ordinal, row, at);
  }
  /** The source whose next row arrives first. */
  const nextArrival = (): { readonly ordinal: number; readonly at: Instant } => {
    let next = { ordinal: -1, at: NEVER };
    for (const [ordinal, source] of sources.entries()) {
      const rows = source.rows();
      if (source.next >= rows.size) continue;
      const createdAt = rows.createdAt(source.next);
      if (createdAt < next.at) next = { ordinal, at: createdAt };
    }
    return next;
  };
  const nextDueAt = (): Instant => {
    const first = heap.peek();
    return first ? dueAtOf(first) : NEVER;
  };

  return {
    get at() {
      return at;
    },
    nextAt: () => Math.min(nextDueAt(), nextArrival().at),
    nextDueAt,
    lastDueAt(passes) {
      let last = -NEVER;
      for (const { deliveries } of heap.all()) {
        const final = deliveries.at(-1);
        if (final && passes(final.plan)) last = Math.max(last, final.dueAt);
      }
      return last;
    },
    take(until, about) {
      const taken: PlannedDelivery[] = [];
      for (let steps = 0; ; steps += 1) {
        const arrival = nextArrival();
        const due = nextDueAt();
        const next = Math.min(arrival.at, due);
        if (next > until) {
          at = Math.max(at, until);
          return taken;
        }
        if (next > at && steps >= about) return taken;
        at = Math.max(at, next);
        const source = sources[arrival.ordinal];
        if (source && arrival.at <= due) {
          enter(arrival.ordinal, source.next, undefined);
          source.next += 1;
          continue;
        }
        const first = heap.peek();
        const delivery = first?.deliveries[first.taken];
        if (!first || !delivery) return taken;
        first.taken += 1;
        if (first.taken < first.deliveries.length) heap.sinkFirst();
        else heap.pop();
        taken.push(delivery);
      }
    },
    amend(before, after) {
      const place = ledger.find(after.kind, after.serial);
      const ordinal = place ? sources.findIndex((source) => source.rows() === place.rows) : -1;
      const source = sources[ordinal];
      // A row that has not arrived enters with its new plan.
      if (!place || !source || place.row >= source.next) return;
      const key = serialKey(after.serial);
      const known = heap
        .all()
        .find(({ deliveries: [first] }) => first && serialKey(first.plan.serial) === key);
      const ahead = new Set(known?.deliveries.slice(known.taken).map(({ id }) => id));
      const planned = new Set(deliveriesOf(before, source.isGiven).map(({ id }) => id));
      const deliveries = deliveriesOf(after, source.isGiven).filter(
        ({ id }) => ahead.has(id) || !planned.has(id),
      );
      if (known) heap.keep((upcoming) => upcoming !== known);
      if (deliveries.length > 0) heap.push({ source: ordinal, row: place.row, deliveries, taken: 0 });
    },
  };
}

/** What of a resource is still to be delivered. */
interface Upcoming {
  /** Where the resource stands: ties at an instant go by it. */
  readonly source: number;
  readonly row: number;
  /** In the order in which they fall due; never empty. */
  readonly deliveries: readonly PlannedDelivery[];
  /** How many of them were taken. */
  taken: number;
}

function dueAtOf({ deliveries, taken }: Upcoming): Instant {
  return deliveries[taken]?.dueAt ?? NEVER;
}

/** Rows that arrive one by one. */
interface ArrivingRows {
  /** Looked up anew: amended rows are others. */
  rows(): ResourceRows;
  /** Whether they were there when the world began: a dataset's, or fixtures. */
  readonly isGiven: boolean;
  /** The first that has not arrived. */
  next: number;
}

function readSources(ledger: Ledger): readonly ArrivingRows[] {
  return [...ledger.template.kinds].flatMap(([kind, { sources }]) =>
    ledger.sources(kind, null).map((known, ordinal) => ({
      rows: () => ledger.sources(kind, null)[ordinal] ?? known,
      isGiven: ordinal < sources.length,
      next: 0,
    })),
  );
}
