import type { Instant } from '../../src/core/instant.ts';
import { amendPlan, type Plan, type PlanEvent } from '../../src/core/plan.ts';
import type { AmendmentRefusal } from '../../src/engine/resource.ts';
import { breakOff } from './break-off.ts';
import type { CallFacts, Speaker, Words } from './call.ts';
import { wordsOfUnanswered } from './unanswered.ts';
import { stateOf } from './view-call.ts';

/** Ends a call at an instant; before the answer, that is a call that nobody answered. */
export function hangUp(plan: Plan<CallFacts>, by: Speaker, at: Instant): Plan<CallFacts> | AmendmentRefusal {
  const { facts } = plan;
  switch (stateOf(facts, at)) {
    case 'ended':
    case 'analysed':
      return { refused: 'the call has ended' };
    case 'answered': {
      const { messages, topic } = facts.words();
      const words: Words = {
        topic,
        messages: messages.filter((message) => message.at <= at),
        summary: `The ${by === 'agent' ? 'agent' : 'caller'} hung up before the end. ${topic}`.trim(),
      };
      return endNow(plan, at, { endedBy: by, words: () => words, brokenOff: breakOff(facts, at) });
    }
    default:
      return endUnanswered(plan, at, 'no-answer', null);
  }
}

/** Ends a call that waits or rings. */
export function endUnanswered(
  plan: Plan<CallFacts>,
  at: Instant,
  outcome: 'no-answer' | 'failed',
  failureReason: string | null,
): Plan<CallFacts> {
  const words = (): Words => wordsOfUnanswered(outcome, failureReason);
  return endNow(plan, at, { outcome, failureReason, words, answeredAt: null, endedBy: null });
}

/** The call ends at an instant, without success; ringing that had not begun never does. */
function endNow(plan: Plan<CallFacts>, at: Instant, ending: Partial<CallFacts>): Plan<CallFacts> {
  const { facts } = plan;
  const analysedAt = at + (facts.analysedAt - facts.endedAt);
  const tail: readonly PlanEvent[] = [
    { at, type: 'ended' },
    { at: analysedAt, type: 'analysed' },
  ];
  const ringingAt = facts.ringingAt !== null && facts.ringingAt <= at ? facts.ringingAt : null;
  return amendPlan(plan, at, tail, {
    ...facts,
    ...{ ringingAt, endedAt: at, analysedAt, success: false },
    ...ending,
  });
}
