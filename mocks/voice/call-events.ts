import type { Plan } from '../../src/core/plan.ts';
import type { WebhookEvent } from '../../src/engine/webhooks/webhook-model.ts';
import type { CallFacts } from './call.ts';
import { type CallMoment, momentsOf } from './moments.ts';

/** The events of a call under a provider's names, each with the moments at which it comes. */
export function callEvents(
  names: Readonly<Record<string, readonly CallMoment[]>>,
): (plan: Plan) => readonly WebhookEvent[] {
  const all = Object.entries(names);
  return (plan) => {
    const counts = new Map<string, number>();
    // Whoever asks has looked at the kind of the plan.
    return momentsOf(plan as Plan<CallFacts>).flatMap(({ at, moment }) =>
      all
        .filter(([, moments]) => moments.includes(moment))
        .map(([name]) => {
          const index = counts.get(name) ?? 0;
          counts.set(name, index + 1);
          return { at, name, index };
        }),
    );
  };
}
