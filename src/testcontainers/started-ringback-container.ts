import { AbstractStartedContainer, type StartedTestContainer } from 'testcontainers';
import type { RunningMock } from '../testing/attached.ts';
import { createControlClient } from '../testing/control-client.ts';
import type { SandboxClient } from '../testing/sandbox-client.ts';
import type { ProviderPath } from '../testing/test-sandbox.ts';
import { testingError } from '../testing/testing-error.ts';
import { CONTROL_PORT, MOCK_PORT } from './ports.ts';

/** A container that answers. Addresses are those by which this machine reaches it. */
export class StartedRingbackContainer extends AbstractStartedContainer {
  readonly #adminToken: string;
  readonly #providers: readonly ProviderPath[];

  constructor(container: StartedTestContainer, adminToken: string, providers: readonly ProviderPath[]) {
    super(container);
    this.#adminToken = adminToken;
    this.#providers = providers;
  }

  /** The mock port. */
  getPort(): number {
    return this.getMappedPort(MOCK_PORT);
  }

  /** Where to point a provider's client; without a provider, the mock's own address. */
  getUrl(provider?: string): string {
    const url = `http://${this.getHost()}:${this.getPort()}`;
    if (provider === undefined) return url;
    const served = this.#providers.find(({ name }) => name === provider);
    if (served) return `${url}/${served.name}${served.basePath}`;
    const names = this.#providers.map(({ name }) => name).join(', ');
    throw testingError(
      'RINGBACK_TESTING_PROVIDER',
      `Failed to find provider "${provider}": the container does not serve it. Name one of ${names}.`,
    );
  }

  /** Where the control API is. */
  getAdminUrl(): string {
    return `http://${this.getHost()}:${this.getMappedPort(CONTROL_PORT)}`;
  }

  getAdminToken(): string {
    return this.#adminToken;
  }

  /** Steers a sandbox: its clock, calls, faults, replies, journal and the rest; `default` where none is named. */
  getControlClient(sandbox = 'default'): SandboxClient {
    return createControlClient({ adminUrl: this.getAdminUrl(), adminToken: this.#adminToken }, sandbox);
  }

  /** For `attach` of `ringback/testing`, which gives each test a sandbox of its own. */
  getRunningMock(): RunningMock {
    return { url: this.getUrl(), adminUrl: this.getAdminUrl(), adminToken: this.#adminToken };
  }
}
