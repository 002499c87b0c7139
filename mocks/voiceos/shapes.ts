import { formatInstant, type Instant } from '../../src/core/instant.ts';
import { isObject, type JsonObject } from '../../src/core/json.ts';
import { toDollars } from '../../src/core/money.ts';
import type { Shape, ShapeContext } from '../../src/engine/provider.ts';
import type { CallView } from '../voice/call.ts';
import { configOfAgent, resolveAgentConfig } from './agent-config.ts';

/** The account that all of a scenario's conversations belong to. */
const ACCOUNT = 'acct_5b0e7d2c9f14a863';

/** VoiceOS shows a conversation in full everywhere, also in lists. */
export const conversation: Shape<CallView> = { name: 'conversation', toWire: toWireConversation };

/** Where the recording of a conversation is. */
export const recording: Shape<CallView> = {
  name: 'recording',
  toWire(view, context) {
    const url = `https://api.voiceos.io/recordings/${idOf(view, context)}.mp3`;
    return { recording_url: context.linkTo?.(url) ?? url };
  },
};

function toWireConversation(view: CallView, context: ShapeContext): JsonObject {
  const { facts } = view;
  const id = idOf(view, context);
  return {
    id,
    uri: `/conversations/${id}`,
    type: facts.direction === 'inbound' ? 'inbound_phone_call' : 'outbound_phone_call',
    account_id: ACCOUNT,
    status: statusOf(view),
    started_at: toWireInstant(view.answeredAt),
    ended_at: toWireInstant(view.endedAt),
    agent_config: isObject(facts.sent.agent_config)
      ? resolveAgentConfig(facts.sent.agent_config as JsonObject)
      : configOfAgent(facts.agent),
    agent_id: facts.agentId,
    messages: view.messages.map(({ role, text }) => ({ role, content: text })),
    phone_call: { provider: 'twilio', to_number: facts.to, from_number: facts.from },
    ended_reason: endedReasonOf(view),
    cost_breakdown: toWireCosts(view),
  };
}

/** The status that VoiceOS shows for a call's state. */
export function statusOf({ state }: Pick<CallView, 'state'>): 'queued' | 'started' | 'ended' {
  switch (state) {
    case 'queued':
    case 'ringing':
      return 'queued';
    case 'answered':
      return 'started';
    case 'ended':
    case 'analysed':
      return 'ended';
  }
}

function endedReasonOf({ endedAt, endedBy }: CallView): string | null {
  if (endedAt === null) return null;
  return endedBy === null ? 'unknown' : `${endedBy}_ended`;
}

function toWireCosts({ costs, usage, facts }: CallView): JsonObject | null {
  if (!costs || !usage) return null;
  const { seconds, characters, inputTokens, outputTokens } = usage;
  const { voice, transcriber } = facts.settings;
  return {
    total: toDollars(costs.total),
    voice: { provider: voice, cost: toDollars(costs.tts), characters },
    transcriber: { provider: transcriber, cost: toDollars(costs.stt), seconds },
    language_model: {
      provider: 'openai',
      cost: toDollars(costs.llm),
      input_tokens: inputTokens,
      output_tokens: outputTokens,
    },
    telephony: { provider: 'twilio', cost: toDollars(costs.telephony), seconds },
    agent: { provider: 'voiceos', cost: toDollars(costs.platform), seconds },
  };
}

function toWireInstant(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}

function idOf(view: CallView, context: ShapeContext): string {
  return context.idOf('call', view);
}
