import * as z from 'zod';
import { type ClockMode, MAX_RATE } from '../../../core/clock.ts';
import { parseInstant } from '../../../core/instant.ts';
import { durationMistake } from '../duration-words.ts';
import type { ScenarioClock } from '../scenario.ts';
import { words } from '../words.ts';
import { duration } from './values.ts';

/** `now`, `today 09:00`, or an instant in ISO 8601. */
function isStart(written: string): boolean {
  return (
    written === 'now' ||
    /^today (?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(written) ||
    parseInstant(written) !== undefined
  );
}

/** How a clock goes; also a snapshot says it so. */
export const mode = z
  .enum(['frozen', 'running', 'stepping'])
  .describe(
    'How the clock goes: `frozen` stands still, `running` goes on by itself, `stepping` moves after each request.',
  );

export const pace = {
  rate: z
    .number()
    .positive()
    .max(MAX_RATE)
    .optional()
    .describe(
      'With `mode: running`: seconds of the sandbox a real second; 60 is a minute a second. 1 by default.',
    ),
  step: z
    .union([z.literal('next'), duration], {
      error: ({ input }) =>
        typeof input === 'number'
          ? durationMistake(input)
          : words('a duration or next is wanted here', 'write 1s or next'),
    })
    .optional()
    .describe(
      'With `mode: stepping`: how far each request moves the clock, or `next` for the next due instant. 1s by default.',
    ),
};

/** What each mode alone has. */
export function checkPace(
  { mode: chosen, rate, step }: { readonly mode?: ClockMode['mode'] | undefined } & Pace,
  context: z.RefinementCtx,
): void {
  if (rate !== undefined && chosen !== 'running') {
    context.addIssue({ code: 'custom', path: ['rate'], message: 'a rate goes with mode: running' });
  }
  if (step !== undefined && chosen !== 'stepping') {
    context.addIssue({ code: 'custom', path: ['step'], message: 'a step goes with mode: stepping' });
  }
}

interface Pace {
  readonly rate?: number | undefined;
  readonly step?: number | 'next' | undefined;
}

/** What is left out is 1, and a second. */
export function toMode(chosen: ClockMode['mode'], { rate = 1, step = 1000 }: Pace): ClockMode {
  switch (chosen) {
    case 'frozen':
      return { mode: chosen };
    case 'running':
      return { mode: chosen, rate };
    case 'stepping':
      return { mode: chosen, step };
  }
}

export const clock = z
  .strictObject({
    start: z
      .string()
      .refine(
        isStart,
        words('a clock starts at an instant', 'write now, today 09:00, or 2026-01-01T09:00:00Z'),
      )
      .meta({ examples: ['now', 'today 09:00', '2026-01-01T09:00:00Z'] })
      .optional()
      .describe(
        'When the clock starts: `now`, `today 09:00` in the machine’s time zone, or an instant in ISO 8601.',
      ),
    mode: mode.optional(),
    ...pace,
  })
  .superRefine(checkPace)
  .transform(
    ({ start, mode: chosen, ...rest }): ScenarioClock => ({
      start,
      mode: chosen && toMode(chosen, rest),
    }),
  );
