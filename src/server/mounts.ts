import type { Contract } from '../contract/contract.ts';
import type { Provider } from '../engine/provider.ts';
import type { Mounts } from './address.ts';

/** What a server's addresses lead to, by the specs that are in force. */
export function mountsOf(
  providers: readonly Provider[],
  contracts: ReadonlyMap<string, Contract>,
  { sandboxDomains }: Pick<Mounts, 'sandboxDomains'>,
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
