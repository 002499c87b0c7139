import { quantile } from '../../core/distribution.ts';
import { CROCKFORD, formatId, type IdForm } from '../../core/id-form.ts';
import type { Instant } from '../../core/instant.ts';
import type { Plan } from '../../core/plan.ts';
import { drawAt, type Key, keyOf, type Seed } from '../../core/random.ts';
import type { ActiveSubscription } from './active-subscription.ts';
import type { WebhookEvent } from './webhook-model.ts';

/** A delivery that lies ahead or is due: everything about it that can be said without sending it. */
export interface PlannedDelivery {
  /** Derived from seed, sandbox, subscription, resource and event: the same after a rewind and in a replay. */
  readonly id: string;
  readonly subscription: ActiveSubscription;
  readonly plan: Plan;
  readonly event: WebhookEvent;
  /** The event's instant, or a later one where something puts it off. */
  readonly dueAt: Instant;
  /** Lost on its way, on purpose. */
  readonly isDropped: boolean;
  /** Delivered twice, on purpose. */
  readonly isDoubled: boolean;
}

/** The deliveries of a resource to one subscription, in order of its events. */
export function planDeliveries(
  plan: Plan,
  subscription: ActiveSubscription,
  { seed, sandbox }: { readonly seed: Seed; readonly sandbox: string },
): readonly PlannedDelivery[] {
  const { serial } = plan;
  const key = keyOf(seed, 'delivery', sandbox, subscription.key, serial.hi, serial.lo);
  return subscription.eventsOf(plan).map((event) => planDelivery(plan, subscription, event, key));
}

/** The id of a delivery. */
export function deliveryId(key: Key): string {
  return formatId(DELIVERY, key);
}

const DELIVERY: IdForm = { name: 'delivery', pattern: `msg_${'#'.repeat(26)}`, digits: CROCKFORD };

function planDelivery(
  plan: Plan,
  subscription: ActiveSubscription,
  event: WebhookEvent,
  resource: Key,
): PlannedDelivery {
  const { late, shuffle, drop, duplicate } = subscription.troubles;
  const key = keyOf(`${resource.hi}.${resource.lo}`, event.name, event.index);
  const isLate = late !== null && drawAt(key, 'late') < late.probability;
  const delay = isLate ? quantile(late.by, drawAt(key, 'late by')) : 0;
  const shift = shuffle > 0 ? Math.floor(drawAt(key, 'shuffle') * shuffle) : 0;
  return {
    ...{ id: deliveryId(key), subscription, plan, event },
    dueAt: event.at + delay + shift,
    isDropped: drop > 0 && drawAt(key, 'drop') < drop,
    isDoubled: duplicate > 0 && drawAt(key, 'duplicate') < duplicate,
  };
}
