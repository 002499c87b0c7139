import { type ClockMode, MAX_RATE } from '../core/clock.ts';
import { parseDuration } from '../core/duration.ts';
import { ChoiceError } from './choice-error.ts';

/**
 * A clock as it is chosen: `'frozen'`, `'running:60'`, `'stepping:5s'`, `'stepping:next'`, or the same in members as
 * a scenario has them.
 */
export type ClockChoice = string | ClockMembers;

/** A rate goes with `running`, a step with `stepping`. */
export interface ClockMembers {
  readonly mode?: ClockMode['mode'];
  /** Sandbox seconds a real second. */
  readonly rate?: number;
  /** A duration such as `5s`, milliseconds, or `next`. */
  readonly step?: string | number;
  /** `now`, `today 09:00`, or an instant in ISO 8601. */
  readonly start?: string;
}

/** What was chosen; undefined members were left out. */
export interface ReadClockChoice {
  readonly clock: ClockMode | undefined;
  readonly start: string | undefined;
}

/**
 * Reads a choice of clock.
 *
 * @throws ChoiceError for what is none.
 * @example readClockChoice('running:60') // { clock: { mode: 'running', rate: 60 }, start: undefined }
 */
export function readClockChoice(choice: ClockChoice | undefined): ReadClockChoice {
  if (choice === undefined) return { clock: undefined, start: undefined };
  const members = typeof choice === 'string' ? toMembers(choice) : choice;
  const { mode, rate, step, start, ...others } = members;
  if (Object.keys(others).length > 0) throw refusal(choice);
  if (rate !== undefined && mode !== 'running') throw refusal(choice);
  if (step !== undefined && mode !== 'stepping') throw refusal(choice);
  return { clock: mode === undefined ? undefined : toMode(choice, members), start };
}

function toMembers(text: string): ClockMembers {
  const [mode = '', detail, ...rest] = text.split(':');
  if (rest.length > 0 || detail === '') throw refusal(text);
  if (mode === 'frozen' && detail === undefined) return { mode };
  if (mode === 'running') return detail === undefined ? { mode } : { mode, rate: Number(detail) };
  if (mode === 'stepping') return detail === undefined ? { mode } : { mode, step: detail };
  throw refusal(text);
}

function toMode(choice: ClockChoice, { mode, rate = 1, step = '1s' }: ClockMembers): ClockMode {
  switch (mode) {
    case 'frozen':
      return { mode };
    case 'running':
      if (typeof rate === 'number' && rate > 0 && rate <= MAX_RATE) return { mode, rate };
      throw refusal(choice);
    case 'stepping': {
      if (step === 'next') return { mode, step };
      const ms = typeof step === 'number' ? step : parseDuration(step);
      if (ms !== undefined && Number.isSafeInteger(ms) && ms >= 0) return { mode, step: ms };
      throw refusal(choice);
    }
    default:
      throw refusal(choice);
  }
}

function refusal(choice: ClockChoice): ChoiceError {
  const shown = typeof choice === 'string' ? choice : JSON.stringify(choice);
  return new ChoiceError(
    'RINGBACK_CLOCK_CHOICE',
    `Failed to read the clock "${shown}": it is none. Use frozen, running, running:60, stepping, stepping:5s or stepping:next.`,
  );
}
