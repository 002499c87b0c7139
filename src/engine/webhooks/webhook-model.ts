import type { HeaderFields } from '../../core/exchange.ts';
import type { Instant } from '../../core/instant.ts';
import type { Json } from '../../core/json.ts';
import type { Plan } from '../../core/plan.ts';
import type { ShapeContext } from '../provider.ts';
import type { View } from '../resource.ts';
import type { Signing } from '../scenario/subscription.ts';

/** Something in a resource's life that subscriptions are told of. */
export interface WebhookEvent {
  readonly at: Instant;
  readonly name: string;
  /** How many of the same name came before in the resource's life: together they name it, whatever is amended later. */
  readonly index: number;
}

/** What a provider tells its subscribers, and how. */
export interface WebhookModel {
  /** The kind of resource that its events are about. */
  readonly kind: string;
  /** The names of its events. */
  readonly events: readonly string[];
  /** Those of them that nothing in the model ever sends; none without it. */
  readonly neverSent?: readonly string[];
  /** How it proves where a delivery comes from, where the subscription has a secret and does not say otherwise. */
  readonly sign: Signing;
  /**
   * The events of a resource, in order of time.
   *
   * @param isWanted by name: what is not wanted may be left out.
   */
  eventsOf(plan: Plan, isWanted?: (name: string) => boolean): readonly WebhookEvent[];
  /** The body for an event; the view is that of its instant. */
  toPayload(event: WebhookEvent, view: View, context: ShapeContext): Json;
  /** Where there is no body: the query that a GET carries instead. */
  toQuery?(event: WebhookEvent, view: View, context: ShapeContext): Readonly<Record<string, string>>;
  /** The member of the spec's `webhooks` that declares the body. */
  specNameOf(event: string): string;
  /** The subscriptions that came with a resource. */
  subscriptionsOf?(plan: Plan): readonly OwnSubscription[];
}

/** A subscription that came with a resource, and is told of that resource alone. */
export interface OwnSubscription {
  readonly url: string;
  /** Names; none are none. */
  readonly events: readonly string[];
  readonly method: 'GET' | 'POST';
  readonly headers: HeaderFields;
  /** A condition that was sent and that nothing applies; null where there was none. */
  readonly filter: string | null;
}

/** Whether a list of names, or of beginnings such as `call.*`, has a name in it. */
export function hasEvent(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name,
  );
}
