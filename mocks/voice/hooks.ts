import type { Plan } from '../../src/core/plan.ts';
import type { CallFacts } from './call.ts';
import { hangUp } from './hang-up.ts';
import { momentsOf } from './moments.ts';

/** Ends a call at the first moment at which its agent is to hang up, if it comes before the end. */
export function hangUpAtHook(plan: Plan<CallFacts>): Plan<CallFacts> {
  const { hangUpOn, endedAt } = plan.facts;
  if (hangUpOn.length === 0) return plan;
  const first = momentsOf(plan).find(({ at, moment }) => at < endedAt && hangUpOn.includes(moment));
  const cut = first && hangUp(plan, 'agent', first.at);
  return cut && !('refused' in cut) ? cut : plan;
}
