import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { GenericContainer, getContainerRuntimeClient, type StartedTestContainer, Wait } from 'testcontainers';
import { PROVIDERS } from '../index.ts';
import { askControl } from '../testing/control-requests.ts';
import type { ProviderPath } from '../testing/test-sandbox.ts';
import { CONTROL_PORT, MOCK_PORT } from './ports.ts';
import { StartedRingbackContainer } from './started-ringback-container.ts';

/** A scenario's name in the image, a file of this machine, or a document. */
export type ContainerScenario = string | object;

/**
 * The image, ready to be started, with its control API open under a token.
 *
 * @example
 * const ringback = await new RingbackContainer('ringback').withProviders('voiceos').withClock('frozen').start();
 * const client = createClient({ baseUrl: ringback.getUrl('voiceos') });
 * await ringback.getControlClient().clock.advance('30s');
 * await ringback.stop();
 */
export class RingbackContainer extends GenericContainer {
  #token = randomBytes(24).toString('base64url');
  #allowedHosts: readonly string[] = [];

  /** @param image its name, such as `ringback` or `registry.example/ringback:0.1.0`. */
  constructor(image: string) {
    super(image);
    this.withExposedPorts(MOCK_PORT, CONTROL_PORT)
      // The image's own check is the engine's business, and not every engine runs it.
      .withWaitStrategy(Wait.forHttp('/_ringback/ready', MOCK_PORT, { abortOnContainerExit: true }))
      .withStartupTimeout(STARTUP_MS);
  }

  /** Serves these, bundled or of `withSpecs`; all of them without it. */
  withProviders(...providers: readonly string[]): this {
    return this.withCommand(['serve', ...providers]);
  }

  /** Serves the OpenAPI files of a folder of this machine too, each as a provider of its name. */
  withSpecs(folder: string): this {
    return this.withCopyDirectoriesToContainer([{ source: folder, target: '/specs' }]);
  }

  /** Serves this scenario, in place of `default`. Throws where it is a file that cannot be read. */
  withScenario(scenario: ContainerScenario): this {
    if (typeof scenario === 'object') {
      return this.#withScenarioFile('scenario.json', JSON.stringify(scenario));
    }
    // A name has letters, digits and dashes alone.
    return /[./\\]/.test(scenario)
      ? this.#withScenarioFile(basename(scenario), readFileSync(scenario, 'utf8'))
      : this.withEnvironment({ RINGBACK_SCENARIO: scenario });
  }

  /**
   * Sets the clock going as the command line has it: `frozen`, `running:60`, `stepping:next`.
   *
   * @param start an instant in ISO 8601, `now`, or `today 09:00`; the scenario's own without it.
   */
  withClock(clock: string, start?: string): this {
    return this.withEnvironment({
      RINGBACK_CLOCK: clock,
      ...(start !== undefined && { RINGBACK_CLOCK_START: start }),
    });
  }

  /** Decides all that is random; the scenario's own seed without it. */
  withSeed(seed: number | string): this {
    return this.withEnvironment({ RINGBACK_SEED: String(seed) });
  }

  /** Opens the control API with this token, in place of one that is made. */
  withAdminToken(token: string): this {
    this.#token = token;
    return this;
  }

  /** Lets the control API be reached by these names too, such as an alias in a network. */
  withAdminAllowHost(...hosts: readonly string[]): this {
    this.#allowedHosts = [...this.#allowedHosts, ...hosts];
    return this;
  }

  override async start(): Promise<StartedRingbackContainer> {
    // Where containers are not on this machine's own address, that name has to be allowed.
    const { info } = await getContainerRuntimeClient();
    this.withEnvironment({
      RINGBACK_ADMIN_TOKEN: this.#token,
      RINGBACK_ADMIN_ALLOW_HOST: [info.containerRuntime.host, ...this.#allowedHosts].join(','),
    });
    const container = await super.start();
    try {
      return new StartedRingbackContainer(container, this.#token, await this.#findServed(container));
    } catch (error) {
      // Nobody else has it to stop.
      await container.stop();
      throw error;
    }
  }

  /** What the container serves, which is known once it answers. */
  async #findServed(container: StartedTestContainer): Promise<readonly ProviderPath[]> {
    const adminUrl = `http://${container.getHost()}:${container.getMappedPort(CONTROL_PORT)}`;
    const { providers } = await askControl({ adminUrl, adminToken: this.#token })<Ready>('GET', '/ready');
    return providers.map(
      (name) => PROVIDERS.find((bundled) => bundled.name === name) ?? { name, basePath: '' },
    );
  }

  #withScenarioFile(name: string, content: string): this {
    const target = `/scenarios/${name}`;
    return this.withCopyContentToContainer([{ content, target, mode: 0o644 }]).withEnvironment({
      RINGBACK_SCENARIO: target,
    });
  }
}

const STARTUP_MS = 60_000;

interface Ready {
  readonly providers: readonly string[];
}
