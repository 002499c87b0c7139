import type { Advance } from '../index.ts';
import type { MockConnection, SandboxClient } from './sandbox-client.ts';
import { testingError } from './testing-error.ts';

/** The sandbox of one test: a world that no other test sees, and what a client needs to be sent there. */
export interface TestSandbox extends SandboxClient {
  /** As reports name it. */
  readonly name: string;
  /** Where a provider's client is to be pointed: `http://127.0.0.1:49152/~NAME/voiceos`. */
  baseUrl(provider: string): string;
  /** Where to have webhooks sent that `inbox(name)` is to show. */
  inboxUrl(name: string): string;
  /** A key for the client; it leads to this sandbox where the address does not. */
  readonly credential: string;
  /** For a program that is tested from outside: `VOICEOS_BASE_URL`, `VOICEOS_API_KEY` and so on. */
  env(): Readonly<Record<string, string>>;
  /** How the test has moved the clock, the last fifty times. */
  readonly moves: readonly ClockMove[];
  /** Drops the world. What was seen of it stays for the server's report. */
  dispose(): Promise<void>;
}

/** A move of a clock. Instants are in ISO 8601. */
export interface ClockMove {
  /** Where it led to. */
  readonly at: string;
  /** Such as `advanced by 30s`. */
  readonly text: string;
}

/** What is known of a provider before it is asked. */
export interface ProviderPath {
  readonly name: string;
  /** Between its mount and the paths of its spec; empty where there is none. */
  readonly basePath: string;
}

/** Begins a sandbox of a server afresh. */
export async function openTestSandbox(
  connection: MockConnection,
  name: string,
  known: readonly ProviderPath[],
): Promise<TestSandbox> {
  const client = await connection.open(name);
  const { url, providers } = connection;
  const moves: ClockMove[] = [];
  const credential = `rb_${name}`;
  const baseUrl = (provider: string): string => {
    if (!providers.includes(provider)) throw unknownProvider(provider, providers);
    const basePath = known.find((one) => one.name === provider)?.basePath ?? '';
    return `${url}/~${name}/${provider}${basePath}`;
  };
  return {
    ...client,
    clock: withMoves(client.clock, (move) => {
      moves.push(move);
      if (moves.length > MAX_MOVES) moves.shift();
    }),
    ...{ name, credential, moves, baseUrl },
    inboxUrl: (inbox) => `${url}/~${name}/_ringback/inbox/${encodeURIComponent(inbox)}`,
    env: () =>
      Object.fromEntries(
        providers.flatMap((provider) => {
          const prefix = provider.toUpperCase().replaceAll('-', '_');
          return [
            [`${prefix}_BASE_URL`, baseUrl(provider)],
            [`${prefix}_API_KEY`, credential],
          ];
        }),
      ),
    dispose: () => connection.drop(name),
  };
}

const MAX_MOVES = 50;

function unknownProvider(provider: string, providers: readonly string[]): Error {
  return testingError(
    'RINGBACK_TESTING_PROVIDER',
    `Failed to find provider "${provider}": the mock does not serve it. Name one of ${providers.join(', ')}.`,
  );
}

function withMoves(clock: SandboxClient['clock'], onMove: (move: ClockMove) => void): SandboxClient['clock'] {
  return {
    ...clock,
    async advance(by) {
      const advanced = await clock.advance(by);
      onMove({ at: advanced.now, text: `advanced ${wordsOf(by)}` });
      return advanced;
    },
    async jump(by) {
      const facts = await clock.jump(by);
      onMove({ at: facts.now, text: `jumped ${wordsOf(by)}` });
      return facts;
    },
    async rewind(by) {
      const facts = await clock.rewind(by);
      onMove({ at: facts.now, text: `rewound ${wordsOf(by)}, which discarded ${facts.discarded}` });
      return facts;
    },
  };
}

function wordsOf(move: string | Advance): string {
  if (typeof move === 'string') return `by ${move}`;
  return Object.entries(move)
    .map(([name, value]) => `${name} ${value}`)
    .join(' ');
}
