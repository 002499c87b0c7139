import type { ClockMode } from '../../core/clock.ts';
import type { Distribution, Weighted } from '../../core/distribution.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Seed } from '../../core/random.ts';
import type { ConversationChoice } from '../conversation/rules.ts';
import type { ConsistencyRule } from './consistency.ts';
import type { Fault } from './fault.ts';
import type { Match } from './match.ts';
import type { Reply } from './reply.ts';
import type { Subscription } from './subscription.ts';

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
  /** First match wins. */
  readonly replies: readonly Reply[];
  readonly faults: readonly Fault[];
  readonly webhooks: readonly Subscription[];
  /** First match wins. */
  readonly consistency: readonly ConsistencyRule[];
  /** How requests are to follow each other; what is left out is the server's. */
  readonly conversation: ConversationChoice;
  /** What it was parsed from: what a snapshot writes down. */
  readonly document: JsonObject;
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
  /** The share of its answered calls that reach their aim; undefined where it is drawn. */
  readonly success: number | undefined;
  /** How many of a dataset's calls are its own, against the other agents' weights. */
  readonly weight: number;
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
  /** When people call; null is evenly, day and night. */
  readonly traffic: Traffic | null;
}

/** The hours and days that calls keep to, in UTC. */
export interface Traffic {
  /** Minutes of the day, from the first to the last. */
  readonly from: number;
  readonly to: number;
  /** 0 is Sunday. */
  readonly days: readonly number[];
  /** How busy the rest of the week is, against the busiest hour. */
  readonly outside: number;
}

/** A call written by hand. */
export interface CallFixture {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly agentId: string | undefined;
  readonly direction: 'inbound' | 'outbound' | undefined;
  readonly outcome: Outcome | undefined;
  /** Milliseconds before the start at which it was created; below zero it lies ahead. */
  readonly before: number;
  /** Milliseconds from answer to hang-up; undefined where the lifecycle rules say. */
  readonly talk: number | undefined;
  readonly endedBy: 'agent' | 'user' | undefined;
  /** Why it failed. */
  readonly reason: string | undefined;
  readonly transcript: readonly TranscriptLine[] | undefined;
}

/** A line of a conversation written by hand. */
export interface TranscriptLine {
  readonly role: 'agent' | 'user';
  readonly text: string;
}

/** How the calls that it matches live. Durations are in milliseconds; what is undefined comes from the default rule. */
export interface LifecycleRule {
  readonly match: Match;
  readonly queue: Distribution | undefined;
  readonly ring: Distribution | undefined;
  readonly talk: Distribution | undefined;
  /** From the end to the costs and the summary. */
  readonly analyse: Distribution | undefined;
  readonly outcome: Weighted<Outcome> | undefined;
  /** Who hangs up, where nothing else ends the call. */
  readonly endedBy: Weighted<'agent' | 'user'> | undefined;
  /** Why a failed call failed. */
  readonly reason: string | undefined;
  /** The share of the answered calls that reach their aim. */
  readonly success: number | undefined;
  readonly transcript: readonly TranscriptLine[] | undefined;
}
