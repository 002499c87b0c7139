import type { Instant } from '../../src/core/instant.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Serial } from '../../src/core/serial.ts';
import type { View } from '../../src/engine/resource.ts';
import type { Outcome } from '../../src/engine/scenario/scenario.ts';
import type { Agent, AgentSettings } from './agent.ts';
import type { Costs, Usage } from './costs.ts';
import type { Ending } from './ending.ts';
import type { CallMoment } from './moments.ts';

export type Direction = 'inbound' | 'outbound';

/** Who ends a conversation: one of the two that hold it. */
export type Speaker = 'agent' | 'user';

/** Where a call stands. */
export type CallState = 'queued' | 'ringing' | 'answered' | 'ended' | 'analysed';
export const CALL_STATES: readonly CallState[] = ['queued', 'ringing', 'answered', 'ended', 'analysed'];

/** What a call is made from while a world runs. */
export interface CallInput {
  readonly direction: Direction;
  /** E.164. */
  readonly from: string;
  readonly to: string;
  /** Null when the request brought its own settings and named no agent. */
  readonly agentId: string | null;
  /** The API's own name for the person at the other end; without one, it follows from their number. */
  readonly userId?: string;
  /** The request's own settings; what it leaves out is the agent's. */
  readonly settings: Partial<AgentSettings>;
  /** What the provider wants to show again as it was sent. */
  readonly sent: JsonObject;
  /** What the agent hangs up on; without it, on nothing. */
  readonly hangUpOn?: readonly CallMoment[];
}

/** What is said in a call. */
export interface Message {
  readonly role: Speaker;
  readonly text: string;
  /** When it begins to be said; it is shown from `at` on, when it has been said. */
  readonly startsAt: Instant;
  readonly at: Instant;
}

/** What is said in a call, and of it. */
export interface Words {
  /** None where nobody answered. */
  readonly messages: readonly Message[];
  /** Empty where they were written by hand, or nobody spoke. */
  readonly topic: string;
  readonly summary: string;
}

/** What is decided about a call beyond its timeline. */
export interface CallFacts {
  readonly direction: Direction;
  readonly from: string;
  readonly to: string;
  readonly agent: Agent;
  readonly agentId: string | null;
  /** The person at the other end. */
  readonly userId: string;
  readonly settings: AgentSettings;
  readonly sent: JsonObject;
  readonly outcome: Outcome;
  /** Null where it never rang. */
  readonly ringingAt: Instant | null;
  /** Null where nobody and nothing answered. */
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant;
  readonly analysedAt: Instant;
  /** Null where nobody spoke. */
  readonly endedBy: Speaker | null;
  /** Found when first asked for: nobody asks before somebody speaks. */
  readonly words: () => Words;
  /** What began to be said and was cut off at `at`: by a hang-up, or by somebody who spoke. In order. */
  readonly brokenOff: readonly Omit<Message, 'text'>[];
  readonly success: boolean;
  /** Why it could not be connected; null where it did not fail, or nobody says. */
  readonly failureReason: string | null;
  /** What the agent hangs up on. */
  readonly hangUpOn: readonly CallMoment[];
  /** The lifecycle rule that it lives by, as it was chosen at its creation; null where none matched. */
  readonly rule: number | null;
}

/** A call at an instant: everything that is not known yet is null. */
export interface CallView extends View {
  readonly serial: Serial;
  readonly facts: CallFacts;
  readonly state: CallState;
  readonly createdAt: Instant;
  /** The last event's instant. */
  readonly updatedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Whole seconds from answer to hang-up, a begun second counted; 0 for an unanswered call, null until the end. */
  readonly seconds: number | null;
  readonly outcome: Outcome | null;
  readonly endedBy: Speaker | null;
  readonly ending: Ending | null;
  /** Why it could not be connected, once that is known; null where nobody says. */
  readonly failureReason: string | null;
  /** What has been said so far. */
  readonly messages: readonly Message[];
  /** Comes a while after the end, with the costs; there is none where nobody answered. */
  readonly analysis: { readonly success: boolean; readonly summary: string } | null;
  readonly usage: Usage | null;
  readonly costs: Costs | null;
}
