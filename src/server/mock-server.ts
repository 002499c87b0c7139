import { setImmediate } from 'node:timers/promises';
import type { Contract, Mode } from '../contract/contract.ts';
import type { ClockMode } from '../core/clock.ts';
import type { Instant } from '../core/instant.ts';
import type { Seed } from '../core/random.ts';
import type { ConversationChoice } from '../engine/conversation/rules.ts';
import type { Provider } from '../engine/provider.ts';
import type { ResourceKind } from '../engine/resource.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { RecordedWorld } from '../engine/snapshot/parse.ts';
import { createTemplate } from '../engine/template.ts';
import type { SandboxEvidence } from '../report/evidence.ts';
import type { ContractReport, ReportProvider } from '../report/report.ts';
import { type Addressed, addressOf, type Mounts } from './address.ts';
import { answer, type MockPort } from './answer.ts';
import { forgetBytes } from './bytes.ts';
import type { KnownContracts } from './check-rules.ts';
import { ChoiceError } from './choice-error.ts';
import { resolveStart } from './clock-start.ts';
import type { CorsPolicy } from './cors.ts';
import { createCoverageIndexes } from './coverage/coverage-index.ts';
import { createEventStreams, type EventStreams } from './events/event-streams.ts';
import { createEvidenceArchive } from './evidence.ts';
import type { JournalBounds } from './journal/journal.ts';
import type { Incoming, Outgoing } from './message.ts';
import { onceEach } from './once-each.ts';
import { collectReport, type ReportChoice, toReportProvider } from './report/collect-report.ts';
import { type Beginning, createSandboxes, type Sandboxes } from './sandboxes.ts';
import type { ScenarioCheck } from './scenario-files.ts';
import type { ScenarioShelf } from './scenario-shelf.ts';
import { createSteadyWall } from './steady-wall.ts';
import { createUnderWay } from './under-way.ts';
import { createDispatcher } from './webhooks/dispatcher.ts';
import type { WebhookSettings } from './webhooks/webhook-settings.ts';

/** What a server is put together from. */
export interface MockServerOptions {
  readonly providers: readonly Provider[];
  /** Of the program. */
  readonly version: string;
  /** By provider name; one for each provider. Replaced in place. */
  readonly contracts: Map<string, Contract>;
  /** What replies and faults are held to. */
  readonly knownContracts: KnownContracts;
  /** What is wrong with a scenario beside its form. */
  readonly check: ScenarioCheck;
  /** Puts the control API's own spec in force; asked for once, when it is first needed. */
  readonly controlContract: () => Contract;
  readonly kinds: readonly ResourceKind[];
  readonly scenarios: ScenarioShelf;
  readonly scenario: Scenario;
  /** A recorded world of that scenario, which sandboxes go on from; its seed and start are their own. */
  readonly recorded?: RecordedWorld | undefined;
  /** Fills in what the scenario's lifecycle rules leave out. */
  readonly defaults: Scenario;
  /** What the caller set; the scenario's own, then the entry's, fill in the rest. */
  readonly chosen: Settings;
  /** What the entry (`serve`, `createMock`, …) falls back on. */
  readonly fallback: Defaults;
  readonly mode: Mode;
  /** How requests are to follow each other; a scenario's own, then the default, fill in the rest. */
  readonly rules?: ConversationChoice | undefined;
  readonly cors: CorsPolicy;
  /** Real time in milliseconds. */
  readonly wall?: () => number;
  readonly onError?: (error: unknown) => void;
  /** Is told, once each, what whoever runs the mock should know, such as a list that was cut. */
  readonly onNote?: (text: string) => void;
  readonly webhooks: Omit<WebhookSettings, 'note'>;
  readonly journal?: JournalBounds;
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
  /** What replies and faults are held to. */
  readonly knownContracts: KnownContracts;
  /** The control API's own spec, in force. */
  controlContract(): Contract;
  readonly kinds: readonly ResourceKind[];
  readonly sandboxes: Sandboxes;
  /** Tells what happens, as it happens. */
  readonly events: EventStreams;
  readonly scenarios: ScenarioShelf;
  /** What a sandbox begins with that nobody made with another. */
  readonly scenario: Scenario;
  /** Fills in what a scenario's lifecycle rules leave out. */
  readonly defaults: Scenario;
  /**
   * Puts another scenario in the place of the server's own. Sandboxes that began with that start afresh, those that
   * were loaded with another stay; says how many started afresh. Throws when its start is no instant.
   */
  replaceScenario(scenario: Scenario): number;
  /** Holds later requests to another contract; those under way finish with the old one, which is closed then. */
  replaceContract(provider: string, contract: Contract): Promise<void>;
  /** What the run has seen so far, by sandbox, those that have left included. */
  evidence(): readonly SandboxEvidence[];
  /** The contract report of the run so far. */
  report(choice?: ReportChoice): ContractReport;
  /** Requests, and different breaches by request or path, so far: cheap, whatever has left or was dropped. */
  counts(): { readonly requests: number; readonly violations: number };
  /** Resolves at the first instant at which nothing is being answered. */
  idle(): Promise<void>;
  /** What is served, with the cells of each contract as it is now. */
  reportProviders(): readonly ReportProvider[];
  /** Whether a request goes to a provider, or to the mock's own paths. */
  isAddressed(addressed: Addressed): boolean;
  /** Answers a request to the mock port. Never rejects. */
  answer(incoming: Incoming): Promise<Outgoing>;
  /** Is told of errors of ours. */
  readonly onError: (error: unknown) => void;
  /** What is wrong with a scenario beside its form. */
  readonly check: ScenarioCheck;
  /** What a sandbox begins with under a scenario. */
  begin(scenario: Scenario): Beginning;
  close(): Promise<void>;
}

/** Puts a server together. Throws when the start cannot be read as an instant. */
export function createMockServer(options: MockServerOptions): MockServer {
  const { providers, contracts, knownContracts, kinds, defaults, mode, cors } = options;
  const { wall = createSteadyWall(), rules = {} } = options;
  const onError = options.onError ?? (() => {});
  const onNote = onceEach(options.onNote ?? (() => {}));
  let { scenario } = options;
  let first = options.recorded
    ? continuationOf(options.recorded, options)
    : beginningOf(scenario, options, wall());
  const begin = (chosen: Scenario): Beginning => {
    const { template, mode: clock, past } = first;
    // A recorded world has a seed and a start of its own, also for its beginning.
    return past && chosen === scenario ? { template, mode: clock } : beginningOf(chosen, options, wall());
  };
  let control: Contract | undefined;
  const controlContract = (): Contract => {
    control ??= options.controlContract();
    return control;
  };
  const dispatcher = createDispatcher({
    ...{ ...options.webhooks, wall, note: onNote, onError },
    providers: new Map(providers.map((provider) => [provider.name, provider])),
    contractOf: (provider) => (provider === null ? controlContract() : contracts.get(provider)),
  });
  const archive = createEvidenceArchive(onNote);
  const coverage = createCoverageIndexes({ providers, contracts, kinds });
  const sandboxes = createSandboxes({
    ...{ beginning: () => first, wall, dispatcher, archive, indexes: coverage, rules },
    journal: options.journal ?? {},
  });
  const events = createEventStreams();
  let mounts = mountsOf(providers, contracts);
  const underWay = createUnderWay();
  const startedAt = wall();
  const evidence = (): readonly SandboxEvidence[] => archive.withLive(sandboxes.list());
  const reportProviders = (): readonly ReportProvider[] =>
    providers.flatMap((provider) => {
      const contract = contracts.get(provider.name);
      return contract
        ? [toReportProvider(provider, contract, coverage.find(provider.name)?.cells ?? [])]
        : [];
    });
  const port: MockPort = {
    get mounts() {
      return mounts;
    },
    ...{ contracts, sandboxes, mode, cors },
    ...{ onError, onNote, underWay },
  };
  return {
    ...{
      providers,
      contracts,
      knownContracts,
      controlContract,
      kinds,
      sandboxes,
      events,
      defaults,
      begin,
      onError,
    },
    check: options.check,
    get scenario() {
      return scenario;
    },
    scenarios: options.scenarios,
    ...{ evidence, reportProviders },
    report: (choice) =>
      collectReport(
        {
          version: options.version,
          startedAt,
          now: wall(),
          providers: reportProviders(),
          sandboxes: evidence(),
        },
        choice,
      ),
    counts: () => archive.counts(sandboxes.list()),
    idle: () => underWay.idle(),
    isAddressed: (addressed) => addressOf(addressed, mounts).kind !== 'nowhere',
    answer: (incoming) => answer(port, incoming),
    replaceScenario(next) {
      const beginning = begin(next);
      const began = sandboxes
        .list()
        .filter(({ world }) => world.ledger.template.setting.scenario === scenario);
      for (const sandbox of began) sandbox.load(beginning.template, beginning.mode);
      first = beginning;
      scenario = next;
      return began.length;
    },
    async replaceContract(provider, contract) {
      const old = contracts.get(provider);
      contracts.set(provider, contract);
      mounts = mountsOf(providers, contracts);
      // What is kept was held to the old contract.
      forgetBytes();
      await underWay.idle();
      // The last answer is to be on its way.
      await setImmediate();
      await old?.close();
    },
    async close() {
      events.close();
      dispatcher.close();
      await Promise.all([...contracts.values(), control].map((contract) => contract?.close()));
      await options.onClose?.();
    },
  };
}

/** Field by field: what was chosen, then the scenario's, then the entry's. */
function beginningOf(scenario: Scenario, options: MockServerOptions, wall: Instant): Beginning {
  const { chosen, fallback, kinds, defaults } = options;
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

/** A recorded world goes on as it went, unless the caller chose another clock. */
function continuationOf({ template, ...past }: RecordedWorld, { chosen }: MockServerOptions): Beginning {
  if (chosen.seed !== undefined || chosen.start !== undefined) {
    throw new ChoiceError(
      'RINGBACK_SNAPSHOT_CHOICE',
      'Failed to begin with a snapshot: it has a seed and a start of its own. Leave out the seed and the clock’s start.',
    );
  }
  return { template, mode: chosen.clock ?? past.mode, past };
}

function mountsOf(providers: readonly Provider[], contracts: ReadonlyMap<string, Contract>): Mounts {
  const hosts = providers.flatMap((provider) =>
    (contracts.get(provider.name)?.hosts ?? []).map((host) => [host, provider] as const),
  );
  return {
    providers: new Map(providers.map((provider) => [provider.name, provider])),
    hosts: new Map(hosts),
  };
}
