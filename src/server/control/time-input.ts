import { parseDuration } from '../../core/duration.ts';
import { type Instant, parseInstant } from '../../core/instant.ts';
import { ControlProblem, quote } from './control-problem.ts';

/** How far a clock is to go: by a duration, or to an instant. Exactly one of the two. */
export type Move = { readonly by: string } | { readonly to: string };

/** The last instant that ISO 8601 writes with four digits of the year. */
const LATEST: Instant = 253_402_300_799_999;

/** Where a move leads: forwards with direction 1, back with -1. */
export function readMove(move: Move, now: Instant, direction: 1 | -1): Instant {
  const by = 'by' in move ? move.by : undefined;
  const to = 'to' in move ? move.to : undefined;
  if ((by === undefined) === (to === undefined)) {
    throw new ControlProblem(
      422,
      'RINGBACK_CLOCK_MOVE',
      'Failed to move the clock: it is told neither or both of "by" and "to". Give one of them.',
    );
  }
  return to === undefined ? now + direction * readDuration(by) : readInstant(to);
}

/** An instant that must not lie before now: only a rewind goes back. */
export function refuseBackwards(to: Instant, now: Instant): void {
  if (to < now) {
    throw new ControlProblem(
      422,
      'RINGBACK_CLOCK_BACKWARDS',
      'Failed to move the clock: the instant lies before its own. To go back, rewind it.',
    );
  }
  if (to > LATEST) {
    throw new ControlProblem(
      422,
      'RINGBACK_CLOCK_RANGE',
      'Failed to move the clock: the instant lies after the year 9999. Go less far.',
    );
  }
}

/** Milliseconds. */
export function readDuration(text: unknown): number {
  const ms = typeof text === 'string' ? parseDuration(text) : undefined;
  if (ms !== undefined) return ms;
  const isBelow = typeof text === 'string' && text.startsWith('-');
  const reason = isBelow ? 'a duration is never below 0' : 'it is not a duration of at most 100 years';
  throw new ControlProblem(
    422,
    'RINGBACK_CLOCK_DURATION',
    `Failed to read the duration ${quote(text)}: ${reason}. Write 250ms, 45s, 2m, 1h30m, 30d or PT45S.`,
  );
}

export function readInstant(text: unknown): Instant {
  const at = typeof text === 'string' ? parseInstant(text) : undefined;
  if (at !== undefined) return at;
  throw new ControlProblem(
    422,
    'RINGBACK_CLOCK_INSTANT',
    `Failed to read the instant ${quote(text)}: it is not a date-time with an offset. Write 2026-01-01T09:00:00.000Z.`,
  );
}
