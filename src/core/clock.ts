import type { Instant } from './instant.ts';

/** How far a stepping clock moves after a request: milliseconds, or to the next due instant. */
export type Step = number | 'next';

/** The time of one sandbox, as a value. `start` is the instant that a reset goes back to. */
export type Clock =
  | { readonly mode: 'frozen'; readonly start: Instant; readonly now: Instant }
  | {
      readonly mode: 'running';
      readonly start: Instant;
      /** The sandbox's instant when it was set going. */
      readonly anchor: Instant;
      /** Real time then, in milliseconds of any steady clock. */
      readonly wall: number;
      /** Sandbox milliseconds a real millisecond; above zero. */
      readonly rate: number;
    }
  | { readonly mode: 'stepping'; readonly start: Instant; readonly now: Instant; readonly step: Step };

/** How a clock is to go, before it has a start. */
export type ClockMode =
  | { readonly mode: 'frozen' }
  | { readonly mode: 'running'; readonly rate: number }
  | { readonly mode: 'stepping'; readonly step: Step };

/** The greatest rate of a running clock. */
export const MAX_RATE = 1_000_000;

/** A clock at its start. */
export function createClock(mode: ClockMode, start: Instant, wall: number): Clock {
  return setMode({ mode: 'frozen', start, now: start }, mode, wall);
}

/** The sandbox's instant. Only a running clock looks at real time. */
export function readClock(clock: Clock, wall: number): Instant {
  if (clock.mode !== 'running') return clock.now;
  return clock.anchor + Math.max(0, Math.floor((wall - clock.wall) * clock.rate));
}

/** The same clock at another instant, in the same mode. */
export function moveClock(clock: Clock, to: Instant, wall: number): Clock {
  return clock.mode === 'running' ? { ...clock, anchor: to, wall } : { ...clock, now: to };
}

/** How a clock goes. */
export function modeOf(clock: Clock): ClockMode {
  switch (clock.mode) {
    case 'frozen':
      return { mode: 'frozen' };
    case 'running':
      return { mode: 'running', rate: clock.rate };
    case 'stepping':
      return { mode: 'stepping', step: clock.step };
  }
}

/** The same instant in another mode. */
export function setMode(clock: Clock, mode: ClockMode, wall: number): Clock {
  const now = readClock(clock, wall);
  const { start } = clock;
  switch (mode.mode) {
    case 'frozen':
      return { mode: 'frozen', start, now };
    case 'running':
      return { mode: 'running', start, anchor: now, wall, rate: mode.rate };
    case 'stepping':
      return { mode: 'stepping', start, now, step: mode.step };
  }
}

/**
 * The clock after a request to a provider was answered: only a stepping one moves.
 *
 * @param next gives the sandbox's next due instant, future arrivals left out; NEVER when nothing is due.
 */
export function tickClock(clock: Clock, next: () => Instant): Clock {
  if (clock.mode !== 'stepping') return clock;
  if (clock.step !== 'next') return { ...clock, now: clock.now + clock.step };
  const due = next();
  return Number.isFinite(due) ? { ...clock, now: due } : clock;
}
