import type { Json, JsonObject } from '../../../src/core/json.ts';
import { conversationFilters } from './conversation-filters.ts';
import { jsonAt, objectsAt } from './json-at.ts';
import type { FilterCase, ProviderCase, Query } from './provider-case.ts';
import { subjects } from './subjects.ts';

const CONVERSATION_LIVES = [
  ['initiated', 'failed'],
  ['initiated', 'in-progress', 'processing', 'done'],
];

function followCursor(cursor: Json, query: Query): Query | null {
  return cursor === null ? null : { ...query, cursor: String(cursor) };
}

export function voiceosCase(): ProviderCase {
  const statuses: FilterCase = {
    values: () => ['queued', 'started', 'ended'],
    keeps: ({ row }, value) => row.status === value,
  };
  return {
    ...subjects.voiceos(),
    list: {
      target: '/conversations',
      wide: { limit: 100 },
      rowsOf: (body) => objectsAt(body, 'items'),
      idOf: (row) => String(row.id),
      next: (body, query) =>
        jsonAt(body, 'has_more') ? { ...query, index: Number(jsonAt(body, 'index')) + 1 } : null,
    },
    reads: (id) => [`/conversations/${id}`, `/conversations/${id}/recording`],
    create: {
      target: '/conversations/create_phone_call',
      body: (to) => ({ from_number: '+14155550100', to_number: to, agent_id: 'agent_support' }),
      idOf: ({ id }) => String(id),
    },
    common: { ofRow: (row) => row, ofDetail: (detail) => detail },
    invalidStatus: 422,
    statusOf: ({ status }) => String(status),
    lives: [
      ['queued', 'ended'],
      ['queued', 'started', 'ended'],
    ],
    isHidden: ({ type }) => type === 'ringing',
    filters: {
      status: statuses,
      created_after: byInstant((created, instant) => created > instant),
      created_before: byInstant((created, instant) => created < instant),
    },
  };
}

/** VoiceOS filters by the creation, which it does not show. */
function byInstant(keeps: (created: number, instant: number) => boolean): FilterCase {
  const instants = [-2_400_001, -900_000, 0, 1, 450_000].map((offset) =>
    new Date(Date.UTC(2026, 0, 1, 9) + offset).toISOString(),
  );
  return {
    values: () => [...instants, '2026-01-01T10:05:00.5+01:00'],
    keeps: ({ createdAt }, value: string) => keeps(createdAt, Date.parse(value)),
  };
}

export function voiceableCase(): ProviderCase {
  return {
    ...subjects.voiceable(),
    list: {
      target: '/api/v1/conversations',
      wide: { page_size: 100 },
      rowsOf: (body) => objectsAt(body, 'data'),
      idOf: (row) => String(row.conversation_id),
      next: (body, query) => followCursor(jsonAt(body, 'cursor'), query),
    },
    reads: (id) => [`/conversations/${id}`],
    common: {
      ofRow: (row) => row,
      ofDetail: (body) => {
        const { transcript: _transcript, ...rest } = jsonAt(body, 'data') as JsonObject;
        return rest;
      },
    },
    invalidStatus: 400,
    statusOf: (detail) => String(jsonAt(detail, 'data', 'status')),
    lives: CONVERSATION_LIVES,
    isHidden: ({ type }, { facts }) =>
      type === 'ringing' || (type === 'analysed' && facts.answeredAt === null),
    filters: conversationFilters({
      startOf: (row) => Number(jsonAt(row, 'metadata', 'start_time_unix_secs')),
      userOf: (detail) => String(jsonAt(detail, 'data', 'metadata', 'user_id')),
      results: ['success', 'failure'],
      isBeforeInclusive: false,
    }),
  };
}

export function elevenlabsCase(): ProviderCase {
  return {
    ...subjects.elevenlabs(),
    list: {
      target: '/v1/convai/conversations',
      wide: { page_size: 100, summary_mode: 'include' },
      oldestFirst: { sort_direction: 'asc' },
      rowsOf: (body) => objectsAt(body, 'conversations'),
      idOf: (row) => String(row.conversation_id),
      next: (body, query) => followCursor(jsonAt(body, 'next_cursor'), query),
    },
    reads: (id) => [`/v1/convai/conversations/${id}`],
    create: {
      target: '/v1/convai/twilio/outbound-call',
      body: (to) => ({ agent_id: 'agent_support', agent_phone_number_id: 'phnum_main', to_number: to }),
      idOf: ({ conversation_id: id }) => String(id),
    },
    common: { ofRow: ({ metadata: _metadata, ...row }) => row, ofDetail: toElevenlabsRow },
    invalidStatus: 422,
    statusOf: ({ status }) => String(status),
    lives: CONVERSATION_LIVES,
    isHidden: ({ type }) => type === 'ringing',
    filters: {
      ...conversationFilters({
        startOf: (row) => Number(row.start_time_unix_secs),
        userOf: (detail) => String(detail.user_id),
        results: ['success', 'failure', 'unknown', 'error'],
        isBeforeInclusive: true,
      }),
      call_duration_min_secs: {
        values: () => [0, 1, 60, 600, 601],
        keeps: ({ row }, value) => Number(row.call_duration_secs) >= value,
      },
      call_duration_max_secs: {
        values: () => [0, 59, 60, 599, 600],
        keeps: ({ row }, value) => Number(row.call_duration_secs) <= value,
      },
      exclude_statuses: {
        values: () => ['done', ['done'], ['in-progress', 'processing'], ['initiated', 'failed', 'done']],
        keeps: ({ row }, value: string | readonly string[]) => ![value].flat().includes(String(row.status)),
      },
      termination_reasons: {
        values: () => [
          ...['No answer', 'Busy', 'Nothing like it'],
          ['Call ended by remote party', 'Conversation exceeded maximum duration'],
          ['end_call tool was called.', 'voicemail_detection tool was called.', 'Failed'],
        ],
        keeps: ({ row }, value: string | readonly string[]) =>
          [value].flat().includes(String(row.termination_reason)),
      },
      search: {
        values: () => [
          'agent',
          'XYLOPHONE',
          'thank  you',
          'a mailbox answered',
          'Nobody',
          'zebra',
          '日本',
          '  ',
        ],
        keeps: ({ row, detail }, value: string) => {
          const said = objectsAt(detail, 'transcript').map(({ message }) => message);
          const text = [row.transcript_summary ?? '', ...said].join('\n').toLowerCase();
          return value
            .toLowerCase()
            .split(' ')
            .every((word) => text.includes(word));
        },
      },
    },
  };
}

function toElevenlabsRow(detail: JsonObject): JsonObject {
  const { metadata, analysis } = detail;
  return {
    conversation_id: jsonAt(detail, 'conversation_id'),
    agent_id: jsonAt(detail, 'agent_id'),
    agent_name: jsonAt(detail, 'agent_name'),
    status: jsonAt(detail, 'status'),
    call_successful: jsonAt(analysis, 'call_successful') ?? 'unknown',
    start_time_unix_secs: jsonAt(metadata, 'start_time_unix_secs'),
    call_duration_secs: jsonAt(metadata, 'call_duration_secs'),
    message_count: objectsAt(detail, 'transcript').length,
    direction: jsonAt(metadata, 'phone_call', 'direction'),
    termination_reason: jsonAt(metadata, 'termination_reason'),
    transcript_summary: jsonAt(analysis, 'transcript_summary'),
    call_summary_title: jsonAt(analysis, 'call_summary_title'),
    created_at: jsonAt(detail, 'created_at'),
  };
}

export function oviaCase(): ProviderCase {
  const uuid = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
  return {
    ...subjects.ovia(),
    list: {
      target: '/api/v1/calls',
      wide: {},
      rowsOf: (body) => objectsAt(body),
      idOf: (row) => String(row.id),
      next: () => null,
    },
    reads: (id) => [`/api/v1/calls/${id}`],
    create: {
      target: '/api/v1/calls',
      body: (to) => ({
        ...{ user_id: uuid, agent_id: uuid, phone_number_id: uuid },
        ...{ type: 'phone_call', direction: 'outbound', from_number: '+14155550100', to_number: to },
      }),
      idOf: ({ id }) => String(id),
    },
    common: { ofRow: (row) => row, ofDetail: (detail) => detail },
    invalidStatus: 422,
    statusOf: ({ status }) => String(status),
    lives: [
      ['queued', 'busy'],
      ['queued', 'failed'],
      ['queued', 'ringing', 'in-progress', 'completed'],
      ['queued', 'ringing', 'no-answer'],
    ],
    isHidden: () => false,
    filters: {},
  };
}
