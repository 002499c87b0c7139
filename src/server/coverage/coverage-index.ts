import type { Contract } from '../../contract/contract.ts';
import type { ContractCoverage } from '../../contract/coverage/contract-coverage.ts';
import type { Cell } from '../../core/cell.ts';
import type { PagePosition } from '../../engine/decision.ts';
import type { Provider } from '../../engine/provider.ts';
import {
  eventCell,
  PAGE_POSITIONS,
  pageCell,
  providerCells,
  stateCell,
  transitionCell,
} from '../../engine/provider-cells.ts';
import type { ResourceKind } from '../../engine/resource.ts';

/** All cells of a provider, those of its contract first, and where they are found. Numbers are places in the list. */
export interface CoverageIndex {
  readonly cells: readonly Cell[];
  readonly contract: ContractCoverage;
  /** By the name of a kind. */
  readonly lives: ReadonlyMap<string, LifeCells>;
  /** By `operationId`. */
  readonly pages: ReadonlyMap<string, Readonly<Record<PagePosition, number>>>;
  readonly events: ReadonlyMap<string, number>;
}

/** The cells of a kind's life. */
export interface LifeCells {
  /** By the state's place in the kind's list. */
  readonly states: readonly number[];
  /** By the places of the state before and the state after; NO_PLACE where there is no such step. */
  readonly transitions: readonly (readonly number[])[];
}

/** In the place of a cell where there is none. */
export const NO_PLACE = -1;

/** The indexes of a server's providers: each is made when it is first asked for, and anew once its contract is another. */
export interface CoverageIndexes {
  /** Undefined for a provider that is not served. */
  find(provider: string): CoverageIndex | undefined;
  /** Whether it is made already: to make one takes longer than to answer a request. */
  isMade(provider: string): boolean;
}

interface Served {
  readonly providers: readonly Provider[];
  /** Replaced in place. */
  readonly contracts: ReadonlyMap<string, Contract>;
  readonly kinds: readonly ResourceKind[];
}

export function createCoverageIndexes({ providers, contracts, kinds }: Served): CoverageIndexes {
  const made = new Map<string, { readonly contract: Contract; readonly index: CoverageIndex }>();
  return {
    isMade: (name) => made.get(name)?.contract === contracts.get(name),
    find(name) {
      const contract = contracts.get(name);
      const known = made.get(name);
      if (known && known.contract === contract) return known.index;
      const provider = providers.find((one) => one.name === name);
      if (!contract || !provider) return undefined;
      const index = createIndex(contract.coverage(), provider, kinds);
      made.set(name, { contract, index });
      return index;
    },
  };
}

function createIndex(
  contract: ContractCoverage,
  provider: Provider,
  kinds: readonly ResourceKind[],
): CoverageIndex {
  const { name, operations, webhooks } = provider;
  const cells = [...contract.cells, ...providerCells(provider, kinds)];
  const places = new Map(cells.map(({ id }, place) => [id, place]));
  const placeOf = ({ id }: Cell): number => places.get(id) ?? NO_PLACE;
  const lives = kinds.map(({ name: kind, truth: { states } }): [string, LifeCells] => [
    kind,
    {
      states: states.map((state) => placeOf(stateCell(name, kind, state))),
      transitions: states.map((from) => states.map((to) => placeOf(transitionCell(name, kind, from, to)))),
    },
  ]);
  const pages = Object.keys(operations).map((operation): [string, Record<PagePosition, number>] => {
    const byPosition = PAGE_POSITIONS.map((one) => [one, placeOf(pageCell(name, operation, one))]);
    // Every position is in the list that this is made of.
    return [operation, Object.fromEntries(byPosition) as Record<PagePosition, number>];
  });
  return {
    ...{ cells, contract },
    lives: new Map(lives),
    pages: new Map(pages),
    events: new Map((webhooks?.events ?? []).map((event) => [event, placeOf(eventCell(name, event))])),
  };
}
