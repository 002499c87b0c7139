import { existsSync, readFileSync } from 'node:fs';
import type { ClockChoice } from '../index.ts';
import { createControlClient, isSnapshot } from './control-client.ts';
import { type AskControl, askControl, type ControlAddress } from './control-requests.ts';
import type { MockConnection, SandboxClient } from './sandbox-client.ts';

/** A server that runs already. */
export interface RunningMock extends ControlAddress {
  /** The mock port's, such as `http://127.0.0.1:4010`. */
  readonly url: string;
}

/** How sandboxes begin, beside what the server decides. */
export interface SandboxBeginning {
  /** A scenario's name at the server, a file of this machine, or a document; the server's own without it. */
  readonly scenario?: string | object | undefined;
  readonly clock: ClockChoice;
}

/** Joins a server that runs already: other workers may do the same, and its report is about all of them. */
export async function connectAttached(
  { url, ...address }: RunningMock,
  { scenario, clock }: SandboxBeginning,
): Promise<MockConnection> {
  const startClock = await clockStarter(clock);
  const { providers } = await askControl(address)<Ready>('GET', '/ready');
  const drop = async (name: string): Promise<void> => {
    await askControl(address, name)('DELETE', '/sandboxes').catch((error: unknown) => {
      if (!isUnknownSandbox(error)) throw error;
    });
  };
  return {
    url: url.replace(/\/+$/, ''),
    providers,
    async open(name) {
      const ask = askControl(address, name);
      const client = createControlClient(address, name);
      await drop(name);
      await loadScenario(ask, client, scenario);
      await startClock(client);
      // In the same process the choice of clock comes before a scenario's own: so it does here.
      return {
        ...client,
        async reset() {
          await client.reset();
          await startClock(client);
        },
        async load(next) {
          await client.load(next);
          if (typeof next === 'string' || !isSnapshot(next)) await startClock(client);
        },
      };
    },
    drop,
    close: async () => {},
  };
}

interface Ready {
  readonly providers: readonly string[];
}

/** Sets a sandbox's clock going as it was chosen. */
async function clockStarter(choice: ClockChoice): Promise<(client: SandboxClient) => Promise<unknown>> {
  const { readClockChoice } = await import('../index.ts');
  const { clock } = readClockChoice(choice);
  switch (clock?.mode) {
    case undefined:
      return async () => {};
    case 'frozen':
      return (client) => client.clock.freeze();
    case 'running':
      return (client) => client.clock.run(clock.rate);
    case 'stepping':
      return (client) => client.clock.step(clock.step === 'next' ? 'next' : `${clock.step}ms`);
  }
}

async function loadScenario(
  ask: AskControl,
  client: SandboxClient,
  scenario: string | object | undefined,
): Promise<void> {
  if (scenario === undefined) return;
  if (typeof scenario === 'string' && existsSync(scenario)) {
    await ask('POST', '/scenarios/load', { yaml: readFileSync(scenario, 'utf8') });
  } else await client.load(scenario);
}

function isUnknownSandbox(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'RINGBACK_SANDBOX_UNKNOWN';
}
