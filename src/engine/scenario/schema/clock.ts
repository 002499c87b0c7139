import * as z from 'zod';
import type { ClockMode } from '../../../core/clock.ts';
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
    mode: z
      .enum(['frozen', 'running', 'stepping'])
      .optional()
      .describe(
        'How the clock goes: `frozen` stands still, `running` goes on by itself, `stepping` moves after each request.',
      ),
    rate: z
      .number()
      .positive()
      .max(1_000_000)
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
  })
  .refine(({ mode, rate }) => rate === undefined || mode === 'running', {
    path: ['rate'],
    message: 'a rate goes with mode: running',
  })
  .refine(({ mode, step }) => step === undefined || mode === 'stepping', {
    path: ['step'],
    message: 'a step goes with mode: stepping',
  })
  .transform(({ start, mode, rate, step }): ScenarioClock => ({ start, mode: toMode(mode, rate, step) }));

function toMode(
  mode: ClockMode['mode'] | undefined,
  rate = 1,
  step: number | 'next' = 1000,
): ClockMode | undefined {
  switch (mode) {
    case 'frozen':
      return { mode };
    case 'running':
      return { mode, rate };
    case 'stepping':
      return { mode, step };
    default:
      return undefined;
  }
}
