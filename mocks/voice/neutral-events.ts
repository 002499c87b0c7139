import { formatInstant } from '../../src/core/instant.ts';
import type { Shape, ShapeContext } from '../../src/engine/provider.ts';
import type { WebhookEvent, WebhookModel } from '../../src/engine/webhooks/webhook-model.ts';
import type { CallView } from './call.ts';
import { callEvents } from './call-events.ts';
import type { CallMoment } from './moments.ts';

const MOMENTS: Readonly<Record<string, readonly CallMoment[]>> = {
  'call.queued': ['requested'],
  'call.ringing': ['ringing'],
  'call.answered': ['answered'],
  'call.message': ['agent-message', 'user-message'],
  'call.ended': ['ended'],
  'call.analysed': ['analysed'],
};

/**
 * The events of a vendor that documents none (decided): under the neutral names, with the call as the vendor itself
 * shows it.
 */
export function neutralEvents(shape: Shape<CallView>): WebhookModel {
  return {
    kind: 'call',
    events: Object.keys(MOMENTS),
    sign: { kind: 'none' },
    eventsOf: callEvents(MOMENTS),
    toPayload: ({ name, at }: WebhookEvent, view: CallView, context: ShapeContext) => ({
      type: name,
      timestamp: formatInstant(at),
      data: shape.toWire(view, context),
    }),
    specNameOf: () => 'callEvent',
  };
}
