import type { Contract, Mode } from '../contract/contract.ts';
import type { ClockMode } from '../core/clock.ts';
import type { Instant } from '../core/instant.ts';
import type { Seed } from '../core/random.ts';
import type { Provider } from '../engine/provider.ts';
import type { ResourceKind } from '../engine/resource.ts';
import type { ScenarioIssue } from '../engine/scenario/parse.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import { createTemplate } from '../engine/template.ts';
import { checkSubscriptions } from '../engine/webhooks/check-subscriptions.ts';
import { type Addressed, addressOf } from './address.ts';
import { answer, type MockPort } from './answer.ts';
import { ChoiceError } from './choice-error.ts';
import { resolveStart } from './clock-start.ts';
import type { CorsPolicy } from './cors.ts';
import type { Incoming, Outgoing } from './message.ts';
import { type Beginning, createSandboxes, type Sandboxes } from './sandboxes.ts';
import type { ScenarioShelf } from './scenario-shelf.ts';
import { createSteadyWall } from './steady-wall.ts';
import { createDispatcher } from './webhooks/dispatcher.ts';
import type { WebhookSettings } from './webhooks/webhook-settings.ts';

/** What a server is put together from. */
export interface MockServerOptions {
  readonly providers: readonly Provider[];
  /** All that there are, served or not: a scenario may name any. */
  readonly knownProviders: readonly Provider[];
  /** By provider name; one for each provider. */
  readonly contracts: ReadonlyMap<string, Contract>;
  /** Puts the control API's own spec in force; asked for once, when it is first needed. */
  readonly controlContract: () => Contract;
  readonly kinds: readonly ResourceKind[];
  readonly scenarios: ScenarioShelf;
  readonly scenario: Scenario;
  /** Fills in what the scenario's lifecycle rules leave out. */
  readonly defaults: Scenario;
  /** What the caller set; the scenario's own, then the entry's, fill in the rest. */
  readonly chosen: Settings;
  /** What the entry (`serve`, `createMock`, …) falls back on. */
  readonly fallback: Defaults;
  readonly mode: Mode;
  readonly cors: CorsPolicy;
  /** Real time in milliseconds. */
  readonly wall?: () => number;
  readonly onError?: (error: unknown) => void;
  readonly webhooks: WebhookSettings;
  /** What else is to be closed with the server. */
  readonly onClose?: () => Promise<void>;
}

/** What stands in for what nobody set. */
export interface Defaults {
  readonly seed: Seed;
  readonly clock: ClockMode;
  readonly start: string;
}

/** What may be set from outside, field by field. */
export interface Settings {
  readonly seed?: Seed | undefined;
  readonly clock?: ClockMode | undefined;
  /** `now`, `today 09:00`, or an instant in ISO 8601. */
  readonly start?: string | undefined;
}

/** A server without its sockets: everything that the shells (HTTP, fetch, Express, control) work on. */
export interface MockServer {
  readonly providers: readonly Provider[];
  readonly contracts: ReadonlyMap<string, Contract>;
  /** The control API's own spec, in force. */
  controlContract(): Contract;
  readonly kinds: readonly ResourceKind[];
  readonly sandboxes: Sandboxes;
  readonly scenarios: ScenarioShelf;
  readonly scenario: Scenario;
  /** Whether a request goes to a provider, or to the mock's own paths. */
  isAddressed(addressed: Addressed): boolean;
  /** Answers a request to the mock port. Never rejects. */
  answer(incoming: Incoming): Promise<Outgoing>;
  /** Is told of errors of ours. */
  readonly onError: (error: unknown) => void;
  /** What a sandbox begins with under a scenario. */
  begin(scenario: Scenario): Beginning;
  close(): Promise<void>;
}

/** Puts a server together. Throws when the start cannot be read as an instant. */
export function createMockServer(options: MockServerOptions): MockServer {
  const { providers, contracts, kinds, scenario, mode, cors, wall = createSteadyWall() } = options;
  const begin = (chosen: Scenario): Beginning => beginningOf(chosen, options, wall());
  const first = begin(scenario);
  const onError = options.onError ?? (() => {});
  let control: Contract | undefined;
  const controlContract = (): Contract => {
    control ??= options.controlContract();
    return control;
  };
  const dispatcher = createDispatcher({
    ...{ ...options.webhooks, wall, onError },
    providers: new Map(providers.map((provider) => [provider.name, provider])),
    contractOf: (provider) => (provider === null ? controlContract() : contracts.get(provider)),
  });
  const sandboxes = createSandboxes({ beginning: () => first, wall, dispatcher });
  const port: MockPort = {
    mounts: {
      providers: new Map(providers.map((provider) => [provider.name, provider])),
      hosts: hostsOf(providers, contracts),
    },
    ...{ contracts, sandboxes, mode, cors },
    onError,
  };
  return {
    ...{ providers, contracts, controlContract, kinds, sandboxes, scenario, begin, onError },
    scenarios: options.scenarios,
    isAddressed: (addressed) => addressOf(addressed, port.mounts).kind !== 'nowhere',
    answer: (incoming) => answer(port, incoming),
    async close() {
      dispatcher.close();
      await Promise.all([...contracts.values(), control].map((contract) => contract?.close()));
      await options.onClose?.();
    },
  };
}

/** Field by field: what was chosen, then the scenario's, then the entry's. */
function beginningOf(scenario: Scenario, options: MockServerOptions, wall: Instant): Beginning {
  const { chosen, fallback, kinds, defaults, knownProviders } = options;
  const [issue] = checkSubscriptions(scenario, { providers: knownProviders, kinds });
  if (issue) throw badScenario(scenario, issue);
  const text = chosen.start ?? scenario.clock.start ?? fallback.start;
  const start = resolveStart(text, wall);
  if (start === undefined) {
    throw new ChoiceError(
      'RINGBACK_CLOCK_START',
      `Failed to start the clock at "${text}": it is not an instant. Write now, today 09:00 or 2026-01-01T09:00:00Z.`,
    );
  }
  const seed = chosen.seed ?? scenario.seed ?? fallback.seed;
  return {
    template: createTemplate(kinds, { scenario, defaults, seed, start }),
    mode: chosen.clock ?? scenario.clock.mode ?? fallback.clock,
  };
}

function badScenario({ name }: Scenario, { path, message }: ScenarioIssue): ChoiceError {
  return new ChoiceError(
    'RINGBACK_SCENARIO_INVALID',
    `Failed to load scenario "${name}": ${path.join('.')}: ${message} Mend it.`,
  );
}

function hostsOf(
  providers: readonly Provider[],
  contracts: ReadonlyMap<string, Contract>,
): ReadonlyMap<string, Provider> {
  return new Map(
    providers.flatMap((provider) =>
      (contracts.get(provider.name)?.hosts ?? []).map((host) => [host, provider] as const),
    ),
  );
}
