import type { Plan } from '../../src/core/plan.ts';
import type { WebhookModel } from '../../src/engine/webhooks/webhook-model.ts';
import type { CallFacts } from './call.ts';
import { type CallMoment, momentsOf } from './moments.ts';

/** The events of a call under a provider's names, each with the moments at which it comes. */
export function callEvents(names: Readonly<Record<string, readonly CallMoment[]>>): WebhookModel['eventsOf'] {
  const every = Object.entries(names);
  return (plan, isWanted = () => true) => {
    const counts = new Map<string, number>();
    const all = every.filter(([name]) => isWanted(name));
    const isMoment = (moment: CallMoment): boolean => all.some(([, moments]) => moments.includes(moment));
    // Whoever asks has looked at the kind of the plan.
    return momentsOf(plan as Plan<CallFacts>, isMoment).flatMap(({ at, moment }) =>
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
