import type { MockSandbox } from '../../src/index.ts';

/** A row of ElevenLabs' list, as far as these tests look at it. */
export interface Conversation {
  readonly conversation_id: string;
  readonly status: string;
}

export interface ConversationPage {
  readonly status: number;
  readonly rows: readonly Conversation[];
  readonly cursor: string | null;
}

/** Asks a mock as a client of ElevenLabs, through no socket. */
export interface ElevenLabsClient {
  page(query?: Readonly<Record<string, string | number>>, asOf?: string): Promise<ConversationPage>;
  /** The rows of all pages. */
  walk(query?: Readonly<Record<string, string | number>>): Promise<readonly Conversation[]>;
  /** The status of an answer. */
  read(id: string, asOf?: string): Promise<number>;
  create(to?: string): Promise<string>;
  delete(id: string): Promise<number>;
}

export function createElevenLabsClient(mock: MockSandbox): ElevenLabsClient {
  const ask = (path: string, init: RequestInit = {}, asOf?: string): Promise<Response> =>
    mock.fetch(`/elevenlabs/v1/convai/${path}`, {
      ...init,
      headers: {
        'xi-api-key': 'any',
        'Content-Type': 'application/json',
        ...(asOf !== undefined && { 'Ringback-Now': asOf }),
      },
    });
  const client: ElevenLabsClient = {
    async page(query = {}, asOf) {
      const pairs = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
      const response = await ask(`conversations?${new URLSearchParams(pairs)}`, {}, asOf);
      // What the provider's own tests hold to the contract; a refusal has neither member.
      const body = (await response.json()) as {
        readonly conversations?: readonly Conversation[];
        readonly next_cursor?: string | null;
      };
      return { status: response.status, rows: body.conversations ?? [], cursor: body.next_cursor ?? null };
    },
    async walk(query = {}) {
      const rows: Conversation[] = [];
      let page = await client.page({ page_size: 100, ...query });
      for (
        ;
        page.cursor !== null;
        page = await client.page({ page_size: 100, ...query, cursor: page.cursor })
      ) {
        rows.push(...page.rows);
      }
      return [...rows, ...page.rows];
    },
    async read(id, asOf) {
      return (await ask(`conversations/${id}`, {}, asOf)).status;
    },
    async create(to = '+14155550123') {
      const body = JSON.stringify({ agent_id: 'a', agent_phone_number_id: 'p', to_number: to });
      const response = await ask('twilio/outbound-call', { method: 'POST', body });
      return ((await response.json()) as { readonly conversation_id: string }).conversation_id;
    },
    async delete(id) {
      return (await ask(`conversations/${id}`, { method: 'DELETE' })).status;
    },
  };
  return client;
}

/** The ids of rows, in their order. */
export function idsOf(rows: readonly Conversation[]): readonly string[] {
  return rows.map(({ conversation_id }) => conversation_id);
}
