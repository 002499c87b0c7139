import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract, Mode } from '../contract/contract.ts';
import { createContract } from '../contract/create-contract.ts';
import { createPrism, type Prism } from '../contract/prism/client.ts';
import type { Seed } from '../core/random.ts';
import type { Provider } from '../engine/provider.ts';
import type { ResourceKind } from '../engine/resource.ts';
import type { Scenario } from '../engine/scenario/scenario.ts';
import { ChoiceError } from './choice-error.ts';
import { type ClockChoice, readClockChoice } from './clock-choice.ts';
import type { CorsPolicy } from './cors.ts';
import { createMockServer, type Defaults, type MockServer } from './mock-server.ts';
import { parseScenarioText } from './scenario-files.ts';
import { createScenarioShelf, type ScenarioShelf } from './scenario-shelf.ts';
import { readTargetMap } from './webhooks/target-map.ts';

/** What comes with the package. */
export interface Bundle {
  readonly providers: readonly Provider[];
  readonly kinds: readonly ResourceKind[];
  /** The folder that holds `specs/` and `scenarios/`. */
  readonly root: string;
  /** The folder where the build put the specs as JSON, which is read faster; undefined when run from the sources. */
  readonly builtSpecs: string | undefined;
}

/** What a server is asked to be. */
export interface ServerChoice {
  /** Decides all randomness; undefined leaves it to the scenario. */
  readonly seed?: Seed | undefined;
  /** How the clock goes, and where it starts. */
  readonly clock?: ClockChoice | undefined;
  /** `now`, `today 09:00`, or an instant in ISO 8601; comes before the clock's own. */
  readonly start?: string | undefined;
  /** Names of bundled providers; none are all of them. */
  readonly providers?: readonly string[] | undefined;
  /** A scenario's name, the path of a file that holds one, or the document of such a file. */
  readonly scenario?: string | object | undefined;
  readonly mode?: Mode | undefined;
  readonly cors?: CorsPolicy;
  /** `FROM=TO`: receivers that the mock knows by another name. */
  readonly webhookMap?: readonly string[] | undefined;
  /** Whether webhooks may go to public addresses; they may not unless it is said. */
  readonly webhookPublic?: boolean | undefined;
  readonly wall?: (() => number) | undefined;
  /** Is told of errors of ours. */
  readonly onError?: ((error: unknown) => void) | undefined;
  /** Is told of what a reader of the log should know; nobody is unless it is said. */
  readonly onNote?: ((line: string) => void) | undefined;
}

/** Puts a server together from the bundle. Throws what is wrong with a name, a spec or a scenario. */
export function composeServer(bundle: Bundle, choice: ServerChoice, fallback: Defaults): MockServer {
  const providers = chooseProviders(bundle.providers, choice.providers ?? []);
  const scenarios = createScenarioShelf(join(bundle.root, 'scenarios'));
  const prism = createPrism();
  const contracts = loadContracts(bundle, providers, prism);
  const { wall, onError, cors } = choice;
  const { clock, start } = readClockChoice(choice.clock);
  return createMockServer({
    ...{ providers, contracts, scenarios, fallback, cors },
    controlContract: () => loadContract(bundle, 'control', prism),
    kinds: bundle.kinds,
    knownProviders: bundle.providers,
    scenario: readScenario(scenarios, choice.scenario ?? 'default'),
    defaults: scenarios.load('default'),
    chosen: { seed: choice.seed, clock, start: choice.start ?? start },
    mode: choice.mode ?? 'real',
    webhooks: {
      map: readTargetMap(choice.webhookMap ?? []),
      allowPublic: choice.webhookPublic ?? false,
      env: (name) => process.env[name],
      today: Date.now,
      note: onceEach(choice.onNote ?? (() => {})),
    },
    ...(wall && { wall }),
    ...(onError && { onError }),
    onClose: () => prism.close(),
  });
}

function readScenario(scenarios: ScenarioShelf, choice: string | object): Scenario {
  if (typeof choice === 'string') return scenarios.load(choice);
  return parseScenarioText(JSON.stringify(choice, null, 2), 'scenario');
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

function loadContracts(
  bundle: Bundle,
  providers: readonly Provider[],
  prism: Prism,
): ReadonlyMap<string, Contract> {
  return new Map(providers.map(({ name }) => [name, loadContract(bundle, name, prism)]));
}

function loadContract({ root, builtSpecs }: Bundle, provider: string, prism: Prism): Contract {
  const text = readFileSync(join(root, 'specs', `${provider}.yaml`), 'utf8');
  const built = builtSpecs && readFileSync(join(builtSpecs, `${provider}.json`), 'utf8');
  return createContract({
    ...{ provider, text, prism },
    defaultBasis: 'seed',
    ...(built && { document: JSON.parse(built) }),
  });
}

/** The same line is said once; a log is no place to repeat oneself. */
function onceEach(note: (line: string) => void): (line: string) => void {
  const said = new Set<string>();
  return (line) => {
    if (said.has(line) || said.size >= MAX_NOTES) return;
    said.add(line);
    note(line);
  };
}

const MAX_NOTES = 1000;
