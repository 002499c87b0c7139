import type { MockOptions, MockSandbox } from '../index.ts';
import type { Later, MockConnection, SandboxClient } from './sandbox-client.ts';

/** Makes a mock in this process that listens on a free port of this machine. */
export async function connectInProcess(options: MockOptions): Promise<MockConnection> {
  const { createMock, PROVIDERS } = await import('../index.ts');
  const mock = createMock(options);
  const { url } = await mock.listen();
  const { providers = [] } = options;
  return {
    url,
    providers: providers.length > 0 ? providers : PROVIDERS.map(({ name }) => name),
    async open(name) {
      mock.sandbox(name).drop();
      return toClient(mock.sandbox(name));
    },
    drop: async (name) => mock.sandbox(name).drop(),
    close: () => mock.close(),
  };
}

function toClient(sandbox: MockSandbox): SandboxClient {
  const { clock, calls, resources, replies, faults, violations, coverage, journal, snapshot, deliveries } =
    sandbox;
  const { reset, load } = sandbox;
  return {
    ...later({
      clock,
      calls,
      resources,
      replies,
      faults,
      violations,
      coverage,
      journal,
      snapshot,
      deliveries,
    }),
    ...later({ reset, load }),
    inbox: (name) => later(sandbox.inbox(name)),
  };
}

/** The same functions, in promises. What they throw is a rejection. */
function later<Members extends object>(members: Members): Later<Members> {
  const entries = Object.entries(members).map(([name, member]) => [
    name,
    typeof member === 'function' ? async (...args: unknown[]) => member(...args) : later(member),
  ]);
  // Each member was given its counterpart, which a type over entries cannot say.
  return Object.fromEntries(entries) as Later<Members>;
}
