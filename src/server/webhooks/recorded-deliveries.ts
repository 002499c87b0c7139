import { NEVER } from '../../core/instant.ts';
import type { Plan } from '../../core/plan.ts';
import type { ActiveSubscription } from '../../engine/webhooks/active-subscription.ts';
import type { RecordedDelivery } from '../../engine/webhooks/recorded-delivery.ts';
import type { Sandbox } from '../sandbox.ts';
import type { DeliveryRecord } from './delivery-record.ts';

/** What a snapshot keeps of the deliveries of events, oldest first; callbacks are no part of a world. */
export function recordDeliveries(records: readonly DeliveryRecord[]): readonly RecordedDelivery[] {
  return records.toReversed().flatMap((record): readonly RecordedDelivery[] => {
    const { id, seq, subscription, dueAt, isDoubled, content, state, attempts } = record;
    if (content.kind !== 'event') return [];
    const { name, at, index } = content.event;
    return [
      {
        ...{ id, seq, subscription: subscription.key, ...content.resource, event: { name, at, index } },
        ...{ dueAt, isDoubled, isDropped: state === 'dropped' },
        attempts: attempts.map(({ ms: _, ...attempt }) => attempt),
      },
    ];
  });
}

/** How a recorded delivery finds what it belongs to. */
export interface Finders {
  subscriptionOf(key: string, plan: Plan): ActiveSubscription | undefined;
}

/** The deliveries as they were; one whose subscription or resource is not there is left out. */
export function recallDeliveries(
  { world }: Sandbox,
  deliveries: readonly RecordedDelivery[],
  { subscriptionOf }: Finders,
): readonly DeliveryRecord[] {
  return deliveries.flatMap((recorded): readonly DeliveryRecord[] => {
    const { id, seq, kind, serial, event, dueAt, isDoubled, isDropped } = recorded;
    const place = world.ledger.template.kinds.has(kind) ? world.ledger.find(kind, serial) : undefined;
    const plan = place?.rows.planAt(place.row);
    const subscription = plan && subscriptionOf(recorded.subscription, plan);
    if (!subscription) return [];
    return [
      {
        ...{ id, seq, subscription, dueAt, isDoubled },
        content: { kind: 'event', event, resource: { kind, serial }, plan },
        state: isDropped ? 'dropped' : 'pending',
        // How long each took is not recorded.
        attempts: recorded.attempts.map((attempt) => ({ ...attempt, ms: 0 })),
        nextAt: isDropped ? NEVER : dueAt,
      },
    ];
  });
}
