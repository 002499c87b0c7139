import type { MockOptions } from '../index.ts';
import { connectAttached, type RunningMock } from './attached.ts';
import { connectInProcess } from './in-process.ts';
import { sandboxNameOf, type TestIdentity } from './sandbox-name.ts';
import { openTestSandbox, type TestSandbox } from './test-sandbox.ts';
import { testingError } from './testing-error.ts';

/**
 * What tests are run against. Where a server runs already, it has decided seed, start, mode, providers and journal:
 * only `scenario` and `clock` are then for the sandboxes.
 */
export interface TestMockOptions extends MockOptions {
  /** The server to join; without it, the one that the environment names; `false` for a mock of this process. */
  readonly attach?: RunningMock | false | undefined;
}

/** One mock for many tests. */
export interface TestMock {
  /** The mock port's. */
  readonly url: string;
  /** Whether it is a server that ran before, and goes on afterwards. */
  readonly isAttached: boolean;
  /** Begins a sandbox afresh: of that name, or a test's own. */
  sandbox(test: string | TestIdentity): Promise<TestSandbox>;
  /** Stops the mock of this process; a server that ran before goes on. */
  close(): Promise<void>;
}

/**
 * Starts a mock in this process, or joins the one that `RINGBACK_URL`, `RINGBACK_ADMIN_URL` and `RINGBACK_ADMIN_TOKEN`
 * name: so `ringback exec` and a service container give all workers of a run one server, and one report. The clocks of
 * sandboxes are frozen unless it is said otherwise: time is the test's.
 *
 * @example
 * const mock = await startMock({ providers: ['voiceos'] });
 * const sandbox = await mock.sandbox('a-first-call');
 * await fetch(`${sandbox.baseUrl('voiceos')}/conversations`, { headers: { Authorization: 'Bearer any' } });
 * await sandbox.dispose();
 * await mock.close();
 */
export async function startMock({ attach, ...options }: TestMockOptions = {}): Promise<TestMock> {
  const { findLocalToken, PROVIDERS } = await import('../index.ts');
  const running = attach ?? runningMockOf(process.env, findLocalToken);
  const { clock = 'frozen', scenario } = options;
  const connection = running
    ? await connectAttached(running, { scenario, clock })
    : await connectInProcess({ ...options, clock });
  const open = openNames();
  return {
    url: connection.url,
    isAttached: running !== false,
    async sandbox(test) {
      const wanted = typeof test === 'string' ? test : sandboxNameOf(test, process.cwd());
      const name = open.take(wanted);
      const sandbox = await openTestSandbox(connection, name, PROVIDERS);
      return {
        ...sandbox,
        async dispose() {
          open.give(name);
          await sandbox.dispose();
        },
      };
    },
    close: () => connection.close(),
  };
}

/** The server that the environment names; false where it names none. */
function runningMockOf(
  env: Readonly<Record<string, string | undefined>>,
  findToken: (adminUrl: string) => string | undefined,
): RunningMock | false {
  const { RINGBACK_URL: url, RINGBACK_ADMIN_URL: adminUrl, RINGBACK_ADMIN_TOKEN: token } = env;
  if (!url && !adminUrl) return false;
  if (!url || !adminUrl) {
    throw testingError(
      'RINGBACK_TESTING_ATTACH',
      `Failed to join a mock: RINGBACK_${url ? 'ADMIN_' : ''}URL is not set, and the other is. Set both, or neither.`,
    );
  }
  const adminToken = token || findToken(adminUrl);
  if (adminToken) return { url, adminUrl, adminToken };
  throw testingError(
    'RINGBACK_TESTING_ATTACH',
    `Failed to join the mock at "${adminUrl}": there is no token for it. Set RINGBACK_ADMIN_TOKEN to what the server was given.`,
  );
}

interface OpenNames {
  /** The name, or another like it where a test has it now. */
  take(name: string): string;
  give(name: string): void;
}

function openNames(): OpenNames {
  const taken = new Set<string>();
  return {
    take(name) {
      let free = name;
      for (let nth = 2; taken.has(free); nth += 1) free = `${name.slice(0, 60)}-${nth}`;
      taken.add(free);
      return free;
    },
    give: (name) => void taken.delete(name),
  };
}
