import type { Asked, Client } from './client.ts';

/** A request of the mix. */
export interface MixedRequest extends Asked {
  /** With the provider's mount. */
  readonly path: string;
  /** Whether it is to be refused; undefined where that hangs on what came before. */
  readonly isRefused: boolean | undefined;
}

/** Ids of calls that are there from the beginning, by what they are asked for with. */
export interface KnownIds {
  readonly voiceos: readonly string[];
  readonly voiceable: readonly string[];
  readonly elevenlabs: readonly string[];
  readonly ovia: readonly string[];
}

/** With these any provider is asked. */
export const HEADERS = { Authorization: 'Bearer any', 'X-API-Key': 'any', 'xi-api-key': 'any' };

/**
 * The nth request of a mix over four providers: pages, filters, details, writes, what the contract does not allow and
 * what no operation matches.
 */
export function mixedRequest(nth: number, ids: KnownIds): MixedRequest {
  const kind = KINDS[nth % KINDS.length] ?? listVoiceos;
  return { headers: HEADERS, isRefused: false, ...kind(Math.floor(nth / KINDS.length), ids) };
}

/** Asks for the newest calls of each provider. */
export async function findIds(client: Client, url: string): Promise<KnownIds> {
  const list = async (path: string): Promise<string> =>
    (await client.ask(`${url}${path}`, { headers: HEADERS })).text;
  const idsIn = (text: string, member: string): readonly string[] =>
    [...text.matchAll(new RegExp(`"${member}":"([^"]+)"`, 'g'))].flatMap(([, id]) => id ?? []);
  return {
    voiceos: idsIn(await list('/voiceos/conversations?limit=50'), 'id'),
    voiceable: idsIn(await list('/voiceable/api/v1/conversations?page_size=50'), 'conversation_id'),
    elevenlabs: idsIn(await list('/elevenlabs/v1/convai/conversations?page_size=50'), 'conversation_id'),
    ovia: idsIn(await list('/ovia/api/v1/calls'), 'id'),
  };
}

type Kind = (round: number, ids: KnownIds) => Partial<MixedRequest> & { readonly path: string };

const numberOf = (round: number): string => `+1415${String(round % 10_000_000).padStart(7, '0')}`;
const pick = (ids: readonly string[], round: number): string => ids[round % ids.length] ?? 'unknown';

const listVoiceos: Kind = (round) => ({ path: `/voiceos/conversations?limit=${1 + (round % 100)}` });

const KINDS: readonly Kind[] = [
  listVoiceos,
  (round) => ({ path: `/voiceable/api/v1/conversations?page_size=${1 + (round % 100)}` }),
  (round) => ({ path: `/elevenlabs/v1/convai/conversations?page_size=${1 + (round % 100)}` }),
  () => ({ path: '/ovia/api/v1/calls' }),
  (round, ids) => ({ path: `/voiceos/conversations/${pick(ids.voiceos, round)}` }),
  (round, ids) => ({ path: `/voiceable/api/v1/conversations/${pick(ids.voiceable, round)}` }),
  (round, ids) => ({
    path: `/elevenlabs/v1/convai/conversations/${pick(ids.elevenlabs, round)}`,
    isRefused: undefined,
  }),
  (round, ids) => ({ path: `/ovia/api/v1/calls/${pick(ids.ovia, round)}` }),
  (round) => ({
    ...{ path: '/voiceos/conversations/create_phone_call', method: 'POST' },
    body: { from_number: '+14155550100', to_number: numberOf(round), agent_id: 'a' },
  }),
  (round) => ({
    ...{ path: '/elevenlabs/v1/convai/twilio/outbound-call', method: 'POST' },
    body: { agent_id: 'a', agent_phone_number_id: 'p', to_number: numberOf(round) },
  }),
  (round, ids) => ({
    ...{ path: `/elevenlabs/v1/convai/conversations/${pick(ids.elevenlabs, round * 7)}`, method: 'DELETE' },
    isRefused: undefined,
  }),
  (round) => ({ path: `/voiceos/conversations?limit=10&status=${round % 2 ? 'ended' : 'queued'}` }),
  (round) => ({ path: `/elevenlabs/v1/convai/conversations?search=refund&page_size=${1 + (round % 20)}` }),
  (round) => ({ path: `/voiceos/conversations?limit=${-round}`, isRefused: true }),
  (round) => ({ path: `/voiceos/conversations/conv_${round}`, isRefused: true }),
  (round) => ({ path: `/ovia/api/v1/nowhere-${round % 50}`, isRefused: true }),
];
