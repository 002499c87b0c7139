import { defineProvider, type ListModel } from '../../src/engine/provider.ts';
import { conversationId } from '../voice/conversation/conversation-id.ts';
import { byAgent, byResult, byUser, startedAfter, startedUpTo } from '../voice/conversation/filters.ts';
import { refuse } from './errors.ts';
import { bySearch, byTerminationReason, exceptStatuses, lastingAtLeast, lastingAtMost } from './filters.ts';
import { toCallInput } from './outbound-call.ts';
import { detail, listed, listedWithSummary, outboundCall } from './shapes.ts';
import { webhooks } from './webhooks.ts';

const listConversations: ListModel = {
  type: 'list',
  kind: 'call',
  filters: {
    agent_id: byAgent,
    user_id: byUser,
    call_successful: byResult,
    call_start_after_unix: startedAfter,
    call_start_before_unix: startedUpTo,
    call_duration_min_secs: lastingAtLeast,
    call_duration_max_secs: lastingAtMost,
    exclude_statuses: exceptStatuses,
    termination_reasons: byTerminationReason,
    search: bySearch,
  },
  page: {
    style: 'cursor',
    cursor: 'cursor',
    limit: { name: 'page_size', default: 30, max: 100, beyond: 'default' },
  },
  modelled: ['summary_mode', 'sort_direction'],
  order: ({ sort_direction }) => (sort_direction === 'asc' ? 'oldest' : 'newest'),
  shape: ({ summary_mode }) => (summary_mode === 'include' ? listedWithSummary : listed),
  rows: 'conversations',
  around: ({ hasMore, cursor }) => ({ has_more: hasMore, next_cursor: cursor, cursor }),
};

/** ElevenLabs: conversations by cursor, calls made by `twilioOutboundCall` and taken away by `deleteConversation`. */
export const elevenlabs = defineProvider({
  name: 'elevenlabs',
  title: 'ElevenLabs',
  keyVariables: ['XI_API_KEY', 'ELEVEN_API_KEY'],
  basePath: '',
  example: { header: 'xi-api-key: any', path: '/v1/convai/conversations?page_size=2' },
  ids: { call: conversationId },
  operations: {
    listConversations,
    getConversation: { type: 'read', kind: 'call', id: 'conversation_id', shape: detail },
    deleteConversation: { type: 'delete', kind: 'call', id: 'conversation_id', status: 204 },
    twilioOutboundCall: {
      type: 'create',
      kind: 'call',
      status: 200,
      input: toCallInput,
      shape: outboundCall,
    },
  },
  webhooks,
  refuse,
});
