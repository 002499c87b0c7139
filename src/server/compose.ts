import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Contract, Mode } from '../contract/contract.ts';
import { createContract } from '../contract/create-contract.ts';
import { createPrism, type Prism } from '../contract/prism/client.ts';
import type { Seed } from '../core/random.ts';
import type { Provider } from '../engine/provider.ts';
import { checkCallNames } from '../engine/scenario/check-call-names.ts';
import { parseScenario } from '../engine/scenario/parse.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import type { RecordedWorld } from '../engine/snapshot/parse.ts';
import { checkSubscriptions } from '../engine/webhooks/check-subscriptions.ts';
import type { Defaults } from './beginnings.ts';
import type { Bundle } from './bundle.ts';
import { checkRules, type KnownContracts } from './check-rules.ts';
import { ChoiceError } from './choice-error.ts';
import { type ClockChoice, readClockChoice } from './clock-choice.ts';
import { type RuleChoice, readRuleChoice } from './conversation/rule-choice.ts';
import type { CorsPolicy } from './cors.ts';
import { createMockServer } from './create-mock-server.ts';
import type { MockServer } from './mock-server.ts';
import { addOwnFiles } from './own-apis/own-bundle.ts';
import { versionOf } from './program-version.ts';
import { type ReloadOptions, reloadOnChange } from './reload.ts';
import type { OnEvent } from './sandbox-options.ts';
import { loadScenarioFile, parseScenarioText, type ScenarioCheck } from './scenario-files.ts';
import { createScenarioShelf, type ScenarioShelf } from './scenario-shelf.ts';
import { readShareChoice, type ShareChoice } from './share-choice.ts';
import {
  isSnapshotFile,
  loadSnapshotFile,
  readSnapshotDocument,
  type SnapshotChecking,
} from './snapshot-files.ts';
import { readTargetMap } from './webhooks/target-map.ts';

/** What a server is asked to be. */
export interface ServerChoice extends ShareChoice {
  /** Decides all randomness; undefined leaves it to the scenario. */
  readonly seed?: Seed | undefined;
  /** How the clock goes, and where it starts. */
  readonly clock?: ClockChoice | undefined;
  /** `now`, `today 09:00`, or an instant in ISO 8601; comes before the clock's own. */
  readonly start?: string | undefined;
  /** Names of bundled providers; none are all of them. */
  readonly providers?: readonly string[] | undefined;
  /** A scenario's name, the path of a file that holds one or a snapshot, or the document of such a file. */
  readonly scenario?: string | object | undefined;
  readonly mode?: Mode | undefined;
  /** A folder of specs: one that is named as a provider takes the place of its own, any other is a provider of stubs. */
  readonly specsFolder?: string | undefined;
  /** A folder of scenarios, known by name before the bundled ones. */
  readonly scenariosFolder?: string | undefined;
  /** How requests are to follow each other: `['polls=20', 'pages=off']`, or the same in members as a scenario has them. */
  readonly rules?: RuleChoice | undefined;
  readonly cors?: CorsPolicy;
  /** `FROM=TO`: receivers that the mock knows by another name. */
  readonly webhookMap?: readonly string[] | undefined;
  /** Whether webhooks may go to public addresses; they may not unless it is said. */
  readonly webhookPublic?: boolean | undefined;
  /** How many requests a sandbox's journal keeps: 10,000 unless it is said. */
  readonly journalEntries?: number | undefined;
  readonly wall?: (() => number) | undefined;
  /** Is told of errors of ours. */
  readonly onError?: ((error: unknown) => void) | undefined;
  /** Is told of everything that happens in the sandboxes. */
  readonly onEvent?: OnEvent | undefined;
  /** Is told, once each, what whoever runs the mock should know, such as a list that was cut. */
  readonly onNote?: ((text: string) => void) | undefined;
}

/** Whether a server's files are watched. */
export interface WatchChoice {
  /** Is told of each reload of a scenario or spec that changed; without it, no file is watched. */
  readonly onReload?: ((text: string) => void) | undefined;
}

/** Puts a server together from the bundle. Throws what is wrong with a name, a spec or a scenario. */
export function composeServer(
  shipped: Bundle,
  choice: ServerChoice & WatchChoice,
  fallback: Defaults,
): MockServer {
  const bundle = addOwnFiles(shipped, { specs: choice.specsFolder, scenarios: choice.scenariosFolder });
  const providers = chooseProviders(bundle.providers, choice.providers ?? []);
  const prism = createPrism();
  const contracts = loadContracts(bundle, providers, prism);
  const knownContracts = knowContracts(bundle, contracts, prism);
  const check = createScenarioCheck(bundle, () => knownContracts);
  const scenarios = createScenarioShelf(scenarioFoldersOf(bundle), check);
  const { wall, onError, onNote, onEvent, cors } = choice;
  const { clock, start } = readClockChoice(choice.clock);
  const defaults = loadDefaults(bundle);
  const checking = { kinds: bundle.kinds, check, defaults };
  const server = createMockServer({
    ...{ providers, contracts, knownContracts, check, scenarios, fallback, cors },
    controlContract: () => loadContract(bundle, 'control', prism),
    kinds: bundle.kinds,
    version: versionOf(bundle.root),
    ...readStart(bundle, scenarios, checking, choice.scenario ?? 'default'),
    defaults,
    chosen: { seed: choice.seed, clock, start: choice.start ?? start },
    mode: choice.mode ?? 'real',
    ...(choice.journalEntries !== undefined && { journal: { maxEntries: choice.journalEntries } }),
    rules: readRuleChoice(choice.rules),
    sharing: readShareChoice(choice),
    webhooks: {
      map: readTargetMap(choice.webhookMap ?? []),
      allowPublic: choice.webhookPublic ?? false,
      env: (name) => process.env[name],
      today: Date.now,
    },
    ...(wall && { wall }),
    ...(onError && { onError }),
    ...(onNote && { onNote }),
    onEvent,
    onClose: async () => {
      watch?.close();
      await prism.close();
    },
  });
  const watch =
    choice.onReload &&
    reloadOnChange({ server, report: choice.onReload, ...sourcesOf(bundle, choice, server, prism) });
  return server;
}

/** The files that a server was put together from. */
function sourcesOf(
  bundle: Bundle,
  { scenario = 'default' }: ServerChoice,
  { scenarios, providers }: MockServer,
  prism: Prism,
): Pick<ReloadOptions, 'scenario' | 'specs'> {
  return {
    scenario:
      typeof scenario === 'string' && !isSnapshotFile(scenarios.fileOf(scenario))
        ? { file: resolve(scenarios.fileOf(scenario)), load: () => scenarios.load(scenario) }
        : undefined,
    specs: providers.map(({ name }) => ({
      provider: name,
      file: resolve(specFileOf(bundle, name)),
      // What the build made of it is older than what changed.
      load: () => loadContract({ ...bundle, built: undefined }, name, prism),
    })),
  };
}

/** What sandboxes begin with: a scenario, or a recorded world and its scenario. */
function readStart(
  { root }: Bundle,
  scenarios: ScenarioShelf,
  checking: SnapshotChecking,
  choice: string | object,
): { readonly scenario: Scenario; readonly recorded?: RecordedWorld } {
  const recorded =
    typeof choice === 'string'
      ? findRecording(scenarios.fileOf(choice), checking)
      : readSnapshotDocument(choice, checking);
  if (recorded) return { scenario: recorded.template.setting.scenario, recorded };
  if (typeof choice === 'string') {
    // The one that fills in what others leave out was read already.
    const isDefault = scenarios.fileOf(choice) === defaultFileOf(root);
    return { scenario: isDefault ? checking.defaults : scenarios.load(choice) };
  }
  return { scenario: parseScenarioText(JSON.stringify(choice, null, 2), 'scenario', checking.check) };
}

function findRecording(file: string, checking: SnapshotChecking): RecordedWorld | undefined {
  return isSnapshotFile(file) ? loadSnapshotFile(file, checking) : undefined;
}

function chooseProviders(bundled: readonly Provider[], names: readonly string[]): readonly Provider[] {
  if (names.length === 0) return bundled;
  return [...new Set(names)].map((name) => {
    const provider = bundled.find((candidate) => candidate.name === name);
    if (provider) return provider;
    throw new ChoiceError(
      'RINGBACK_SERVE_PROVIDER',
      `Failed to find provider "${name}": it is not bundled. Name one of ${bundled.map((one) => one.name).join(', ')}.`,
    );
  });
}

function loadContracts(bundle: Bundle, providers: readonly Provider[], prism: Prism): Map<string, Contract> {
  return new Map(providers.map(({ name }) => [name, loadContract(bundle, name, prism)]));
}

/** What files are held to where nothing is served: all that is bundled. */
export function createBundleChecking(bundle: Bundle, prism: Prism): SnapshotChecking {
  const check = createBundleCheck(bundle, prism);
  return {
    ...{ kinds: bundle.kinds, check },
    // Only when a snapshot is looked at: it is a file that may be looked at itself.
    get defaults() {
      return loadDefaults(bundle);
    },
  };
}

/** Later ones come first. */
function scenarioFoldersOf({ root, ownScenarios }: Bundle): readonly string[] {
  return [join(root, 'scenarios'), ...(ownScenarios === undefined ? [] : [ownScenarios])];
}

/** The package's default scenario fills in what others leave out; one that takes its name does not. */
function loadDefaults({ root, built }: Bundle): Scenario {
  const parsed =
    built && parseScenario(JSON.parse(readFileSync(join(built, 'scenarios/default.json'), 'utf8')));
  return parsed && 'scenario' in parsed ? parsed.scenario : loadScenarioFile(defaultFileOf(root));
}

function defaultFileOf(root: string): string {
  return join(root, 'scenarios/default.yaml');
}

/** The contracts are read when there is a rule. */
function createBundleCheck(bundle: Bundle, prism: Prism): ScenarioCheck {
  let known: KnownContracts | undefined;
  return createScenarioCheck(bundle, () => {
    known ??= knowContracts(bundle, loadContracts(bundle, bundle.providers, prism), prism);
    return known;
  });
}

/** What is wrong with a scenario beside its form: with what it names, and with what its replies say. */
function createScenarioCheck(bundle: Bundle, known: () => KnownContracts): ScenarioCheck {
  const providers = bundle.providers.map(({ name }) => name);
  return (scenario) => {
    const { replies, faults, consistency } = scenario;
    return [
      ...checkCallNames(scenario, providers),
      // Contracts are read only where a rule has to be held to them.
      ...([...replies, ...faults, ...consistency].length > 0 ? checkRules(scenario, known()) : []),
      ...checkSubscriptions(scenario, bundle),
    ];
  };
}

/** The contracts that a scenario's rules may name: those of providers that are not served are read if need be. */
function knowContracts(bundle: Bundle, served: ReadonlyMap<string, Contract>, prism: Prism): KnownContracts {
  const names = bundle.providers.map(({ name }) => name);
  const others = new Map<string, Contract>();
  return {
    served,
    names,
    find(name) {
      if (!names.includes(name)) return undefined;
      const contract = served.get(name) ?? others.get(name) ?? loadContract(bundle, name, prism);
      others.set(name, contract);
      return contract;
    },
  };
}

function specFileOf({ root, ownSpecs }: Bundle, provider: string): string {
  return ownSpecs?.get(provider) ?? join(root, 'specs', `${provider}.yaml`);
}

/** The contract of a provider: as the package has it, or by a spec that takes its place. */
export function loadContract(bundle: Bundle, provider: string, prism: Prism): Contract {
  const file = specFileOf(bundle, provider);
  const text = (): string => readFileSync(file, 'utf8');
  if (bundle.ownSpecs?.has(provider)) return createContract({ provider, text, prism, file });
  const readBuilt = (kind: string): string | undefined =>
    bundle.built && readFileSync(join(bundle.built, 'specs', `${provider}.${kind}`), 'utf8');
  const document = readBuilt('json');
  const places = readBuilt('places.json');
  return createContract({
    ...{ provider, text, prism },
    defaultBasis: 'seed',
    ...(document && { document: JSON.parse(document), isProven: true }),
    ...(places && { places: JSON.parse(places) }),
  });
}
