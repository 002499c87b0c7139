import type { CallFacts, CallPage, DeliveryFacts, DeliveryPage, JournalPage, Violation } from '../index.ts';
import { deliveryText } from './judge-delivered.ts';
import { violationText } from './judge-violations.ts';
import type { ClockMove } from './test-sandbox.ts';

/** Something that happened in a sandbox. */
export interface TimelineEntry {
  /** The sandbox's instant, in ISO 8601. */
  readonly at: string;
  readonly kind: 'request' | 'call' | 'clock' | 'delivery' | Violation['level'];
  /** May have several lines. */
  readonly text: string;
}

/** What happened in a sandbox, in the order of its time. */
export interface Timeline {
  readonly sandbox: string;
  /** The last fifty, oldest first. */
  readonly entries: readonly TimelineEntry[];
  /** How many came before them, as far as it is known. */
  readonly omitted: number;
}

/** What a timeline is made from: a mock, its sandboxes, and those of tests. */
export interface Observed {
  readonly name: string;
  readonly moves?: readonly ClockMove[];
  readonly journal: { list(query?: { readonly limit?: number }): Maybe<JournalPage> };
  readonly calls: { list(query?: { readonly limit?: number }): Maybe<CallPage> };
  readonly deliveries: { list(query?: { readonly limit?: number }): Maybe<DeliveryPage> };
  readonly violations: { list(): Maybe<readonly Violation[]> };
}

type Maybe<Answer> = Answer | Promise<Answer>;

/** Looks at what happened in a sandbox: its requests, the calls made in it, the clock, deliveries and violations. */
export async function timelineOf(sandbox: Observed): Promise<Timeline> {
  const [journal, calls, deliveries, violations] = await Promise.all([
    sandbox.journal.list({ limit: MAX_ENTRIES }),
    sandbox.calls.list({ limit: MAX_ENTRIES }),
    sandbox.deliveries.list({ limit: MAX_ENTRIES }),
    sandbox.violations.list(),
  ]);
  const byId = new Map(violations.map((violation) => [violation.id, violation]));
  // The pages are newest first. At one instant: what was asked, what became of it, and then where the clock went.
  const all = [
    ...journal.entries.toReversed().flatMap((entry) => requestEntries(entry, byId)),
    // What a scenario began with is nothing that happened here.
    ...calls.calls
      .toReversed()
      .filter(({ provider }) => provider !== null)
      .flatMap(callEntries),
    ...deliveries.deliveries.toReversed().flatMap(deliveryEntries),
    ...(sandbox.moves ?? []).map(({ at, text }): TimelineEntry => ({ at, kind: 'clock', text })),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const entries = all.slice(-MAX_ENTRIES);
  const omitted = all.length - entries.length + journal.dropped + deliveries.dropped;
  return { sandbox: sandbox.name, entries, omitted };
}

const MAX_ENTRIES = 50;

function requestEntries(
  { at, id, method, path, status, operation, source, violations }: JournalPage['entries'][number],
  byId: ReadonlyMap<string, Violation>,
): readonly TimelineEntry[] {
  const breaches = violations.flatMap((violation) => byId.get(violation) ?? []);
  return [
    {
      at,
      kind: 'request',
      text: `#${id} ${method} ${path} → ${status} (${operation ?? 'no operation'}, ${source})`,
    },
    ...breaches.map((breach): TimelineEntry => ({ at, kind: breach.level, text: violationText(breach) })),
  ];
}

function callEntries(call: CallFacts): readonly TimelineEntry[] {
  const { id, provider, direction, from, to, createdAt, answeredAt, endedAt, outcome } = call;
  const event = (at: string | null, text: string): readonly TimelineEntry[] =>
    at === null ? [] : [{ at, kind: 'call', text: `${id} ${text}` }];
  return [
    ...event(createdAt, `queued: ${provider}, ${direction}, ${from} → ${to}`),
    ...event(answeredAt, 'answered'),
    ...event(endedAt, `ended: ${outcome}`),
  ];
}

function deliveryEntries(delivery: DeliveryFacts): readonly TimelineEntry[] {
  const { attempts, dueAt } = delivery;
  return [{ at: attempts.at(-1)?.at ?? dueAt, kind: 'delivery', text: deliveryText(delivery) }];
}
