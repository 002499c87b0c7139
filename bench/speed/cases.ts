import { AGENT_CONFIG } from '../laws/agent-config.ts';
import {
  ask,
  type Condition,
  NUMBER_MARK,
  type RowsRequest,
  type SentRequest,
  type Step,
} from './exchange.ts';

/** One kind of work. */
export interface Case {
  readonly name: string;
  readonly title: string;
  readonly provider: 'voiceos' | 'elevenlabs';
  /** `valid` are requests to operations that Ringback models; what it is held to goes by the kind. */
  readonly kind: 'valid' | 'invalid' | 'stub' | 'mixed';
  readonly status: number;
  /** Whether it leaves calls behind. */
  readonly isWriting: boolean;
  /** @param base the provider's base URL at a Ringback that serves the data of this run. */
  readonly steps: (base: string) => Promise<readonly Step[]>;
}

/** When the clock stands at the start: the data is the same in every run. */
export const CLOCK_START = '2026-01-07T10:40:00.000Z';
export const CALLS = 10_000;
export const VOICEOS_HEADERS = { Authorization: 'Bearer any' };
const ELEVENLABS_HEADERS = { 'xi-api-key': 'any' };
const MIDDLE = '2025-12-23T12:00:00.000Z';
const DEEP_INDEX = 900;

const CALL = { from_number: '+14155550100', to_number: '+14155550163', agent_config: AGENT_CONFIG };
const VALID_CALL = JSON.stringify(CALL);
const UNLIKE_CALL = JSON.stringify({ ...CALL, from_number: `+1415${NUMBER_MARK}` });
const { to_number: _, ...withoutNumber } = JSON.parse(VALID_CALL);
const INVALID_CALL = JSON.stringify(withoutNumber);

const VOICEOS = { provider: 'voiceos', kind: 'valid', status: 200, isWriting: false } as const;
const ELEVENLABS = { ...VOICEOS, provider: 'elevenlabs' } as const;

export const CASES: readonly Case[] = [
  { ...VOICEOS, name: 'list-10', title: 'VoiceOS, list of 10', steps: async () => [page({ limit: 10 })] },
  { ...VOICEOS, name: 'list-100', title: 'VoiceOS, list of 100', steps: async () => [page({ limit: 100 })] },
  filterCase('status', { field: 'status', operator: 'eq', value: 'ended' }),
  filterCase('created_before', { field: 'started_at', operator: 'lt', value: MIDDLE }),
  filterCase('created_after', { field: 'started_at', operator: 'gt', value: MIDDLE }),
  {
    ...VOICEOS,
    name: 'deep-page',
    title: `VoiceOS, page ${DEEP_INDEX} of 10`,
    steps: async () => [page({ limit: 10, index: DEEP_INDEX })],
  },
  { ...VOICEOS, name: 'detail', title: 'VoiceOS, detail', steps: async (base) => details(base, 1) },
  {
    ...ELEVENLABS,
    name: 'cursor',
    title: 'ElevenLabs, list of 10 behind a cursor',
    steps: async (base) => [await behindCursor(base)],
  },
  {
    ...VOICEOS,
    name: 'create',
    title: 'VoiceOS, create with a nested agent_config',
    isWriting: true,
    steps: async () => [create(VALID_CALL)],
  },
  {
    ...VOICEOS,
    name: 'create-unlike',
    title: 'VoiceOS, create with a nested agent_config, each unlike all before',
    isWriting: true,
    steps: async () => [create(UNLIKE_CALL)],
  },
  {
    ...VOICEOS,
    name: 'invalid',
    title: 'VoiceOS, create without to_number (422)',
    kind: 'invalid',
    status: 422,
    steps: async () => [create(INVALID_CALL)],
  },
  {
    ...ELEVENLABS,
    name: 'stub',
    title: 'ElevenLabs, listAgents (not modelled)',
    kind: 'stub',
    steps: async () => [
      { operation: 'listAgents', request: get('/v1/convai/agents', ELEVENLABS_HEADERS), share: 1 },
    ],
  },
  {
    ...VOICEOS,
    name: 'mixed',
    title: 'VoiceOS, mixed: 90 % reads, 10 % creates',
    kind: 'mixed',
    isWriting: true,
    steps: mixedSteps,
  },
];

function filterCase(parameter: string, where: Condition): Case {
  return {
    ...VOICEOS,
    name: `filter-${parameter.replace('_', '-')}`,
    title: `VoiceOS, list of 10 by ${parameter}`,
    steps: async () => [page({ limit: 10, query: `${parameter}=${where.value}`, where })],
  };
}

/** Ten requests: five lists, one of them filtered, four details, a create. */
async function mixedSteps(base: string): Promise<readonly Step[]> {
  const where = { field: 'status', operator: 'eq', value: 'ended' } as const;
  return [
    { ...page({ limit: 10 }), share: 4 },
    page({ limit: 10, query: 'status=ended', where }),
    ...(await details(base, 4)),
    create(VALID_CALL),
  ];
}

interface Page {
  readonly limit: number;
  readonly index?: number;
  readonly query?: string;
  readonly where?: Condition;
}

function page({ limit, index, query, where }: Page): Step {
  const words = [query, index && `index=${index}`, `limit=${limit}`].filter(Boolean);
  const rows: RowsRequest = { type: 'page', index: index ?? 1, limit, ...(where && { where }) };
  return {
    operation: 'listConversations',
    request: get(`/conversations?${words.join('&')}`, VOICEOS_HEADERS),
    rows,
    share: 1,
  };
}

async function details(base: string, count: number): Promise<readonly Step[]> {
  // The oldest: they have ended whatever else happens.
  const last = page({ limit: 10, index: DEEP_INDEX }).request;
  const items: readonly { id: string }[] = JSON.parse((await ask(base, last)).body).items;
  return items.slice(0, count).map(({ id }) => ({
    operation: 'getConversation',
    request: get(`/conversations/${id}`, VOICEOS_HEADERS),
    rows: { type: 'row', id },
    share: 1,
  }));
}

async function behindCursor(base: string): Promise<Step> {
  const before = Math.floor(Date.parse(MIDDLE) / 1000);
  const path = `/v1/convai/conversations?page_size=10&call_start_before_unix=${before}`;
  const first = await ask(base, get(path, ELEVENLABS_HEADERS));
  const cursor = encodeURIComponent(String(JSON.parse(first.body).next_cursor));
  return {
    operation: 'listConversations',
    request: get(`${path}&cursor=${cursor}`, ELEVENLABS_HEADERS),
    share: 1,
  };
}

function create(body: string): Step {
  const headers = { ...VOICEOS_HEADERS, 'Content-Type': 'application/json' };
  const path = '/conversations/create_phone_call';
  const isValid = body === VALID_CALL;
  return {
    operation: 'createPhoneCall',
    request: { method: 'POST', path, headers, body },
    ...(isValid && { rows: { type: 'create' } }),
    share: 1,
  };
}

function get(path: string, headers: Readonly<Record<string, string>>): SentRequest {
  return { method: 'GET', path, headers };
}
