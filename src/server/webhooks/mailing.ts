import { createHeap, type Heap } from '../../core/heap.ts';
import { type Instant, NEVER } from '../../core/instant.ts';
import type { Plan } from '../../core/plan.ts';
import type { Ledger } from '../../engine/ledger.ts';
import type { Provider } from '../../engine/provider.ts';
import {
  type ActiveSubscription,
  activateSubscriptions,
  ownSubscriptionsOf,
} from '../../engine/webhooks/active-subscription.ts';
import { type Agenda, createAgenda, type Taken } from '../../engine/webhooks/agenda.ts';
import type { RecordedDeliveries } from '../../engine/webhooks/recorded-delivery.ts';
import type { Sandbox } from '../sandbox.ts';
import { type Backlog, createBacklog, STUCK } from './backlog.ts';
import { type Book, createBook } from './book.ts';
import { type crowdOut, isFinal } from './conclude.ts';
import { type DeliveryRecord, isSettled } from './delivery-record.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { recallDeliveries } from './recorded-deliveries.ts';
import { NOTHING_TOLD, type Told, takenOf, toldBefore } from './told.ts';

/** The deliveries of one sandbox within one epoch: a rewind, a reset and a load begin another. */
export interface Mailing {
  /** Undefined as long as nobody has subscribed to anything: that is to cost nothing. */
  readonly agenda: Agenda | undefined;
  readonly book: Book;
  /** Ends a delivery that is to make room for others. */
  readonly crowdOut: typeof crowdOut;
  /** Deliveries that wait for their next attempt, the next one first. */
  readonly retries: Heap<DeliveryRecord>;
  /** Deliveries whose turn has come and is not over, with the instant at which it came. */
  readonly working: Map<DeliveryRecord, Instant>;
  /** First attempts of one subscription go one by one, in order; so do its retries, beside them. */
  readonly lanes: Lanes;
  readonly hasEarly: boolean;
  readonly backlog: Backlog;
  /** The last number that a delivery was given; 0 before the first. */
  readonly lastSeq: number;
  nextSeq(): number;
  /** A created resource may bring subscriptions of its own; says whether one has a filter, which nothing applies. */
  meet(plan: Plan): boolean;
}

interface MailingOptions {
  readonly sandbox: Sandbox;
  readonly providers: ReadonlyMap<string, Provider>;
  /** Is told of errors of ours. */
  readonly onError: (error: unknown) => void;
}

/** Begins with a world. */
export function beginMailing(options: MailingOptions): Mailing {
  return createMailing(options, NOTHING_TOLD);
}

/** Goes back to an instant, in a world whose log was cut already. What was under way then is to be done again. */
export function rewindMailing(mailing: Mailing, options: MailingOptions, to: Instant): Mailing {
  const { agenda, book } = mailing;
  const records = book
    .list()
    .toReversed()
    .filter(({ dueAt }) => dueAt <= to)
    .map((record) => rewindRecord(record, to));
  const told = agenda ? toldBefore(agenda) : to;
  return createMailing(options, {
    // Past it, all that was due by then was taken, also what had to make room since.
    taken: told > to ? { before: to, has: ({ dueAt }) => dueAt <= to } : takenOf(told, records),
    ...{ records, dropped: book.dropped, lastSeq: records.at(-1)?.seq ?? 0 },
    isNeeded: agenda !== undefined,
  });
}

/** Goes on in a world that was recorded: what was told until then is not told again. */
export function resumeMailing(
  options: MailingOptions,
  at: Instant,
  { toldBefore: before, deliveries, dropped }: RecordedDeliveries,
): Mailing {
  const { sandbox, providers } = options;
  const { ledger } = sandbox.world;
  const given = activateSubscriptions(ledger.template.setting.scenario.webhooks, providers, sandbox.name);
  const subscriptionOf = (key: string, plan: Plan): ActiveSubscription | undefined =>
    [...given, ...ownSubscriptionsOf(plan, providers, sandbox.name)].find((one) => one.key === key);
  const records = recallDeliveries(sandbox, deliveries, { subscriptionOf }).map((record) =>
    rewindRecord(record, at),
  );
  const isNeeded = createdPlans(ledger).some((plan) => ownSubscriptionsOf(plan, providers, '').length > 0);
  return createMailing(options, {
    taken: takenOf(before, deliveries),
    ...{ records, dropped, lastSeq: deliveries.at(-1)?.seq ?? 0, isNeeded },
  });
}

/** A delivery that waits for its turn is not even tried: others are not to wait for it. */
export function giveUp({ backlog, working, book, crowdOut }: Mailing, record: DeliveryRecord): void {
  if (!isSettled(record)) crowdOut(record, STUCK);
  backlog.leave(record);
  working.delete(record);
  book.settled(record);
}

/** The plans of what was created: the last of a kind's sources. */
function createdPlans(ledger: Ledger): readonly Plan[] {
  return [...ledger.template.kinds.keys()].flatMap((kind) => {
    const created = ledger.sources(kind, null).at(-1);
    return created ? Array.from({ length: created.size }, (_, row) => created.planAt(row)) : [];
  });
}

function createMailing(
  { sandbox, providers, onError }: MailingOptions,
  { taken, records, dropped, lastSeq, isNeeded }: Told,
): Mailing {
  const { ledger } = sandbox.world;
  const { webhooks } = ledger.template.setting.scenario;
  const subscriptions = activateSubscriptions(webhooks, providers, sandbox.name);
  const ownOf = (plan: Plan): readonly ActiveSubscription[] =>
    ownSubscriptionsOf(plan, providers, sandbox.name);
  const open = (since: Taken | undefined): Agenda =>
    createAgenda({ sandbox: sandbox.world.sandbox, ledger, subscriptions, ownOf, taken: since });
  const retries = createHeap<DeliveryRecord>(
    (one, other) => one.nextAt - other.nextAt || one.seq - other.seq,
  );
  for (const record of records) if (!isSettled(record)) retries.push(record);

  let agenda = subscriptions.length > 0 || isNeeded ? open(taken) : undefined;
  const crowd: typeof crowdOut = (record, reason) => sandbox.outbox.tally.crowdOut(record, reason);
  let seq = lastSeq;
  return {
    get agenda() {
      return agenda;
    },
    ...{ book: createBook(records, dropped, { fail: crowd }), crowdOut: crowd },
    retries,
    working: new Map(),
    lanes: createLanes(onError),
    hasEarly: subscriptions.some(({ troubles }) => troubles.early),
    backlog: createBacklog(),
    get lastSeq() {
      return seq;
    },
    nextSeq() {
      seq += 1;
      return seq;
    },
    meet(plan) {
      const own = ownOf(plan);
      if (!agenda && own.length > 0) agenda = open(undefined);
      return own.some(({ filter }) => filter !== null);
    },
  };
}

/** A delivery as it stood at an instant: later attempts never happened, and one under way is yet to come. */
function rewindRecord(record: DeliveryRecord, to: Instant): DeliveryRecord {
  if (record.state === 'dropped') return record;
  const attempts = record.attempts.filter(({ at }) => at <= to);
  const last = attempts.findLast(({ cause }) => cause === 'schedule');
  const tried = attempts.filter(({ cause }) => cause === 'schedule').length;
  if (attempts.some(({ error }) => error === null)) {
    return { ...record, attempts, state: 'delivered', nextAt: NEVER };
  }
  const wait = isFinal(last?.error ?? null) ? undefined : record.subscription.retries[tried - 1];
  if (last && wait === undefined) return { ...record, attempts, state: 'failed', nextAt: NEVER };
  return { ...record, attempts, state: 'pending', nextAt: last ? last.at + (wait ?? 0) : record.dueAt };
}
