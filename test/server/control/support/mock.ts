import { resolve } from 'node:path';
import { elevenlabs } from '../../../../mocks/elevenlabs/provider.ts';
import { ovia } from '../../../../mocks/ovia/provider.ts';
import { callKind } from '../../../../mocks/voice/kind.ts';
import { voiceable } from '../../../../mocks/voiceable/provider.ts';
import { voiceos } from '../../../../mocks/voiceos/provider.ts';
import { composeServer, type ServerChoice } from '../../../../src/server/compose.ts';
import { openSandbox } from '../../../../src/server/control/sandboxes.ts';
import type { MockServer } from '../../../../src/server/mock-server.ts';
import { joinPieces } from '../../../../src/server/pieces.ts';
import type { Sandbox } from '../../../../src/server/sandbox.ts';

/** Where every clock of these tests starts. */
export const START = '2026-01-01T09:00:00.000Z';

/** A server without sockets, whose real time is a number. */
export interface TestMock {
  readonly server: MockServer;
  /** Milliseconds; tests move it. */
  readonly wall: { now: number };
  /** A world that no other test has seen. */
  fresh(): Sandbox;
  /** Asks a provider, as its client would. */
  ask(sandbox: Sandbox, path: string, init?: TestRequest): Promise<TestAnswer>;
}

export interface TestRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface TestAnswer {
  readonly status: number;
  readonly text: string;
}

export function createTestMock(choice: ServerChoice = {}): TestMock {
  const wall = { now: 1_800_000_000_000 };
  const server = composeServer(
    {
      providers: [voiceos, voiceable, elevenlabs, ovia],
      kinds: [callKind],
      root: resolve(import.meta.dirname, '../../../..'),
      built: undefined,
    },
    { wall: () => wall.now, ...choice },
    { seed: 42, clock: { mode: 'frozen' }, start: START },
  );
  let made = 0;
  return {
    server,
    wall,
    fresh: () => openSandbox(server, `test-${made++}`),
    async ask(sandbox, path, { method = 'GET', headers = {}, body } = {}) {
      const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
      const { status, body: bytes } = await server.answer({
        method,
        target: `/~${sandbox.name}${path}`,
        headers: {
          authorization: 'Bearer any-credential',
          'xi-api-key': 'any-credential',
          ...(text && { 'content-type': 'application/json' }),
          ...headers,
        },
        body: { kind: 'bytes', bytes: Buffer.from(text) },
      });
      return { status, text: Buffer.from(joinPieces(bytes)).toString('utf8') };
    },
  };
}
