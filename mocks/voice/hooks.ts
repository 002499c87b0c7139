import type { Instant } from '../../src/core/instant.ts';
import type { Plan } from '../../src/core/plan.ts';
import type { CallFacts } from './call.ts';
import { hangUp } from './hang-up.ts';
import { momentsOf } from './moments.ts';

/** Ends a call at the first moment from an instant on at which its agent is to hang up, if it comes before the end. */
export function hangUpAtHook(plan: Plan<CallFacts>, from: Instant): Plan<CallFacts> {
  const { hangUpOn, endedAt } = plan.facts;
  if (hangUpOn.length === 0) return plan;
  const first = momentsOf(plan).find(
    ({ at, moment }) => at >= from && at < endedAt && hangUpOn.includes(moment),
  );
  const cut = first && hangUp(plan, 'agent', first.at);
  return cut && !('refused' in cut) ? cut : plan;
}
