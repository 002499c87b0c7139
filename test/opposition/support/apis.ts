/** Rows of a page. */
export const PAGE = 11;

/** How a provider's list is walked, and what it is written to by. */
export interface Api {
  readonly name: string;
  readonly list: string;
  readonly headers: Readonly<Record<string, string>>;
  rowsOf(body: unknown): readonly string[];
  /** The query of the page behind this one; undefined on the last. */
  next(body: unknown, index: number): string | undefined;
  /** Undefined where calls are made through the library alone. */
  readonly create?: { readonly path: string; body(nth: number): object; idOf(body: unknown): string };
  readonly deletes: boolean;
}

const JSON_TYPE = { 'Content-Type': 'application/json' };
const conversationsOf = (body: unknown, member: string, id: string): readonly string[] =>
  (body as Record<string, readonly Record<string, string>[]>)[member]?.map((row) => row[id] ?? '') ?? [];
const cursorOf = (body: unknown): string | undefined => {
  const { cursor } = body as { readonly cursor: string | null };
  return cursor === null ? undefined : `page_size=${PAGE}&cursor=${cursor}`;
};

export const VOICEOS: Api = {
  name: 'voiceos',
  list: '/voiceos/conversations',
  headers: { ...JSON_TYPE, Authorization: 'Bearer any' },
  rowsOf: (body) => conversationsOf(body, 'items', 'id'),
  next: (body, index) =>
    (body as { readonly has_more: boolean }).has_more ? `limit=${PAGE}&index=${index + 1}` : undefined,
  create: {
    path: '/voiceos/conversations/create_phone_call',
    body: (nth) => ({ from_number: '+14155550100', to_number: numberOf(nth), agent_id: 'a' }),
    idOf: (body) => (body as { readonly id: string }).id,
  },
  deletes: false,
};
export const VOICEABLE: Api = {
  name: 'voiceable',
  list: '/voiceable/api/v1/conversations',
  headers: { 'X-API-Key': 'any' },
  rowsOf: (body) => conversationsOf(body, 'data', 'conversation_id'),
  next: cursorOf,
  deletes: false,
};
export const ELEVENLABS: Api = {
  name: 'elevenlabs',
  list: '/elevenlabs/v1/convai/conversations',
  headers: { ...JSON_TYPE, 'xi-api-key': 'any' },
  rowsOf: (body) => conversationsOf(body, 'conversations', 'conversation_id'),
  next: cursorOf,
  create: {
    path: '/elevenlabs/v1/convai/twilio/outbound-call',
    body: (nth) => ({ agent_id: 'a', agent_phone_number_id: 'p', to_number: numberOf(nth) }),
    idOf: (body) => (body as { readonly conversation_id: string }).conversation_id,
  },
  deletes: true,
};
export const OVIA: Api = {
  name: 'ovia',
  list: '/ovia/api/v1/calls',
  headers: { ...JSON_TYPE, Authorization: 'Bearer any' },
  rowsOf: (body) => (body as readonly { readonly id: string }[]).map(({ id }) => id),
  next: () => undefined,
  create: {
    path: '/ovia/api/v1/calls',
    body: (nth) => ({
      user_id: '6f3c1c52-7f6b-4e3a-9d0c-6f1d1c0a2b11',
      agent_id: '6f3c1c52-7f6b-4e3a-9d0c-6f1d1c0a2b12',
      phone_number_id: '6f3c1c52-7f6b-4e3a-9d0c-6f1d1c0a2b13',
      type: 'phone_call',
      direction: 'outbound',
      from_number: '+14155550100',
      to_number: numberOf(nth),
    }),
    idOf: (body) => (body as { readonly id: string }).id,
  },
  deletes: false,
};

/** A number to call, by the count of the writes. */
export function numberOf(nth: number): string {
  return `+1415${String(nth).padStart(7, '0')}`;
}
