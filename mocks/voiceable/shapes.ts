import { formatInstant } from '../../src/core/instant.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Shape, ShapeContext } from '../../src/engine/provider.ts';
import type { CallView } from '../voice/call.ts';
import { durationOf, toUnixSeconds, toWireTranscript } from '../voice/conversation/members.ts';
import { resultOf, statusOf } from '../voice/conversation/status.ts';
import { toWireStatus } from './envelope.ts';

/** A conversation in a list: without its transcript. */
export const listed: Shape<CallView> = { name: 'listed', toWire: toWireConversation };

/** A conversation in a list that leaves summaries out. */
export const listedWithoutSummary: Shape<CallView> = {
  name: 'listed without summary',
  toWire: (view, context) => ({ ...toWireConversation(view, context), transcript_summary: null }),
};

/** A conversation by itself, with its transcript. */
export const conversation: Shape<CallView> = {
  name: 'conversation',
  toWire: (view, context) => ({
    ...toWireConversation(view, context),
    transcript: toWireTranscript(view),
  }),
};

/** A conversation by itself, in its envelope. */
export const detail: Shape<CallView> = {
  name: 'detail',
  toWire: (view, context) => ({ status: toWireStatus(200), data: conversation.toWire(view, context) }),
};

function toWireConversation(view: CallView, context: ShapeContext): JsonObject {
  const { facts, createdAt } = view;
  return {
    conversation_id: context.idOf('call', view),
    agent_id: facts.agent.id,
    agent_name: facts.agent.name,
    status: statusOf(view),
    metadata: {
      start_time_unix_secs: toUnixSeconds(createdAt),
      call_duration_secs: durationOf(view),
      direction: facts.direction,
      user_id: facts.userId,
    },
    created_at: formatInstant(createdAt),
    call_successful: resultOf(view),
    transcript_summary: view.analysis?.summary ?? null,
  };
}
