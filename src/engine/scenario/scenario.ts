import type { ClockMode } from '../../core/clock.ts';
import type { Distribution, Weighted } from '../../core/distribution.ts';
import type { Seed } from '../../core/random.ts';

/** A named file: what a sandbox starts as, and how what is created in it lives. */
export interface Scenario {
  readonly name: string;
  readonly description: string;
  /** Undefined when the scenario leaves it to who loads it. */
  readonly seed: Seed | undefined;
  readonly clock: ScenarioClock;
  readonly agents: readonly ScenarioAgent[];
  readonly datasets: readonly CallDataset[];
  readonly fixtures: readonly CallFixture[];
  /** First match wins; the default scenario's rule fills in what a rule leaves out. */
  readonly lifecycle: readonly LifecycleRule[];
}

/** Each field is undefined when the scenario leaves it to who loads it. */
export interface ScenarioClock {
  /** `now`, `today 09:00`, or an instant in ISO 8601. */
  readonly start: string | undefined;
  readonly mode: ClockMode | undefined;
}

/** What an agent is there for; it decides what its conversations are about. */
export type Persona = (typeof PERSONAS)[number];
export const PERSONAS = ['support', 'sales', 'booking', 'survey', 'collections', 'dispatch'] as const;

/** How a call can go. */
export type Outcome = (typeof OUTCOMES)[number];
export const OUTCOMES = ['answered', 'voicemail', 'no-answer', 'busy', 'failed'] as const;

/** A voice agent that the scenario's calls are made by. */
export interface ScenarioAgent {
  readonly id: string;
  readonly name: string;
  readonly persona: Persona;
}

/** Generated calls: rows are a function of seed and index, made when read. */
export interface CallDataset {
  readonly count: number;
  /** Milliseconds before the start from which rows are spread, and after it. */
  readonly before: number;
  readonly after: number;
  readonly outcomes: Weighted<Outcome>;
  /** Milliseconds from answer to hang-up. */
  readonly talk: Distribution;
}

/** A call written by hand. */
export interface CallFixture {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly agentId: string | undefined;
  readonly direction: 'inbound' | 'outbound' | undefined;
  readonly outcome: Outcome | undefined;
  /** Milliseconds before the start at which it was created. */
  readonly before: number;
  readonly transcript: readonly TranscriptLine[] | undefined;
}

/** A line of a conversation written by hand. */
export interface TranscriptLine {
  readonly role: 'agent' | 'user';
  readonly text: string;
}

/** How the calls that it matches live. Durations are in milliseconds; what is undefined comes from the default rule. */
export interface LifecycleRule {
  readonly match: LifecycleMatch;
  readonly queue: Distribution | undefined;
  readonly ring: Distribution | undefined;
  readonly talk: Distribution | undefined;
  readonly analyse: Distribution | undefined;
  readonly outcome: Weighted<Outcome> | undefined;
}

/** Every member given must fit; each is equality with one of its values. */
export interface LifecycleMatch {
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly agent?: readonly string[];
  readonly provider?: readonly string[];
}
