import { quantile } from '../../src/core/distribution.ts';
import type { Instant } from '../../src/core/instant.ts';
import { amendPlan, type Plan, type PlanEvent } from '../../src/core/plan.ts';
import { drawAt, keyOf } from '../../src/core/random.ts';
import type { Amendment, AmendmentRefusal, Setting } from '../../src/engine/resource.ts';
import type { CallFacts, Speaker } from './call.ts';
import { lifecycleOf } from './lifecycle.ts';
import { stateOf } from './view-call.ts';

/** Changes a call's future; what has happened stays as it was. */
export function amendCall(
  plan: Plan<CallFacts>,
  { action, details }: Amendment,
  at: Instant,
  setting: Setting,
): Plan<CallFacts> | AmendmentRefusal {
  switch (action) {
    case 'hang-up':
      return hangUp(plan, details.by === 'user' ? 'user' : 'agent', at, setting);
    default:
      return { refused: `"${action}" is not something that a call does` };
  }
}

/** Ends the call now: a call that was not answered yet is one that nobody answered. */
function hangUp(
  plan: Plan<CallFacts>,
  by: Speaker,
  at: Instant,
  setting: Setting,
): Plan<CallFacts> | AmendmentRefusal {
  const { facts } = plan;
  const state = stateOf(facts, at);
  if (state === 'ended' || state === 'analysed') return { refused: 'the call has ended' };
  const isAnswered = state === 'answered';
  const analysedAt = at + analyseMs(plan, setting);
  const tail: readonly PlanEvent[] = [
    { at, type: 'ended' },
    { at: analysedAt, type: 'analysed' },
  ];
  return amendPlan(plan, at, tail, {
    ...facts,
    ringingAt: facts.ringingAt !== null && facts.ringingAt <= at ? facts.ringingAt : null,
    answeredAt: isAnswered ? facts.answeredAt : null,
    endedAt: at,
    analysedAt,
    outcome: isAnswered ? facts.outcome : 'no-answer',
    endedBy: isAnswered ? by : null,
    messages: facts.messages.filter((message) => message.at <= at),
    success: false,
    summary: isAnswered
      ? `The ${by === 'agent' ? 'agent' : 'caller'} hung up before the end. ${facts.topic}`.trim()
      : 'Nobody answered.',
  });
}

function analyseMs({ facts, serial, provider }: Plan<CallFacts>, setting: Setting): number {
  const { from, to, agentId } = facts;
  const { analyse } = lifecycleOf(setting, { from, to, agent: agentId, provider });
  const key = keyOf(setting.seed, 'amend', serial.hi, serial.lo);
  return quantile(analyse, drawAt(key, 'analyse'));
}
