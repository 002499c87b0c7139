import type { Instant } from '../../src/core/instant.ts';
import { lastEventAt, nextEventAt, type Plan } from '../../src/core/plan.ts';
import type { CallFacts, CallState, CallView } from './call.ts';
import { costsOf, usageOf } from './costs.ts';
import { endingOf } from './ending.ts';

/** What a call looks like at an instant. */
export function viewCall(plan: Plan<CallFacts>, now: Instant): CallView {
  const { serial, facts, createdAt } = plan;
  const { outcome, endedBy, success, settings } = facts;
  const state = stateOf(facts, now);
  const isOver = state === 'ended' || state === 'analysed';
  const isAnalysed = state === 'analysed';
  const messages = messagesOf(facts, now);
  const talkMs = facts.answeredAt === null ? 0 : facts.endedAt - facts.answeredAt;
  const usage = isAnalysed ? usageOf(messages, talkMs, settings) : null;
  return {
    ...{ serial, facts, state, createdAt, messages, usage },
    validUntil: nextEventAt(plan, now),
    updatedAt: lastEventAt(plan, now),
    answeredAt: facts.answeredAt !== null && facts.answeredAt <= now ? facts.answeredAt : null,
    endedAt: isOver ? facts.endedAt : null,
    seconds: isOver ? Math.ceil(talkMs / 1000) : null,
    outcome: isOver ? outcome : null,
    endedBy: isOver ? endedBy : null,
    ending: isOver ? endingOf(facts, settings.maxDurationMs) : null,
    failureReason: isOver ? facts.failureReason : null,
    analysis: isAnalysed && facts.answeredAt !== null ? { success, summary: facts.words().summary } : null,
    costs: usage && costsOf(usage, settings),
  };
}

/** What has been said by an instant: before the answer, it need not be found. */
function messagesOf({ words, answeredAt }: CallFacts, now: Instant): CallView['messages'] {
  if (answeredAt === null || now < answeredAt) return [];
  return words().messages.filter(({ at }) => at <= now);
}

/** Where a call with these instants stands. */
export function stateOf(
  call: Pick<CallFacts, 'ringingAt' | 'answeredAt' | 'endedAt' | 'analysedAt'>,
  now: Instant,
): CallState {
  if (now >= call.analysedAt) return 'analysed';
  if (now >= call.endedAt) return 'ended';
  if (call.answeredAt !== null && now >= call.answeredAt) return 'answered';
  return call.ringingAt !== null && now >= call.ringingAt ? 'ringing' : 'queued';
}
