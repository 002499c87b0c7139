import { quantile } from '../../src/core/distribution.ts';
import type { Instant } from '../../src/core/instant.ts';
import { amendPlan, type Plan, type PlanEvent } from '../../src/core/plan.ts';
import { drawAt } from '../../src/core/random.ts';
import type { Amendment, AmendmentRefusal, Setting } from '../../src/engine/resource.ts';
import { amendmentKey, answerCall } from './answer-call.ts';
import { breakOff } from './break-off.ts';
import type { CallFacts, Speaker } from './call.ts';
import { lifecycleOf } from './lifecycle.ts';
import { sayInCall } from './say-in-call.ts';
import { stateOf } from './view-call.ts';

/**
 * Changes a call's future; what has happened stays as it was.
 *
 * - `hang-up {by}` ends it now; before the answer, that is a call that nobody answered.
 * - `answer` lets a call that waits or rings be answered now, and live on from there.
 * - `fail {reason}` ends a call that waits or rings now, as failed.
 * - `say {by, text}` adds a message to an answered call now.
 */
export function amendCall(
  plan: Plan<CallFacts>,
  { action, details }: Amendment,
  at: Instant,
  setting: Setting,
): Plan<CallFacts> | AmendmentRefusal {
  switch (action) {
    case 'hang-up':
      return hangUp(plan, details.by === 'user' ? 'user' : 'agent', at, setting);
    case 'answer':
      return answerCall(plan, at, setting);
    case 'fail':
      return fail(plan, typeof details.reason === 'string' ? details.reason : '', at, setting);
    case 'say': {
      const role = details.by === 'agent' ? 'agent' : 'user';
      return sayInCall(plan, { role, text: String(details.text ?? '') }, at);
    }
    default:
      return { refused: `"${action}" is not something that a call does` };
  }
}

function hangUp(
  plan: Plan<CallFacts>,
  by: Speaker,
  at: Instant,
  setting: Setting,
): Plan<CallFacts> | AmendmentRefusal {
  const { facts } = plan;
  switch (stateOf(facts, at)) {
    case 'ended':
    case 'analysed':
      return { refused: 'the call has ended' };
    case 'answered':
      return endNow(plan, at, setting, {
        endedBy: by,
        messages: facts.messages.filter((message) => message.at <= at),
        brokenOff: breakOff(facts, at),
        summary: `The ${by === 'agent' ? 'agent' : 'caller'} hung up before the end. ${facts.topic}`.trim(),
      });
    default:
      return endNow(plan, at, setting, { outcome: 'no-answer', summary: 'Nobody answered.', ...UNANSWERED });
  }
}

function fail(
  plan: Plan<CallFacts>,
  reason: string,
  at: Instant,
  setting: Setting,
): Plan<CallFacts> | AmendmentRefusal {
  switch (stateOf(plan.facts, at)) {
    case 'ended':
    case 'analysed':
      return { refused: 'the call has ended' };
    case 'answered':
      return { refused: 'the call has been answered, so it can only be hung up' };
    default: {
      const summary = `The call could not be connected${reason && `: ${reason}`}.`;
      return endNow(plan, at, setting, { outcome: 'failed', summary, ...UNANSWERED });
    }
  }
}

const UNANSWERED = { answeredAt: null, endedBy: null, messages: [] } as const;

/** The call ends at this instant, without success; ringing that had not begun never does. */
function endNow(
  plan: Plan<CallFacts>,
  at: Instant,
  setting: Setting,
  ending: Partial<CallFacts>,
): Plan<CallFacts> {
  const { facts } = plan;
  const analysedAt = at + analyseMs(plan, setting);
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

function analyseMs(plan: Plan<CallFacts>, setting: Setting): number {
  const { from, to, agentId } = plan.facts;
  const { analyse } = lifecycleOf(setting, { from, to, agent: agentId, provider: plan.provider });
  return quantile(analyse, drawAt(amendmentKey(plan, setting), 'analyse'));
}
