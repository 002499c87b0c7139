import { type ClockMode, MAX_RATE, moveClock, setMode } from '../../core/clock.ts';
import { formatDuration } from '../../core/duration.ts';
import { formatInstant } from '../../core/instant.ts';
import type { Sandbox } from '../sandbox.ts';
import { ControlProblem, quote } from './control-problem.ts';
import { type Move, readDuration, readInstant, readMove, refuseBackwards } from './time-input.ts';

/** A sandbox's clock as it is shown. */
export interface ClockFacts {
  readonly mode: ClockMode['mode'];
  /** Instants are in ISO 8601. */
  readonly now: string;
  /** Where a reset goes back to. */
  readonly start: string;
  /** Sandbox seconds a real second; only where it is running. */
  readonly rate?: number;
  /** A duration, or `next`: how far a request moves it; only where it is stepping. */
  readonly step?: string;
}

/** The clock after a rewind. */
export interface Rewound extends ClockFacts {
  /** How many changes were dropped. */
  readonly discarded: number;
}

/** The clock as it is. */
export function getClock(sandbox: Sandbox): ClockFacts {
  const mode = sandbox.clockMode;
  return {
    mode: mode.mode,
    now: formatInstant(sandbox.now),
    start: formatInstant(sandbox.world.clock.start),
    ...(mode.mode === 'running' && { rate: mode.rate }),
    ...(mode.mode === 'stepping' && { step: mode.step === 'next' ? 'next' : formatDuration(mode.step) }),
  };
}

/** Moves the clock forwards at once; it goes on in its mode. */
export function jumpClock(sandbox: Sandbox, move: Move): ClockFacts {
  refuseWhileHeld(sandbox);
  const { now } = sandbox;
  const to = readMove(move, now, 1);
  refuseBackwards(to, now);
  sandbox.setClock(moveClock(sandbox.world.clock, to, sandbox.wall));
  return getClock(sandbox);
}

/** Moves the clock back and drops the changes after that instant, never before its start; it goes on in its mode. */
export function rewindClock(sandbox: Sandbox, move: Move): Rewound {
  refuseWhileHeld(sandbox);
  const { now } = sandbox;
  const { clock } = sandbox.world;
  const to = readMove(move, now, -1);
  if (to > now) {
    throw new ControlProblem(
      422,
      'RINGBACK_CLOCK_FORWARDS',
      'Failed to rewind the clock: the instant lies ahead of its own. To go on, advance it.',
    );
  }
  if (to < clock.start) {
    throw new ControlProblem(
      422,
      'RINGBACK_CLOCK_BEFORE_START',
      `Failed to rewind the clock: it started at ${formatInstant(clock.start)}. Go back to that instant at most.`,
    );
  }
  const discarded = sandbox.dropChangesAfter(to);
  sandbox.setClock(moveClock(clock, to, sandbox.wall));
  return { ...getClock(sandbox), discarded };
}

/** Stops the clock where it is, or at an instant ahead. */
export function freezeClock(sandbox: Sandbox, { at }: { readonly at?: string } = {}): ClockFacts {
  refuseWhileHeld(sandbox);
  const { now } = sandbox;
  const to = at === undefined ? now : readInstant(at);
  refuseBackwards(to, now);
  return setClockMode(sandbox, { mode: 'frozen' }, to);
}

/** Lets the clock run from where it is. */
export function runClock(sandbox: Sandbox, { rate }: { readonly rate: number }): ClockFacts {
  refuseWhileHeld(sandbox);
  if (!(typeof rate === 'number' && rate > 0 && rate <= MAX_RATE)) {
    throw new ControlProblem(
      422,
      'RINGBACK_CLOCK_RATE',
      `Failed to let the clock run at ${quote(rate)}: a rate is above 0 and at most 1,000,000. Choose one of these.`,
    );
  }
  return setClockMode(sandbox, { mode: 'running', rate }, sandbox.now);
}

/** From now on each request to a provider moves the clock: by a duration, or to what is due next. */
export function stepClock(sandbox: Sandbox, { by }: { readonly by: string }): ClockFacts {
  refuseWhileHeld(sandbox);
  return setClockMode(
    sandbox,
    { mode: 'stepping', step: by === 'next' ? by : readDuration(by) },
    sandbox.now,
  );
}

/**
 * Waits until everything that is due by now was delivered, or has failed its attempt.
 *
 * @throws ControlProblem 409 when that takes over 30 s of real time.
 */
export async function settleClock(sandbox: Sandbox): Promise<ClockFacts> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), SETTLE_MS);
  try {
    await sandbox.outbox.settle({ signal: late.signal });
  } finally {
    clearTimeout(timer);
  }
  if (late.signal.aborted) throw unsettled(sandbox);
  return getClock(sandbox);
}

/** A clock that an advance holds is nobody else's to move. */
export function refuseWhileHeld(sandbox: Sandbox): void {
  if (!sandbox.isHeld) return;
  throw new ControlProblem(
    409,
    'RINGBACK_CLOCK_BUSY',
    `Failed to move the clock of sandbox "${sandbox.name}": an advance is still at work. Wait for its answer.`,
  );
}

const SETTLE_MS = 30_000;

function unsettled({ name }: Sandbox): ControlProblem {
  return new ControlProblem(
    409,
    'RINGBACK_CLOCK_UNSETTLED',
    `Failed to settle sandbox "${name}": deliveries are still under way after 30 s. Look at GET /deliveries, and ask again.`,
  );
}

function setClockMode(sandbox: Sandbox, mode: ClockMode, at: number): ClockFacts {
  const { wall } = sandbox;
  sandbox.setClock(setMode(moveClock(sandbox.world.clock, at, wall), mode, wall));
  return getClock(sandbox);
}
