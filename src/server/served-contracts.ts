import { setImmediate } from 'node:timers/promises';
import type { Contract } from '../contract/contract.ts';
import type { Provider } from '../engine/provider.ts';
import type { Mounts } from './address.ts';
import { forgetBytes } from './bytes.ts';
import type { UnderWay } from './under-way.ts';

/** The contracts that a server's requests are held to, and what their hosts lead to. */
export interface ServedContracts {
  readonly mounts: Mounts;
  /** The control API's own spec, in force. */
  control(): Contract;
  /** Of a provider; of the control API for null. */
  of(provider: string | null): Contract | undefined;
  /** Holds later requests to another contract; those under way finish with the old one, which is closed then. */
  replace(provider: string, contract: Contract): Promise<void>;
  close(): Promise<void>;
}

/** What contracts are served from. */
interface ServedOptions {
  readonly providers: readonly Provider[];
  /** By provider name; replaced in place. */
  readonly contracts: Map<string, Contract>;
  /** Puts the control API's own spec in force; asked for once, when it is first needed. */
  readonly controlContract: () => Contract;
  readonly underWay: UnderWay;
  /** Domains whose names are sandboxes. */
  readonly sandboxDomains: readonly string[];
}

export function serveContracts({
  providers,
  contracts,
  controlContract,
  underWay,
  sandboxDomains,
}: ServedOptions): ServedContracts {
  let mounts = mountsOf(providers, contracts, sandboxDomains);
  let known: Contract | undefined;
  const control = (): Contract => {
    known ??= controlContract();
    return known;
  };
  return {
    get mounts() {
      return mounts;
    },
    control,
    of: (provider) => (provider === null ? control() : contracts.get(provider)),
    async replace(provider, contract) {
      const old = contracts.get(provider);
      contracts.set(provider, contract);
      mounts = mountsOf(providers, contracts, sandboxDomains);
      // What is kept was held to the old contract.
      forgetBytes();
      await underWay.idle();
      // The last answer is to be on its way.
      await setImmediate();
      await old?.close();
    },
    async close() {
      await Promise.all([...contracts.values(), known].map((contract) => contract?.close()));
    },
  };
}

function mountsOf(
  providers: readonly Provider[],
  contracts: ReadonlyMap<string, Contract>,
  sandboxDomains: readonly string[],
): Mounts {
  const hosts = providers.flatMap((provider) =>
    (contracts.get(provider.name)?.hosts ?? []).map((host) => [host, provider] as const),
  );
  return {
    providers: new Map(providers.map((provider) => [provider.name, provider])),
    hosts: new Map(hosts),
    sandboxDomains,
  };
}
