import * as z from 'zod';
import type { ClockMode } from '../../../core/clock.ts';
import { parseInstant } from '../../../core/instant.ts';
import type { ScenarioClock } from '../scenario.ts';
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
      .refine(isStart, 'a clock starts now, today 09:00, or at an instant such as 2026-01-01T09:00:00Z')
      .optional(),
    mode: z.enum(['frozen', 'running', 'stepping']).optional(),
    rate: z.number().positive().max(1_000_000).optional(),
    step: z.union([z.literal('next'), duration]).optional(),
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
