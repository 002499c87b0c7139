import type { ClockMode } from '../core/clock.ts';
import type { Instant } from '../core/instant.ts';
import type { Seed } from '../core/random.ts';
import type { ResourceKind } from '../engine/resource.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { RecordedWorld } from '../engine/snapshot/parse.ts';
import { createTemplate } from '../engine/template.ts';
import { ChoiceError } from './choice-error.ts';
import { resolveStart } from './clock-start.ts';
import type { Beginning } from './sandboxes.ts';

/** What stands in for what nobody set. */
export interface Defaults {
  readonly seed: Seed;
  readonly clock: ClockMode;
  readonly start: string;
}

/** What may be set from outside, field by field. */
export interface Settings {
  readonly seed?: Seed | undefined;
  readonly clock?: ClockMode | undefined;
  /** `now`, `today 09:00`, or an instant in ISO 8601. */
  readonly start?: string | undefined;
}

/** What beginnings are made from. */
export interface BeginningOptions {
  readonly kinds: readonly ResourceKind[];
  readonly scenario: Scenario;
  readonly recorded?: RecordedWorld | undefined;
  readonly defaults: Scenario;
  readonly chosen: Settings;
  readonly fallback: Defaults;
}

/** What a server's sandboxes begin with. */
export interface Beginnings {
  /** That of a sandbox which nobody made with another. */
  readonly first: Beginning;
  /** The scenario of that one. */
  readonly scenario: Scenario;
  /** That of a sandbox which begins with a scenario. */
  of(scenario: Scenario): Beginning;
  /** Puts another scenario in the place of the first one's; gives its beginning. Throws when its start is no instant. */
  replace(scenario: Scenario): Beginning;
}

/**
 * @param wall real time in milliseconds.
 * @throws ChoiceError when the start is no instant, or a recorded world is to begin with another.
 */
export function createBeginnings(options: BeginningOptions, wall: () => number): Beginnings {
  let { scenario } = options;
  let first = options.recorded
    ? continuationOf(options.recorded, options)
    : beginningOf(scenario, options, wall());
  const of = (chosen: Scenario): Beginning => {
    const { template, mode, past } = first;
    // A recorded world has a seed and a start of its own, also for its beginning.
    return past && chosen === scenario ? { template, mode } : beginningOf(chosen, options, wall());
  };
  return {
    get first() {
      return first;
    },
    get scenario() {
      return scenario;
    },
    of,
    replace(next) {
      first = of(next);
      scenario = next;
      return first;
    },
  };
}

/** Field by field: what was chosen, then the scenario's, then the entry's. */
function beginningOf(scenario: Scenario, options: BeginningOptions, wall: Instant): Beginning {
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
function continuationOf({ template, ...past }: RecordedWorld, { chosen }: BeginningOptions): Beginning {
  if (chosen.seed !== undefined || chosen.start !== undefined) {
    throw new ChoiceError(
      'RINGBACK_SNAPSHOT_CHOICE',
      'Failed to begin with a snapshot: it has a seed and a start of its own. Leave out the seed and the clock’s start.',
    );
  }
  return { template, mode: chosen.clock ?? past.mode, past };
}
