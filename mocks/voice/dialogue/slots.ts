import { DAY_MS, type Day, dayOf, isWorkday, shiftWorkdays } from './calendar.ts';
import type { Draw } from './dialogue.ts';

/** What a story's placeholders stand for in one call. */
export type Facts = Readonly<Record<string, string>>;

/**
 * Draws what a story talks about. Every method takes a label that names what is drawn, so that a slot added
 * later shifts none of the others.
 */
export interface Make {
  /** The day of the call. */
  readonly today: Day;
  pick<const Options extends readonly [unknown, ...unknown[]]>(
    label: string,
    options: Options,
  ): Options[number];
  /** A whole number from `min` to `max`, both included, in steps. */
  whole(label: string, min: number, max: number, step?: number): number;
  /** An amount in cents, from whole dollars `min` to `max`, in steps of dollars. */
  cents(label: string, min: number, max: number, step?: number): number;
  /** A day so many days after the call; before it, where the bounds are negative. */
  day(label: string, min: number, max: number): Day;
  /** As `day`, moved on (or back, when it lies before the call) to a day on which offices are open. */
  workday(label: string, min: number, max: number): Day;
  /** Minutes after midnight, from one hour to another, in steps of minutes. */
  time(label: string, fromHour: number, toHour: number, step?: number): number;
  /** A reference: `#` becomes a digit, `@` a letter that no ear mistakes for another. */
  code(label: string, pattern: string): string;
}

/**
 * A maker of slots whose draws all begin with the given scope.
 *
 * @example
 * createMake('dental-cleaning', request.at, request.draw).whole('fee', 80, 120, 5); // 95
 */
export function createMake(scope: string, at: number, draw: Draw): Make {
  const today = dayOf(at);
  const drawn = (label: string): number => draw('slot', scope, label);
  const whole = (label: string, min: number, max: number, step = 1): number =>
    min + step * Math.floor(drawn(label) * (Math.floor((max - min) / step) + 1));
  const day = (label: string, min: number, max: number): Day => today + whole(label, min, max) * DAY_MS;
  return {
    today,
    pick: (label, options) => options[Math.floor(drawn(label) * options.length)] ?? options[0],
    whole,
    cents: (label, min, max, step = 1) => whole(label, min, max, step) * 100,
    day,
    workday: (label, min, max) => {
      const near = day(label, min, max);
      return isWorkday(near) ? near : shiftWorkdays(near, min < 0 ? -1 : 1);
    },
    time: (label, fromHour, toHour, step = 15) => whole(label, fromHour * 60, toHour * 60, step),
    code: (label, pattern) =>
      pattern.replace(/[#@]/g, (kind, offset: number) => {
        const value = draw('slot', scope, label, offset);
        if (kind === '@') return clearLetter(value);
        return (offset === 0 ? 1 + Math.floor(value * 9) : Math.floor(value * 10)).toString();
      }),
  };
}

const CLEAR_LETTERS = 'ACFHJKLQRTWXY';

function clearLetter(value: number): string {
  return CLEAR_LETTERS.charAt(Math.floor(value * CLEAR_LETTERS.length));
}
