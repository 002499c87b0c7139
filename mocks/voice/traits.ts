import type { Instant } from '../../src/core/instant.ts';
import type { Plan } from '../../src/core/plan.ts';
import type { Outcome } from '../../src/engine/scenario/scenario.ts';
import type { CallFacts, CallState, Direction } from './call.ts';
import { stateOf } from './view-call.ts';

/** What filters look at: known for a row of a dataset without finding its words. */
export interface CallTraits {
  readonly state: CallState;
  readonly outcome: Outcome;
  readonly agentId: string | null;
  /** The number of the person at the other end. */
  readonly customer: string;
  readonly direction: Direction;
  readonly success: boolean;
  /** Whole seconds once the call is over; 0 before. */
  readonly seconds: number;
  /** What was said and how it is summed up: found when asked for. */
  text(): string;
}

/** The traits of a call at an instant. */
export function traitsOf(plan: Plan<CallFacts>, now: Instant): CallTraits {
  const { facts } = plan;
  const { outcome, agentId, direction, success } = facts;
  return {
    ...{ outcome, agentId, direction, success },
    state: stateOf(facts, now),
    customer: customerOf(facts),
    seconds: secondsOf(facts, now),
    text: () => textOf(facts, now),
  };
}

/** The person's number: the one that is not the account's. */
export function customerOf({ direction, from, to }: Pick<CallFacts, 'direction' | 'from' | 'to'>): string {
  return direction === 'inbound' ? from : to;
}

/** Whole seconds of talk once the call is over; 0 before. */
export function secondsOf(
  { answeredAt, endedAt }: Pick<CallFacts, 'answeredAt' | 'endedAt'>,
  now: Instant,
): number {
  return answeredAt === null || now < endedAt ? 0 : Math.ceil((endedAt - answeredAt) / 1000);
}

/** What can be searched of a call at an instant: what has been said, and the summary once there is one. */
export function textOf({ messages, summary, analysedAt }: CallFacts, now: Instant): string {
  const said = messages.filter(({ at }) => at <= now).map(({ text }) => text);
  return [...(now >= analysedAt ? [summary] : []), ...said].join('\n');
}
