import { formatInstant } from '../../core/instant.ts';
import type { Json } from '../../core/json.ts';
import type { Plan } from '../../core/plan.ts';
import { kindOf } from '../ledger.ts';
import type { Provider, ShapeContext } from '../provider.ts';
import { truthOf } from '../truth.ts';
import { idOf, type World } from '../world.ts';
import type { ActiveSubscription } from './active-subscription.ts';
import type { WebhookEvent } from './webhook-model.ts';

/** What is sent for an event. */
export type RenderedEvent =
  | { readonly kind: 'body'; readonly body: Json }
  | { readonly kind: 'query'; readonly query: Readonly<Record<string, string>> };

/** Writes an event as of its own instant: every attempt says the same. */
export function renderEvent(
  world: World,
  providers: ReadonlyMap<string, Provider>,
  { model, provider, method }: ActiveSubscription,
  plan: Plan,
  event: WebhookEvent,
  linkTo?: ShapeContext['linkTo'],
): RenderedEvent {
  const shown = provider === null ? undefined : providers.get(provider);
  if (!model || !shown) {
    const data = truthOf(world, [...providers.values()], plan, event.at);
    return { kind: 'body', body: { type: event.name, timestamp: formatInstant(event.at), data } };
  }
  const view = kindOf(world.ledger.template, plan.kind).view(plan, event.at);
  const context: ShapeContext = { linkTo, idOf: (kind, of) => idOf(world, shown, kind, of) };
  if (method === 'GET') return { kind: 'query', query: model.toQuery?.(event, view, context) ?? {} };
  return { kind: 'body', body: model.toPayload(event, view, context) };
}
