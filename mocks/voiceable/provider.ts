import { defineProvider, type ListModel } from '../../src/engine/provider.ts';
import { conversationId } from '../voice/conversation/conversation-id.ts';
import { byAgent, byResult, byUser, startedAfter, startedBefore } from '../voice/conversation/filters.ts';
import { toWireStatus } from './envelope.ts';
import { refuse } from './errors.ts';
import { rateLimitHeaders } from './rate-limit.ts';
import { detail, listed, listedWithoutSummary } from './shapes.ts';
import { webhooks } from './webhooks.ts';

const listConversations: ListModel = {
  type: 'list',
  kind: 'call',
  filters: {
    agent_id: byAgent,
    user_id: byUser,
    call_successful: byResult,
    call_start_after_unix: startedAfter,
    call_start_before_unix: startedBefore,
  },
  page: {
    style: 'cursor',
    cursor: 'cursor',
    limit: { name: 'page_size', default: 30, max: 100, beyond: 'default' },
  },
  modelled: ['summary_mode'],
  shape: ({ summary_mode }) => (summary_mode === 'exclude' ? listedWithoutSummary : listed),
  rows: 'data',
  around: ({ hasMore, cursor }) => ({ status: toWireStatus(200), has_more: hasMore, cursor }),
};

/** Voiceable: conversations by cursor, in an envelope; nothing is created here. */
export const voiceable = defineProvider({
  name: 'voiceable',
  title: 'Voiceable',
  basePath: '/api/v1',
  example: { header: 'X-API-Key: any', path: '/conversations?page_size=2' },
  ids: { call: conversationId },
  operations: {
    listConversations,
    getConversation: { type: 'read', kind: 'call', id: 'id', shape: detail },
  },
  webhooks,
  refuse,
  headersAt: rateLimitHeaders,
});
