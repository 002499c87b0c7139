import { resolve } from 'node:path';
import { elevenlabs } from '../../../mocks/elevenlabs/provider.ts';
import { ovia } from '../../../mocks/ovia/provider.ts';
import { callKind } from '../../../mocks/voice/kind.ts';
import { voiceable } from '../../../mocks/voiceable/provider.ts';
import { voiceos } from '../../../mocks/voiceos/provider.ts';
import { composeServer, type ServerChoice } from '../../../src/server/compose.ts';
import { createMockFacade, type Mock, type MockSandbox } from '../../../src/server/library/mock.ts';
import type { MockServer } from '../../../src/server/mock-server.ts';

/** A server, and what its clients have touched. */
export interface CoveredServer {
  readonly server: MockServer;
  readonly mock: Mock;
  /** The ids of what one sandbox has covered; of all together without a name. */
  covered(sandbox?: string): readonly string[];
}

export function serve(choice: ServerChoice = {}): CoveredServer {
  const root = resolve(import.meta.dirname, '../../..');
  const server = composeServer(
    { providers: [voiceos, voiceable, elevenlabs, ovia], kinds: [callKind], root, built: undefined },
    choice,
    { seed: 42, clock: { mode: 'frozen' }, start: '2026-01-01T09:00:00.000Z' },
  );
  return {
    server,
    mock: createMockFacade(server),
    covered(sandbox) {
      const seen = server.evidence().filter(({ name }) => name === (sandbox ?? name));
      return [...new Set(seen.flatMap((one) => one.covered))].sort();
    },
  };
}

/** A client of VoiceOS, in a sandbox. */
export interface Client {
  list(query?: string): Promise<unknown>;
  get(id: string, headers?: Readonly<Record<string, string>>): Promise<unknown>;
  create(details?: object): Promise<string>;
  send(path: string, init?: RequestInit): Promise<Response>;
}

export function clientOf({ fetch }: Pick<MockSandbox, 'fetch'>): Client {
  const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' };
  const send = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`/voiceos${path}`, { ...init, headers: { ...headers, ...init.headers } });
  return {
    send,
    list: async (query = '') => (await send(`/conversations${query}`)).json(),
    get: async (id, more = {}) => (await send(`/conversations/${id}`, { headers: more })).json(),
    async create(details = {}) {
      const call = { from_number: '+14155550100', to_number: '+14155550123', agent_id: 'agent_support' };
      const body = JSON.stringify({ ...call, ...details });
      const response = await send('/conversations/create_phone_call', { method: 'POST', body });
      const { id } = (await response.json()) as { id?: string };
      return id ?? '';
    },
  };
}
