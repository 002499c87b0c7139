import { formatInstant } from '../../src/core/instant.ts';
import { isObject, type Json, type JsonObject } from '../../src/core/json.ts';
import type { Plan } from '../../src/core/plan.ts';
import type { ShapeContext } from '../../src/engine/provider.ts';
import type { OwnSubscription, WebhookEvent, WebhookModel } from '../../src/engine/webhooks/webhook-model.ts';
import type { CallFacts, CallView } from '../voice/call.ts';
import { callEvents } from '../voice/call-events.ts';
import { webhooksOfConfig } from './agent-config.ts';
import { MOMENTS_OF_EVENTS, momentsOfEvent } from './events.ts';
import { conversation } from './shapes.ts';

/** VoiceOS tells the webhooks of a conversation's configuration; what it sends them is published nowhere (decided). */
export const webhooks: WebhookModel = {
  kind: 'call',
  events: Object.keys(MOMENTS_OF_EVENTS),
  neverSent: Object.keys(MOMENTS_OF_EVENTS).filter((event) => momentsOfEvent(event).length === 0),
  sign: { kind: 'none' },
  eventsOf: callEvents(MOMENTS_OF_EVENTS),
  toPayload: (event: WebhookEvent, view: CallView, context: ShapeContext) => ({
    event: event.name,
    timestamp: formatInstant(event.at),
    conversation: conversation.toWire(view, context),
  }),
  toQuery: ({ name }: WebhookEvent, view: CallView, context: ShapeContext) => ({
    event: name,
    conversation_id: context.idOf('call', view),
  }),
  specNameOf: () => 'conversationEvent',
  subscriptionsOf: (plan: Plan) => {
    // Plans of this kind are calls: the kind's name is the model's own.
    const { sent } = plan.facts as CallFacts;
    if (!isObject(sent.agent_config)) return [];
    return webhooksOfConfig(sent.agent_config as JsonObject).flatMap(toSubscription);
  },
};

/** What a lenient mode let through, and can be told nothing, is left out. */
function toSubscription(entry: Json): readonly OwnSubscription[] {
  if (!isObject(entry) || typeof entry.url !== 'string') return [];
  const { url, events, method, headers, filter } = entry;
  return [
    {
      url,
      events: Array.isArray(events) ? events.map(String) : [],
      method: method === 'GET' ? 'GET' : 'POST',
      headers: isObject(headers)
        ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
        : {},
      filter: typeof filter === 'string' ? filter : null,
    },
  ];
}
