import type { Provider } from '../engine/provider.ts';
import type { ResourceKind } from '../engine/resource.ts';

/** What a server is put together from: what comes with the package, and the files of whoever runs it. */
export interface Bundle {
  readonly providers: readonly Provider[];
  readonly kinds: readonly ResourceKind[];
  /** The folder that holds `specs/`, `scenarios/` and the `package.json` with the version. */
  readonly root: string;
  /**
   * The folder where the build put the specs and the default scenario as JSON, which is read faster, after it had
   * found them sound; undefined when run from the sources.
   */
  readonly built: string | undefined;
  /** Specs that are no part of the package, by the provider's name; each is in force instead of the package's. */
  readonly ownSpecs?: ReadonlyMap<string, string>;
  /** A folder of scenarios that come before the package's. */
  readonly ownScenarios?: string | undefined;
}
