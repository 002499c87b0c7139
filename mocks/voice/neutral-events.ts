import { formatInstant } from '../../src/core/instant.ts';
import type { Shape, ShapeContext } from '../../src/engine/provider.ts';
import { neutralEventNames, neutralEventsOf } from '../../src/engine/webhooks/neutral-events.ts';
import type { WebhookEvent, WebhookModel } from '../../src/engine/webhooks/webhook-model.ts';
import type { CallView } from './call.ts';
import { callKind } from './kind.ts';

/**
 * The events of a vendor that documents none (decided): under the neutral names, with the call as the vendor itself
 * shows it.
 */
export function neutralEvents(shape: Shape<CallView>): WebhookModel {
  return {
    kind: callKind.name,
    events: neutralEventNames(callKind),
    sign: { kind: 'none' },
    eventsOf: neutralEventsOf,
    toPayload: ({ name, at }: WebhookEvent, view: CallView, context: ShapeContext) => ({
      type: name,
      timestamp: formatInstant(at),
      data: shape.toWire(view, context),
    }),
    specNameOf: () => 'callEvent',
  };
}
