import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract, Mode } from '../contract/contract.ts';
import { createContract } from '../contract/create-contract.ts';
import { createPrism, type Prism } from '../contract/prism/client.ts';
import type { Provider } from '../engine/provider.ts';
import type { ResourceKind } from '../engine/resource.ts';
import { ChoiceError } from './choice-error.ts';
import type { CorsPolicy } from './cors.ts';
import { createMockServer, type MockServer, type Settings } from './mock-server.ts';
import { createScenarioShelf } from './scenario-shelf.ts';

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
export interface ServerChoice extends Settings {
  /** Names of bundled providers; none are all of them. */
  readonly providers?: readonly string[] | undefined;
  /** A scenario's name, or the path of a file that holds one. */
  readonly scenario?: string | undefined;
  readonly mode?: Mode | undefined;
  readonly cors?: CorsPolicy;
  readonly wall?: (() => number) | undefined;
  /** Is told of errors of ours. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

/** Puts a server together from the bundle. Throws what is wrong with a name, a spec or a scenario. */
export function composeServer(
  bundle: Bundle,
  choice: ServerChoice,
  fallback: Required<Settings>,
): MockServer {
  const providers = chooseProviders(bundle.providers, choice.providers ?? []);
  const scenarios = createScenarioShelf(join(bundle.root, 'scenarios'));
  const prism = createPrism();
  const contracts = loadContracts(bundle, providers, prism);
  const { wall, onError, cors } = choice;
  return createMockServer({
    ...{ providers, contracts, scenarios, fallback, cors },
    controlContract: () => loadContract(bundle, 'control', prism),
    kinds: bundle.kinds,
    scenario: scenarios.load(choice.scenario ?? 'default'),
    defaults: scenarios.load('default'),
    chosen: { seed: choice.seed, clock: choice.clock, start: choice.start },
    mode: choice.mode ?? 'real',
    ...(wall && { wall }),
    ...(onError && { onError }),
    onClose: () => prism.close(),
  });
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
