import { longest } from '../../core/distribution.ts';
import type { HeaderFields } from '../../core/exchange.ts';
import type { Plan } from '../../core/plan.ts';
import { serialKey } from '../../core/serial.ts';
import type { Provider } from '../provider.ts';
import type { DeliveryTroubles, Secret, Signing, Subscription } from '../scenario/subscription.ts';
import { neutralEventsOf } from './neutral-events.ts';
import { hasEvent, type OwnSubscription, type WebhookEvent, type WebhookModel } from './webhook-model.ts';

/** A subscription in force in one sandbox. */
export interface ActiveSubscription {
  /** Its name in the sandbox: its place in the scenario, or its resource and its place there. */
  readonly key: string;
  /** As it was written, but for the sandbox's name. */
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Whose events it is told of; null for the neutral ones. */
  readonly provider: string | null;
  /** Null for the neutral ones. */
  readonly model: WebhookModel | null;
  readonly headers: HeaderFields;
  readonly sign: Signing;
  readonly secret: Secret | null;
  /** Milliseconds from each failed attempt to the next. */
  readonly retries: readonly number[];
  readonly troubles: DeliveryTroubles;
  /** A condition that came with it and that nothing applies; null where there was none. */
  readonly filter: string | null;
  /** The events of a resource that it is told of, in order of time. */
  eventsOf(plan: Plan): readonly WebhookEvent[];
}

/** Puts a scenario's subscriptions in force; those of providers that are not served are left out. */
export function activateSubscriptions(
  subscriptions: readonly Subscription[],
  providers: ReadonlyMap<string, Provider>,
  sandbox: string,
): readonly ActiveSubscription[] {
  return subscriptions.flatMap((subscription, index) => {
    const { provider, events } = subscription;
    const model = provider === null ? null : (providers.get(provider)?.webhooks ?? null);
    if (provider !== null && model === null) return [];
    const isWanted = (name: string): boolean => events.length === 0 || hasEvent(events, name);
    return [
      {
        ...subscription,
        key: String(index),
        url: subscription.url.replaceAll('{sandbox}', sandbox),
        method: 'POST',
        filter: null,
        model,
        sign: subscription.sign ?? (subscription.secret && model ? model.sign : { kind: 'none' }),
        eventsOf: (plan) => (isOf(plan, provider) ? eventsOf(plan, model, isWanted) : []),
      } satisfies ActiveSubscription,
    ];
  });
}

/** The subscriptions that came with a resource. */
export function ownSubscriptionsOf(
  plan: Plan,
  providers: ReadonlyMap<string, Provider>,
  sandbox: string,
): readonly ActiveSubscription[] {
  const { provider } = plan;
  const model = provider === null ? undefined : providers.get(provider)?.webhooks;
  if (provider === null || !model?.subscriptionsOf) return [];
  return model
    .subscriptionsOf(plan)
    .slice(0, MAX_OWN)
    .map((own, index) => activateOwn(own, `${serialKey(plan.serial)}/${index}`, provider, model, sandbox));
}

/** The longest that a subscription's troubles put a delivery off, in milliseconds. */
export function longestDelay({ troubles: { late, shuffle } }: ActiveSubscription): number {
  return (late ? longest(late.by) : 0) + shuffle;
}

/** Subscriptions that a resource may bring. */
const MAX_OWN = 20;
/** Milliseconds to each retry, as Standard Webhooks has them, and scenarios that say nothing. */
export const DEFAULT_RETRIES = [5000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000];
export const NO_TROUBLES: DeliveryTroubles = { duplicate: 0, drop: 0, late: null, shuffle: 0, early: false };

function activateOwn(
  { url, events, method, headers, filter }: OwnSubscription,
  key: string,
  provider: string,
  model: WebhookModel,
  sandbox: string,
): ActiveSubscription {
  return {
    ...{
      key,
      method,
      provider,
      model,
      headers,
      filter,
      retries: DEFAULT_RETRIES,
      troubles: NO_TROUBLES,
      secret: null,
    },
    url: url.replaceAll('{sandbox}', sandbox),
    sign: { kind: 'none' },
    eventsOf: (plan) => eventsOf(plan, model, (name) => events.includes(name)),
  };
}

function isOf(plan: Plan, provider: string | null): boolean {
  return provider === null || plan.provider === null || plan.provider === provider;
}

function eventsOf(
  plan: Plan,
  model: WebhookModel | null,
  isWanted: (name: string) => boolean,
): readonly WebhookEvent[] {
  if (model && plan.kind !== model.kind) return [];
  const events = model ? model.eventsOf(plan, isWanted) : neutralEventsOf(plan, isWanted);
  return events.filter(({ name }) => isWanted(name));
}
