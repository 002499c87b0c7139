import type { RequestValues } from '../../src/core/exchange.ts';
import { parseInstant } from '../../src/core/instant.ts';
import { isObject, type JsonObject } from '../../src/core/json.ts';
import { defineProvider, type Filter, type ListModel } from '../../src/engine/provider.ts';
import type { CallInput } from '../voice/call.ts';
import { isRecorded } from '../voice/recording.ts';
import { selectCalls } from '../voice/select-calls.ts';
import { hangUpsOfConfig, settingsOfConfig } from './agent-config.ts';
import { refuse } from './errors.ts';
import { conversation, recording, statusOf } from './shapes.ts';
import { webhooks } from './webhooks.ts';

/** Written when a lenient mode lets a request through that names no number. */
const NO_NUMBER = '+14155550100';

const listConversations: ListModel = {
  type: 'list',
  kind: 'call',
  filters: { status: byStatus, created_before: createdBefore, created_after: createdAfter },
  page: { style: 'number', index: 'index', limit: { name: 'limit', default: 100, max: 1000, beyond: 'max' } },
  shape: () => conversation,
  rows: 'items',
  around: ({ index, hasMore }) => ({ index, has_more: hasMore }),
};

/** VoiceOS: conversations by page number, calls made by `create_phone_call`. */
export const voiceos = defineProvider({
  name: 'voiceos',
  title: 'VoiceOS',
  basePath: '',
  example: { header: 'Authorization: Bearer any', path: '/conversations?limit=2' },
  ids: {
    call: { name: 'voiceos conversation', pattern: 'conv_####################', digits: '0123456789abcdef' },
  },
  operations: {
    listConversations,
    getConversation: { type: 'read', kind: 'call', id: 'id', shape: conversation },
    getConversationRecording: { type: 'read', kind: 'call', id: 'id', shape: recording, isThere: isRecorded },
    createPhoneCall: { type: 'create', kind: 'call', status: 200, input: toCallInput, shape: conversation },
  },
  webhooks,
  refuse,
});

function byStatus(value: unknown): ReturnType<Filter> {
  return selectCalls('voiceos status', value, (traits) => statusOf(traits) === value);
}

function createdBefore(value: unknown): ReturnType<Filter> {
  const at = parseInstant(String(value));
  return at === undefined ? undefined : { until: at - 1 };
}

function createdAfter(value: unknown): ReturnType<Filter> {
  const at = parseInstant(String(value));
  return at === undefined ? undefined : { after: at };
}

/** With both an agent and a configuration, the configuration is used and the id recorded. */
function toCallInput({ body }: RequestValues): CallInput {
  const sent = isObject(body) ? (body as JsonObject) : {};
  const config = isObject(sent.agent_config) ? (sent.agent_config as JsonObject) : undefined;
  return {
    direction: 'outbound',
    from: typeof sent.from_number === 'string' ? sent.from_number : NO_NUMBER,
    to: typeof sent.to_number === 'string' ? sent.to_number : NO_NUMBER,
    agentId: typeof sent.agent_id === 'string' ? sent.agent_id : null,
    settings: config ? settingsOfConfig(config) : {},
    sent: config ? { agent_config: config } : {},
    hangUpOn: config ? hangUpsOfConfig(config) : [],
  };
}
