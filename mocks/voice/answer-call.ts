import type { Instant } from '../../src/core/instant.ts';
import { amendPlan, type Plan } from '../../src/core/plan.ts';
import { keyOf } from '../../src/core/random.ts';
import type { AmendmentRefusal, Setting } from '../../src/engine/resource.ts';
import type { CallFacts } from './call.ts';
import { drawSpans, drawWish, lifecycleOf } from './lifecycle.ts';
import { planCall } from './plan-call.ts';
import { timelineOf } from './timeline.ts';
import { stateOf } from './view-call.ts';

/**
 * Answers a call now that waits or rings, whatever was to become of it. From here on it lives by the scenario's
 * rules: its talk is drawn and its words are found anew. A call that had not begun to ring never does.
 */
export function answerCall(
  plan: Plan<CallFacts>,
  at: Instant,
  setting: Setting,
): Plan<CallFacts> | AmendmentRefusal {
  const { facts, serial, provider, createdAt } = plan;
  switch (stateOf(facts, at)) {
    case 'ended':
    case 'analysed':
      return { refused: 'the call has ended' };
    case 'answered':
      return { refused: 'the call has been answered before' };
    default: {
      const { agent, settings, rule } = facts;
      const key = keyOf(setting.seed, 'amend', serial.hi, serial.lo);
      const lifecycle = lifecycleOf(setting, rule);
      const spans = { ...drawSpans(lifecycle, key), queue: 0, ring: 0 };
      const { answeredAt, endedAt, analysedAt } = timelineOf(at, spans, 'answered', settings.maxDurationMs);
      const ringingAt = facts.ringingAt !== null && facts.ringingAt <= at ? facts.ringingAt : null;
      const answered = planCall({
        ...facts,
        ...{ serial, provider, outcome: 'answered', key, transcript: lifecycle.transcript },
        timeline: { createdAt, ringingAt, answeredAt, endedAt, analysedAt },
        wish: drawWish(setting, lifecycle, agent.id, key),
        failureReason: undefined,
      });
      const tail = answered.events().filter(({ type }) => type !== 'queued' && type !== 'ringing');
      return amendPlan(plan, at, tail, answered.facts);
    }
  }
}
