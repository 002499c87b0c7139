import type { JsonObject } from '../../src/core/json.ts';
import type { ShapeContext } from '../../src/engine/provider.ts';
import type { WebhookEvent, WebhookModel } from '../../src/engine/webhooks/webhook-model.ts';
import type { CallView } from '../voice/call.ts';
import { callEvents } from '../voice/call-events.ts';
import { toUnixSeconds } from '../voice/conversation/members.ts';
import { callSid } from '../voice/twilio.ts';
import { detail } from './shapes.ts';

const TRANSCRIPTION = 'post_call_transcription';
const FAILURE = 'call_initiation_failure';

const eventsOf = callEvents({ [TRANSCRIPTION]: ['analysed'], [FAILURE]: ['rejected'] });

/** ElevenLabs tells of calls that were analysed, and of those that nobody answered. */
export const webhooks: WebhookModel = {
  kind: 'call',
  events: [TRANSCRIPTION, FAILURE],
  sign: { kind: 'elevenlabs' },
  eventsOf: (plan) => {
    const all = eventsOf(plan);
    // A call that could not be made has nothing to transcribe.
    return all.some(({ name }) => name === FAILURE) ? all.filter(({ name }) => name === FAILURE) : all;
  },
  toPayload: (event: WebhookEvent, view: CallView, context: ShapeContext) => ({
    type: event.name,
    event_timestamp: toUnixSeconds(event.at),
    data: event.name === FAILURE ? toWireFailure(view, context) : detail.toWire(view, context),
  }),
  specNameOf: (event) => event,
};

function toWireFailure(view: CallView, context: ShapeContext): JsonObject {
  const { facts, serial, outcome } = view;
  const status = outcome === 'busy' || outcome === 'failed' ? outcome : 'no-answer';
  return {
    agent_id: facts.agent.id,
    conversation_id: context.idOf('call', view),
    failure_reason: status === 'failed' ? 'unknown' : status,
    metadata: {
      type: 'twilio',
      body: {
        CallSid: callSid(serial),
        CallStatus: status,
        Direction: facts.direction === 'inbound' ? 'inbound' : 'outbound-api',
        From: facts.from,
        To: facts.to,
        CallDuration: '0',
        SipResponseCode: SIP_CODES[status],
      },
    },
  };
}

const SIP_CODES = { busy: '486', failed: '503', 'no-answer': '487' } as const;
