import { setImmediate } from 'node:timers/promises';
import { moveClock } from '../../core/clock.ts';
import { formatInstant, type Instant } from '../../core/instant.ts';
import type { Plan } from '../../core/plan.ts';
import { idleAt, nextDueAt } from '../../engine/due.ts';
import type { Sandbox } from '../sandbox.ts';
import { refuseWhileHeld } from './clock.ts';
import { ControlProblem, quote } from './control-problem.ts';
import { settleOutbox } from './deliveries.ts';
import { appendFired, collectFired, type Fired, type FiredList, mergeFired } from './fired.ts';
import { type Move, readMove, refuseBackwards } from './time-input.ts';

/** How far to advance: by a duration, to an instant, until what is due next, or until what is there has settled. */
export type Advance = Move | Until;

export interface Until {
  readonly until: 'next' | 'idle';
}

/** What happened while a clock advanced. */
export interface Advanced {
  /** Instants are in ISO 8601. */
  readonly from: string;
  readonly now: string;
  /** How many events and deliveries fired. */
  readonly firedCount: number;
  /** Oldest first, 1,000 at most. */
  readonly fired: readonly Fired[];
}

/** What an advance stops at on its way and waits for: webhook deliveries. */
export interface Deliveries {
  /** The first instant after `after` at which something may be due, rows that lie ahead included; NEVER when nothing is. */
  nextStopAt(sandbox: Sandbox, after: Instant): Instant;
  /** The first instant after now at which something is due of what is there; NEVER when nothing is. */
  nextDueAt(sandbox: Sandbox): Instant;
  /** The last instant at which something is due for the resources that are there and pass. */
  lastDueAt(sandbox: Sandbox, passes: (plan: Plan) => boolean): Instant;
  /**
   * Delivers what is due by the sandbox's instant; resolves once it is acknowledged, or given up waiting for.
   *
   * @param since where it was waited for before: what had its turn by then is waited for no more.
   */
  settle(sandbox: Sandbox, since?: Instant): Promise<FiredList>;
}

/**
 * Advances a clock through the instants at which something is to be delivered, and says what fired on the way. The
 * clock is held meanwhile: requests see the instant that the advance has come to, and do not step it.
 *
 * @throws ControlProblem 409 when another advance holds the clock, or when the sandbox starts afresh meanwhile.
 */
export async function advanceClock(
  sandbox: Sandbox,
  advance: Advance,
  deliveries: Deliveries = OF_OUTBOX,
): Promise<Advanced> {
  refuseWhileHeld(sandbox);
  const from = sandbox.now;
  const goal = readGoal(sandbox, advance, from, deliveries);
  const { epoch } = sandbox;
  sandbox.hold();
  try {
    const checkEpoch = (): void => {
      if (sandbox.epoch !== epoch) throw startedAfresh(sandbox);
    };
    const delivered = await walk(sandbox, goal, deliveries, checkEpoch);
    const happened = await collectFired(sandbox, from, sandbox.now, async () => {
      await setImmediate();
      checkEpoch();
    });
    const { count, fired } = mergeFired(happened, delivered);
    return { from: formatInstant(from), now: formatInstant(sandbox.now), firedCount: count, fired };
  } finally {
    if (sandbox.epoch === epoch) sandbox.release();
  }
}

const NOTHING: FiredList = { count: 0, fired: [] };

const OF_OUTBOX: Deliveries = {
  nextStopAt: ({ outbox }, after) => Math.max(after, outbox.nextStopAt()),
  nextDueAt: ({ outbox }) => outbox.nextDueAt(),
  lastDueAt: ({ outbox }, passes) => outbox.lastDueAt(passes),
  settle: settleOutbox,
};

/** Instants that an advance stops at; past it something feeds itself, such as a receiver that calls for every end. */
const MAX_STOPS = 100_000;

/** Where to go. What a receiver makes meanwhile may move an idle instant on, so that it is asked at every stop. */
type Goal = () => Instant;

function readGoal(sandbox: Sandbox, advance: Advance, now: Instant, deliveries: Deliveries): Goal {
  if (isUntil(advance)) {
    if ('by' in advance || 'to' in advance) throw unknownGoal(advance);
    if (advance.until === 'idle') return idleGoal(sandbox, now, deliveries);
    if (advance.until !== 'next') throw unknownGoal(advance);
    let next: Instant | undefined;
    return () => {
      // Looked for once what is due here was delivered: a receiver may have made something.
      next ??= Math.min(nextDueAt(sandbox.world, now), deliveries.nextDueAt(sandbox));
      return Number.isFinite(next) ? next : now;
    };
  }
  const to = readMove(advance, now, 1);
  refuseBackwards(to, now);
  return () => to;
}

/** Retries count as well: what fails on the way may lead further. */
function idleGoal(sandbox: Sandbox, since: Instant, deliveries: Deliveries): Goal {
  const isMeant = (plan: Plan): boolean => plan.createdAt <= since || plan.provider !== null;
  // Only what is created or amended moves the end of what is there: it need not be looked for at every stop.
  let known = { changes: -1, idle: since };
  return () => {
    const { world, now } = sandbox;
    const changes = world.ledger.changes.length;
    if (changes !== known.changes) known = { changes, idle: idleAt(world, now, since) };
    return known.idle > now ? known.idle : Math.max(now, deliveries.lastDueAt(sandbox, isMeant));
  };
}

function isUntil(advance: Advance): advance is Until {
  return 'until' in advance && advance.until !== undefined;
}

/** Moves from stop to stop; what is due where it begins is delivered before it sets out, and is no part of it. */
async function walk(
  sandbox: Sandbox,
  goal: Goal,
  deliveries: Deliveries,
  checkEpoch: () => void,
): Promise<FiredList> {
  await deliveries.settle(sandbox);
  checkEpoch();
  let delivered = NOTHING;
  for (let stops = 0; stops < MAX_STOPS; stops += 1) {
    const to = goal();
    if (to <= sandbox.now) return delivered;
    const { now: before } = sandbox;
    const stop = Math.min(to, deliveries.nextStopAt(sandbox, before));
    sandbox.setClock(moveClock(sandbox.world.clock, stop, sandbox.wall));
    delivered = appendFired(delivered, await deliveries.settle(sandbox, before));
    checkEpoch();
  }
  throw new ControlProblem(
    422,
    'RINGBACK_CLOCK_STOPS',
    `Failed to advance the clock any further: deliveries fell due at ${MAX_STOPS} instants on the way. Advance in parts.`,
  );
}

function unknownGoal(advance: unknown): ControlProblem {
  return new ControlProblem(
    422,
    'RINGBACK_CLOCK_MOVE',
    `Failed to advance the clock by ${quote(advance)}: that is no goal. Give one of "by", "to", and "until" next or idle.`,
  );
}

function startedAfresh({ name }: Sandbox): ControlProblem {
  return new ControlProblem(
    409,
    'RINGBACK_CLOCK_EPOCH',
    `Failed to advance the clock to the end: sandbox "${name}" was reset, loaded or deleted meanwhile. Advance it again.`,
  );
}
