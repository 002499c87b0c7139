import { formatInstant, type Instant } from '../../src/core/instant.ts';
import type { Json, JsonObject } from '../../src/core/json.ts';
import { toDollars } from '../../src/core/money.ts';
import type { Shape, ShapeContext } from '../../src/engine/provider.ts';
import type { CallView } from '../voice/call.ts';
import { ownNumberOf } from '../voice/people.ts';
import { phoneNumberId } from '../voice/phone-numbers.ts';
import { isRecorded } from '../voice/recording.ts';
import { ACCOUNT_USER, agentUuid, PHONE_NUMBER_ID } from './identities.ts';
import { toWireLatencies, toWireMetadata } from './metadata.ts';

/** Ovia shows a call in full everywhere, also in its list. */
export const call: Shape<CallView> = { name: 'call', toWire: toWireCall };

function toWireCall(view: CallView, context: ShapeContext): JsonObject {
  const { facts, createdAt, updatedAt, answeredAt, endedAt, seconds } = view;
  const { sent } = facts;
  const id = context.idOf('call', view);
  return {
    user_id: sent.user_id ?? ACCOUNT_USER,
    agent_id: agentUuid(facts.agent.id),
    type: sent.type ?? 'phone_call',
    direction: facts.direction,
    from_number: facts.from,
    to_number: facts.to,
    phone_number_id: sent.phone_number_id ?? phoneNumberId(PHONE_NUMBER_ID, ownNumberOf(facts)),
    id,
    status: statusOf(view),
    started_at: toWireInstant(answeredAt),
    ended_at: toWireInstant(endedAt),
    recording_url: isRecorded(view) ? toWireLink(`/recordings/${id}.mp3`, context) : null,
    transcript: toWireTranscript(view),
    duration: seconds,
    analysis: toWireAnalysis(view),
    latency_metrics: isRecorded(view) ? toWireLatencies(view) : null,
    created_at: formatInstant(createdAt),
    updated_at: formatInstant(updatedAt),
    agent: { name: facts.agent.name },
    metadata: toWireMetadata(view),
    costs: toWireCosts(view),
    transcript_objects: view.messages.map(toWireMessage),
  };
}

function toWireLink(path: string, { linkTo }: ShapeContext): string {
  const url = `https://api.useovia.com${path}`;
  return linkTo?.(url) ?? url;
}

/** A free string at Ovia; what nobody answered keeps the reason. */
function statusOf({ state, ending }: CallView): string {
  switch (ending) {
    case 'busy':
    case 'no-answer':
    case 'failed':
      return ending;
    case null:
      return state === 'answered' ? 'in-progress' : state;
    default:
      return 'completed';
  }
}

function toWireInstant(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}

/** The whole text, once there is no more to come; a call that was not answered has none. */
function toWireTranscript({ answeredAt, endedAt, messages }: CallView): string | null {
  if (answeredAt === null || endedAt === null) return null;
  return messages.map(({ role, text }) => `${role}: ${text}`).join('\n');
}

function toWireMessage({ text, startsAt }: CallView['messages'][number]): Json {
  return { content: text, timestamp: formatInstant(startsAt) };
}

/** As the vendor's JSON text. */
function toWireAnalysis({ analysis }: CallView): string | null {
  if (!analysis) return null;
  const { success, summary } = analysis;
  return JSON.stringify({ call_successful: success ? 'success' : 'failure', summary });
}

function toWireCosts({ costs, usage }: CallView): JsonObject | null {
  if (!costs || !usage) return null;
  const { llm, stt, tts } = costs;
  return {
    llm: toDollars(llm),
    stt: toDollars(stt),
    tts: toDollars(tts),
    total: toDollars(llm + stt + tts),
    details: {
      tts_characters: usage.characters,
      llm_prompt_tokens: usage.inputTokens,
      llm_completion_tokens: usage.outputTokens,
      stt_audio_duration_seconds: usage.seconds,
    },
  };
}
