/** What a cell of the contract is about, in the order in which these are told. */
export const CELL_KINDS = [
  ...(['operation', 'status', 'parameter', 'parameter-value', 'property', 'variant', 'state'] as const),
  ...(['transition', 'event', 'page', 'fault'] as const),
] as const;
export type CellKind = (typeof CELL_KINDS)[number];

/** One thing of a contract that a client's tests may touch, or not: the smallest unit of coverage. */
export interface Cell {
  /** Says all of the rest: the same in every process, so that runs can be put together. */
  readonly id: string;
  readonly provider: string;
  readonly kind: CellKind;
  /** Null where it is about no single operation. */
  readonly operation: string | null;
  /** Such as `404`, `query limit`, `query status=ended`, `/agent_config/voice`, `ringing → answered`, `last`. */
  readonly name: string;
}

/** A cell with its id. */
export function createCell(facts: Omit<Cell, 'id'>): Cell {
  const { provider, kind, operation, name } = facts;
  return { id: [provider, kind, operation ?? '', name].join(' '), ...facts };
}
