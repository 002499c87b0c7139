import type { Instant } from '../core/instant.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { RecordedWorld } from '../engine/snapshot/parse.ts';
import { createTemplate } from '../engine/template.ts';
import { ChoiceError } from './choice-error.ts';
import { resolveStart } from './clock-start.ts';
import type { MockServerOptions } from './mock-server.ts';
import type { Beginning } from './sandboxes.ts';

/** Field by field: what was chosen, then the scenario's, then the entry's. */
export function beginningOf(scenario: Scenario, options: MockServerOptions, wall: Instant): Beginning {
  const { chosen, fallback, kinds, defaults } = options;
  const text = chosen.start ?? scenario.clock.start ?? fallback.start;
  const start = resolveStart(text, wall);
  if (start === undefined) {
    throw new ChoiceError(
      'RINGBACK_CLOCK_START',
      `Failed to start the clock at "${text}": it is not an instant. Write now, today 09:00 or 2026-01-01T09:00:00Z.`,
    );
  }
  const seed = chosen.seed ?? scenario.seed ?? fallback.seed;
  return {
    template: createTemplate(kinds, { scenario, defaults, seed, start }),
    mode: chosen.clock ?? scenario.clock.mode ?? fallback.clock,
  };
}

/** A recorded world goes on as it went, unless the caller chose another clock. */
export function continuationOf(
  { template, ...past }: RecordedWorld,
  { chosen }: MockServerOptions,
): Beginning {
  if (chosen.seed !== undefined || chosen.start !== undefined) {
    throw new ChoiceError(
      'RINGBACK_SNAPSHOT_CHOICE',
      'Failed to begin with a snapshot: it has a seed and a start of its own. Leave out the seed and the clock’s start.',
    );
  }
  return { template, mode: chosen.clock ?? past.mode, past };
}
