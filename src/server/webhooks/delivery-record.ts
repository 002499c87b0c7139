import type { Instant } from '../../core/instant.ts';
import type { Plan } from '../../core/plan.ts';
import type { Serial } from '../../core/serial.ts';
import type { ActiveSubscription } from '../../engine/webhooks/active-subscription.ts';
import type { PlannedDelivery } from '../../engine/webhooks/planned-delivery.ts';
import type { RecordedAttempt } from '../../engine/webhooks/recorded-delivery.ts';
import type { WebhookEvent } from '../../engine/webhooks/webhook-model.ts';

/** Where a delivery stands. `pending` waits for its turn or for a retry; `dropped` was lost on purpose. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];
export const DELIVERY_STATES = ['pending', 'delivering', 'delivered', 'failed', 'dropped'] as const;

/** One try to deliver. */
export interface Attempt extends RecordedAttempt {
  /** Real milliseconds to the answer, or to giving up. */
  readonly ms: number;
}

/** A delivery with everything that came of it. What is not readonly changes as it goes on. */
export interface DeliveryRecord {
  readonly id: string;
  /** Its place in the sandbox's sequence, from 1. */
  readonly seq: number;
  readonly subscription: ActiveSubscription;
  readonly dueAt: Instant;
  readonly isDoubled: boolean;
  readonly content: DeliveryContent;
  state: DeliveryState;
  readonly attempts: Attempt[];
  /** When its next attempt is due, as long as it is not settled. */
  nextAt: Instant;
}

/** What a delivery says. */
export type DeliveryContent =
  | {
      readonly kind: 'event';
      readonly event: WebhookEvent;
      readonly resource: { readonly kind: string; readonly serial: Serial };
      /** Let go once the delivery is settled: the world has it. */
      plan: Plan | undefined;
    }
  /** A callback that a spec declares, from the spec alone. */
  | {
      readonly kind: 'callback';
      readonly name: string;
      readonly at: Instant;
      /** The same each time. */
      make(): Promise<unknown>;
    };

/** A delivery that has fallen due. */
export function recordOf(planned: PlannedDelivery, seq: number): DeliveryRecord {
  const { id, subscription, plan, event, dueAt, isDoubled, isDropped } = planned;
  return {
    ...{ id, seq, subscription, dueAt, isDoubled, attempts: [] },
    content: { kind: 'event', event, resource: { kind: plan.kind, serial: plan.serial }, plan },
    state: isDropped ? 'dropped' : 'pending',
    nextAt: isDropped ? Number.POSITIVE_INFINITY : dueAt,
  };
}

/** Whether an attempt came to nothing, and took its time: what waits behind it is held up. */
export function hasHeldUp({ error, ms }: Attempt): boolean {
  return error !== null && ms >= HELD_UP_MS;
}

/** Real time. */
const HELD_UP_MS = 1000;

/** The name of what a delivery tells of. */
export function eventNameOf({ content }: DeliveryRecord): string {
  return content.kind === 'event' ? content.event.name : content.name;
}

/** Whether nothing more is to come of it. */
export function isSettled({ state }: DeliveryRecord): boolean {
  return state === 'delivered' || state === 'failed' || state === 'dropped';
}

/** Whether its turn has come before. */
export function wasTried({ attempts }: DeliveryRecord): boolean {
  return attempts.some(({ cause }) => cause === 'schedule');
}
