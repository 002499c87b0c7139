import type { Contract, Secrets } from '../contract/contract.ts';

/**
 * A contract for what is sent to no provider: it knows the secrets of all of them, and no operation. The same one as
 * long as the contracts are; undefined where there is none.
 */
export function anyContractOf(contracts: ReadonlyMap<string, Contract>): Contract | undefined {
  const parts = [...contracts.values()];
  const [first] = parts;
  if (!first) return undefined;
  const known = made.get(contracts);
  if (known?.parts.length === parts.length && known.parts.every((part, index) => part === parts[index])) {
    return known.whole;
  }
  const secrets = parts.map((part) => part.secrets(undefined));
  const all = (of: (one: Secrets) => readonly string[]): readonly string[] => [
    ...new Set(secrets.flatMap(of)),
  ];
  const union: Secrets = {
    headers: all(({ headers }) => headers),
    query: all(({ query }) => query),
    path: all(({ path }) => path),
    members: all(({ members }) => members),
  };
  const whole: Contract = { ...first, operations: [], secrets: () => union };
  made.set(contracts, { parts, whole });
  return whole;
}

interface AnyContract {
  readonly parts: readonly Contract[];
  readonly whole: Contract;
}

const made = new WeakMap<ReadonlyMap<string, Contract>, AnyContract>();
