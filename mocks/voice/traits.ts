import type { Instant } from '../../src/core/instant.ts';
import type { Plan } from '../../src/core/plan.ts';
import type { CallFacts, CallState, Direction } from './call.ts';
import { type Ending, endingOf } from './ending.ts';
import { stateOf } from './view-call.ts';

/** What filters look at: known for a row of a dataset without finding its words. */
export interface CallTraits {
  readonly state: CallState;
  /** Null until the end. */
  readonly ending: Ending | null;
  /** Null until the end, and where the call did not fail or nobody says why. */
  readonly failureReason: string | null;
  readonly agentId: string;
  /** The person at the other end: found when asked for. */
  userId(): string;
  readonly direction: Direction;
  /** Known once the call is analysed; false before. */
  readonly success: boolean;
  /** Whole seconds once the call is over; 0 before. */
  readonly seconds: number;
  /** What has been said by an instant and how it is summed up: found when asked for. */
  text(now: Instant): string;
}

/** The traits of a call at an instant. */
export function traitsOf(plan: Plan<CallFacts>, now: Instant): CallTraits {
  const { facts } = plan;
  const { agent, userId, direction, settings } = facts;
  return {
    userId: () => userId,
    direction,
    state: stateOf(facts, now),
    ending: now < facts.endedAt ? null : endingOf(facts, settings.maxDurationMs),
    failureReason: now < facts.endedAt ? null : facts.failureReason,
    agentId: agent.id,
    success: now >= facts.analysedAt && facts.success,
    seconds: secondsOf(facts, now),
    text: (at) => textOf(facts, at),
  };
}

/** Whole seconds of talk once the call is over; 0 before. */
export function secondsOf(
  { answeredAt, endedAt }: Pick<CallFacts, 'answeredAt' | 'endedAt'>,
  now: Instant,
): number {
  return answeredAt === null || now < endedAt ? 0 : Math.ceil((endedAt - answeredAt) / 1000);
}

/** What can be searched of a call at an instant: what has been said, and the summary once it is shown. */
export function textOf({ words, answeredAt, analysedAt }: CallFacts, now: Instant): string {
  if (answeredAt === null || now < answeredAt) return '';
  const { messages, summary } = words();
  const said = messages.filter(({ at }) => at <= now).map(({ text }) => text);
  return [...(now >= analysedAt ? [summary] : []), ...said].join('\n');
}
