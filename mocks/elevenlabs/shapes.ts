import { formatInstant } from '../../src/core/instant.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { toDollars } from '../../src/core/money.ts';
import type { Shape, ShapeContext } from '../../src/engine/provider.ts';
import type { CallView } from '../voice/call.ts';
import { durationOf, toUnixSeconds, toWireTranscript } from '../voice/conversation/members.ts';
import { resultOf, statusOf } from '../voice/conversation/status.ts';
import { isRecorded } from '../voice/recording.ts';
import { callSid } from '../voice/twilio.ts';
import { toWirePhoneCall } from './phone-call.ts';
import { terminationReasonOf } from './termination-reason.ts';

/** A conversation in a list; without its summary, which is the vendor's default. */
export const listed: Shape<CallView> = {
  name: 'listed',
  toWire: (view, context) => ({
    ...toWireListed(view, context),
    transcript_summary: null,
    call_summary_title: null,
  }),
};

/** A conversation in a list, with its summary. */
export const listedWithSummary: Shape<CallView> = { name: 'listed with summary', toWire: toWireListed };

/** A conversation by itself, with its transcript. */
export const detail: Shape<CallView> = { name: 'detail', toWire: toWireDetail };

/** What came of asking for a call: always one. */
export const outboundCall: Shape<CallView> = {
  name: 'outbound call',
  toWire: (view, context) => ({
    success: true,
    message: 'Outbound call initiated',
    conversation_id: context.idOf('call', view),
    callSid: callSid(view.serial),
  }),
};

function toWireListed(view: CallView, context: ShapeContext): JsonObject {
  const { facts, createdAt, messages, ending, failureReason } = view;
  return {
    conversation_id: context.idOf('call', view),
    agent_id: facts.agent.id,
    agent_name: facts.agent.name,
    status: statusOf(view),
    call_successful: resultOf(view),
    start_time_unix_secs: toUnixSeconds(createdAt),
    call_duration_secs: durationOf(view),
    message_count: messages.length,
    direction: facts.direction,
    termination_reason: terminationReasonOf(ending, failureReason),
    transcript_summary: view.analysis?.summary ?? null,
    call_summary_title: titleOf(view),
    created_at: formatInstant(createdAt),
    metadata: {},
  };
}

function toWireDetail(view: CallView, context: ShapeContext): JsonObject {
  const { facts, createdAt } = view;
  const hasAudio = isRecorded(view);
  return {
    agent_id: facts.agent.id,
    agent_name: facts.agent.name,
    conversation_id: context.idOf('call', view),
    status: statusOf(view),
    user_id: facts.userId,
    created_at: formatInstant(createdAt),
    metadata: toWireMetadata(view),
    analysis: toWireAnalysis(view),
    has_audio: hasAudio,
    has_user_audio: hasAudio,
    has_response_audio: hasAudio,
    has_auxiliary_audio: false,
    transcript: toWireTranscript(view),
    conversation_initiation_client_data: facts.sent.client_data ?? null,
  };
}

function toWireMetadata(view: CallView): JsonObject {
  const { createdAt, answeredAt, costs, ending, failureReason } = view;
  return {
    start_time_unix_secs: toUnixSeconds(createdAt),
    accepted_time_unix_secs: answeredAt === null ? null : toUnixSeconds(answeredAt),
    call_duration_secs: durationOf(view),
    cost_fiat: costs && toDollars(costs.total),
    phone_call: toWirePhoneCall(view),
    termination_reason: terminationReasonOf(ending, failureReason),
    error:
      ending === 'failed' ? { code: 500, reason: failureReason ?? 'The call could not be connected.' } : null,
    main_language: view.analysis ? 'en' : null,
    feedback: null,
  };
}

function toWireAnalysis(view: CallView): JsonObject | null {
  if (!view.analysis) return null;
  return {
    call_successful: resultOf(view),
    transcript_summary: view.analysis.summary,
    call_summary_title: titleOf(view),
  };
}

/** The summary in a few words; a conversation that was written by hand has none. */
function titleOf({ analysis, facts }: CallView): string | null {
  if (!analysis) return null;
  const { topic } = facts.words();
  return topic === '' ? null : topic;
}
