import { formatInstant, type Instant } from '../../core/instant.ts';
import { MAX_FIRED } from '../../engine/due.ts';
import { domainIdOf } from '../../engine/truth.ts';
import type { Sandbox } from '../sandbox.ts';
import {
  type Attempt,
  DELIVERY_STATES,
  type DeliveryRecord,
  type DeliveryState,
  eventNameOf,
  hasHeldUp,
} from '../webhooks/delivery-record.ts';
import { toShownUrl } from '../webhooks/receiver-secrets.ts';
import { ControlProblem, quote } from './control-problem.ts';
import type { Fired, FiredList } from './fired.ts';
import { pageById } from './page-by-id.ts';
import type { PageQuery } from './page-query.ts';

/** A webhook delivery with its attempts. Instants are in ISO 8601. */
export interface DeliveryFacts {
  /** What receivers know it by: the header `Ringback-Delivery`. */
  readonly id: string;
  /** The subscription's place in the scenario; null for one that came with a resource, and for callbacks. */
  readonly subscription: number | null;
  readonly provider: string | null;
  readonly url: string;
  readonly event: string;
  /** The resource's id in the domain; null for callbacks. */
  readonly resource: string | null;
  readonly eventAt: string;
  readonly dueAt: string;
  readonly state: DeliveryState;
  /** When the next attempt is due; null when none is. */
  readonly nextAt: string | null;
  readonly attempts: readonly AttemptFacts[];
}

/** One try to deliver. */
export interface AttemptFacts extends Omit<Attempt, 'at' | 'ms'> {
  readonly at: string;
  /** Real milliseconds to the answer, or to giving up; absent from the canonical form. */
  readonly ms?: number;
}

/** A page of deliveries, newest first. */
export interface DeliveryPage {
  readonly deliveries: readonly DeliveryFacts[];
  /** How many went to make room. */
  readonly dropped: number;
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

/** Which deliveries are asked for. */
export interface DeliveryQuery extends PageQuery {
  readonly state?: DeliveryState | undefined;
  /** Leaves out what wall clock and socket decide. */
  readonly canonical?: boolean | undefined;
}

/** Lists the deliveries that have fallen due, newest first. */
export function listDeliveries(sandbox: Sandbox, query: DeliveryQuery = {}): DeliveryPage {
  const { state, canonical = false } = query;
  refuseState(state);
  const { book } = sandbox.outbox;
  const wanted = book.list().filter((record) => state === undefined || record.state === state);
  const numbered = wanted.map((record) => ({ id: String(record.seq), record }));
  const { entries, cursor, hasMore } = pageById(sandbox, `deliveries ${state ?? ''}`, numbered, query);
  return {
    deliveries: entries.map(({ record }) => toFacts(sandbox, record, canonical)),
    dropped: book.dropped,
    cursor,
    hasMore,
  };
}

/** One delivery. */
export function getDelivery(
  sandbox: Sandbox,
  id: string,
  { canonical = false }: { readonly canonical?: boolean | undefined } = {},
): DeliveryFacts {
  return toFacts(sandbox, findDelivery(sandbox, id), canonical);
}

/** Delivers once more, with the same id, and gives the delivery after that attempt. */
export async function redeliver(sandbox: Sandbox, id: string): Promise<DeliveryFacts> {
  const record = findDelivery(sandbox, id);
  await sandbox.outbox.redeliver(record);
  return toFacts(sandbox, sandbox.outbox.book.find(id) ?? record, false);
}

/**
 * Delivers what is due by now, and says what was delivered. A receiver that does not answer is not waited for without
 * end: after 5.5 s of real time in which nothing comes of it, what is under way goes on by itself.
 *
 * @param since what had its turn by then is waited for no more.
 * @throws ControlProblem 422 when each delivery leads to another at the same instant, without end.
 */
export async function settleOutbox(sandbox: Sandbox, since?: Instant): Promise<FiredList> {
  const { outbox } = sandbox;
  const attempts: { readonly seq: number; readonly entry: Fired }[] = [];
  const enough = new AbortController();
  let count = 0;
  let quietMs = 0;
  const patience = setInterval(() => {
    quietMs = outbox.isBehind ? 0 : quietMs + LOOK_MS;
    if (quietMs >= PATIENCE_MS) enough.abort();
  }, LOOK_MS);
  const onAttempt = (record: DeliveryRecord, attempt: Attempt): void => {
    count += 1;
    if (!hasHeldUp(attempt)) quietMs = 0;
    if (count > MAX_AT_ONE_INSTANT) enough.abort();
    // Receivers do not wait for each other: what came of them is put in order afterwards.
    else attempts.push({ seq: record.seq, entry: toFired(sandbox, record, attempt) });
  };
  try {
    await outbox.settle({ onAttempt, signal: enough.signal, ...(since !== undefined && { since }) });
  } finally {
    clearInterval(patience);
  }
  if (count > MAX_AT_ONE_INSTANT) throw endless();
  const fired = attempts.sort((a, b) => a.seq - b.seq).map(({ entry }) => entry);
  return { count, fired: fired.slice(0, MAX_FIRED) };
}

const MAX_AT_ONE_INSTANT = 100_000;
/** A little more than a receiver has to acknowledge. */
const PATIENCE_MS = 5500;
/** A machine that stands still loses one look: that is no fault of a receiver's. */
const LOOK_MS = 500;

function endless(): ControlProblem {
  return new ControlProblem(
    422,
    'RINGBACK_CLOCK_STOPS',
    `Failed to settle: ${MAX_AT_ONE_INSTANT} deliveries fell due at one instant. Look for a receiver that feeds itself.`,
  );
}

function findDelivery(sandbox: Sandbox, id: string): DeliveryRecord {
  const record = sandbox.outbox.book.find(id);
  if (record) return record;
  throw new ControlProblem(
    404,
    'RINGBACK_DELIVERY_UNKNOWN',
    `Failed to find delivery ${quote(id)}: sandbox "${sandbox.name}" has none with that id, or had to drop it. List them with GET /deliveries.`,
  );
}

function refuseState(state: string | undefined): void {
  if (state === undefined || DELIVERY_STATES.some((known) => known === state)) return;
  throw new ControlProblem(
    422,
    'RINGBACK_DELIVERY_STATE',
    `Failed to filter by state ${quote(state)}: a delivery has no such state. Use one of ${DELIVERY_STATES.join(', ')}.`,
  );
}

function toFacts(sandbox: Sandbox, record: DeliveryRecord, canonical: boolean): DeliveryFacts {
  const { id, subscription, content, dueAt, state, nextAt, attempts } = record;
  const { key, provider, url } = subscription;
  return {
    id,
    subscription: /^\d+$/.test(key) ? Number(key) : null,
    provider,
    url: canonical ? pathOf(url) : toShownUrl(url),
    event: eventNameOf(record),
    resource: resourceOf(sandbox, record),
    eventAt: formatInstant(content.kind === 'event' ? content.event.at : content.at),
    dueAt: formatInstant(dueAt),
    state,
    nextAt: state === 'pending' && Number.isFinite(nextAt) ? formatInstant(nextAt) : null,
    attempts: attempts.map(({ at, ms, reason, ...rest }) => ({
      at: formatInstant(at),
      ...rest,
      reason: canonical ? null : reason,
      ...(!canonical && { ms }),
    })),
  };
}

/** A receiver's port differs from run to run. */
function pathOf(url: string): string {
  const shown = toShownUrl(url);
  const parsed = URL.parse(shown);
  return parsed ? parsed.pathname + parsed.search : shown;
}

function resourceOf({ world }: Sandbox, { content }: DeliveryRecord): string | null {
  if (content.kind === 'callback') return null;
  const { kind, serial } = content.resource;
  return domainIdOf(world, kind, { serial });
}

function toFired(sandbox: Sandbox, record: DeliveryRecord, { at }: Attempt): Fired {
  const resource = resourceOf(sandbox, record);
  return {
    at: formatInstant(at),
    kind: eventNameOf(record),
    ...(resource !== null && { resource }),
    delivery: record.id,
  };
}
