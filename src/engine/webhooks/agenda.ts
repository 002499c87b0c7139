import { type Instant, NEVER } from '../../core/instant.ts';
import type { Plan } from '../../core/plan.ts';
import { countCreated } from '../../core/rows.ts';
import type { Ledger } from '../ledger.ts';
import { type ActiveSubscription, longestDelay } from './active-subscription.ts';
import { type ArrivingRows, nextArrival, readSources } from './arriving-rows.ts';
import { type PlannedDelivery, planDeliveries } from './planned-delivery.ts';
import { createUpcoming, type Upcoming } from './upcoming.ts';

/**
 * The deliveries that lie ahead in a world, in total order: by instant, then by the resource's creation, then by its
 * events. Rows enter when their creation is reached, so that rows that lie ahead cost nothing; it grows in place, as
 * the ledger does.
 */
export interface Agenda {
  /** The instant up to which it was taken; what came for it since is still to be taken. */
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
  /** What was taken before; undefined for a world that has just begun. */
  readonly taken: Taken | undefined;
}

/** How far the deliveries of a world were taken that goes on from an instant. */
export interface Taken {
  /** Everything due before this instant was taken. */
  readonly before: Instant;
  /** Whether one that is due then, or later, was taken too: several fall due at one instant. */
  has(delivery: PlannedDelivery): boolean;
}

export function createAgenda(options: AgendaOptions): Agenda {
  const { ledger, subscriptions, taken } = options;
  const sources = readSources(ledger);
  const upcoming = createUpcoming();
  let at = taken?.before ?? ledger.template.setting.start;

  const enter = (source: number, row: number, isAhead: (delivery: PlannedDelivery) => boolean): void => {
    const entering = sources[source];
    if (!entering) return;
    const all = deliveriesOf(options, entering.rows().planAt(row), entering.isGiven);
    upcoming.put({ source, row }, all.filter(isAhead));
  };
  const isUntold = (delivery: PlannedDelivery): boolean =>
    taken ? delivery.dueAt >= taken.before && !taken.has(delivery) : delivery.dueAt > at;
  const delay = Math.max(0, ...subscriptions.map(longestDelay));
  for (const [ordinal, source] of sources.entries()) {
    if (source.isGiven && subscriptions.length === 0) {
      source.next = NEVER;
      continue;
    }
    // What is made in a world that has just begun is all still to be told, also what was made at its first instant.
    if (taken === undefined && !source.isGiven) continue;
    const rows = source.rows();
    source.next = countCreated(rows, at);
    // What is due at the instant itself may still be to be told.
    for (let row = rows.countSettled(at - delay - 1); row < source.next; row += 1) {
      enter(ordinal, row, isUntold);
    }
  }

  return {
    get at() {
      return at;
    },
    nextAt: () => Math.min(upcoming.nextAt(), nextArrival(sources).at),
    nextDueAt: upcoming.nextAt,
    lastDueAt: (passes) => upcoming.lastAt(({ plan }) => passes(plan)),
    take(until, about) {
      const due: PlannedDelivery[] = [];
      for (let steps = 0; ; steps += 1) {
        const arrival = nextArrival(sources);
        const dueAt = upcoming.nextAt();
        const next = Math.min(arrival.at, dueAt);
        if (next > until) {
          at = Math.max(at, until);
          return due;
        }
        if (next > at && steps >= about) return due;
        at = Math.max(at, next);
        const source = sources[arrival.source];
        if (source && arrival.at <= dueAt) {
          enter(arrival.source, source.next, () => true);
          source.next += 1;
          continue;
        }
        const delivery = upcoming.take();
        if (!delivery) return due;
        due.push(delivery);
      }
    },
    amend: (before, after) => replan(options, sources, upcoming, { before, after }),
  };
}

function replan(
  options: AgendaOptions,
  sources: readonly ArrivingRows[],
  upcoming: Upcoming,
  { before, after }: { readonly before: Plan; readonly after: Plan },
): void {
  const found = options.ledger.find(after.kind, after.serial);
  const ordinal = found ? sources.findIndex((source) => source.rows() === found.rows) : -1;
  const source = sources[ordinal];
  // A row that has not arrived enters with its new plan.
  if (!found || !source || found.row >= source.next) return;
  const place = { source: ordinal, row: found.row };
  const ahead = new Set(upcoming.of(place).map(({ id }) => id));
  const planned = new Set(deliveriesOf(options, before, source.isGiven).map(({ id }) => id));
  const deliveries = deliveriesOf(options, after, source.isGiven);
  upcoming.put(
    place,
    deliveries.filter(({ id }) => ahead.has(id) || !planned.has(id)),
  );
}

/** All the deliveries of a resource, in the order in which they fall due. */
function deliveriesOf(
  { sandbox, ledger, subscriptions, ownOf }: AgendaOptions,
  plan: Plan,
  isGiven: boolean,
): readonly PlannedDelivery[] {
  const { seed, start } = ledger.template.setting;
  const all = [...subscriptions, ...ownOf(plan)].flatMap((subscription) =>
    planDeliveries(plan, subscription, { seed, sandbox }),
  );
  // What happened before the scenario began is history: nobody is told of it.
  const told = isGiven ? all.filter(({ event }) => event.at > start) : all;
  // The sort is stable: what falls due at one instant keeps the order of subscriptions and events.
  return [...told].sort((a, b) => a.dueAt - b.dueAt);
}
