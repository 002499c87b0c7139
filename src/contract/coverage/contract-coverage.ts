import { type Cell, createCell } from '../../core/cell.ts';
import type { SpecDocument } from '../spec/document.ts';
import type { OperationSpec } from '../spec/operation-spec.ts';
import type { Schemas } from '../spec/schemas.ts';
import { type OperationCells, planCells } from './operation-cells.ts';

/** What a contract declares that a client may touch, and how it is found in an exchange. */
export interface ContractCoverage {
  /** In the spec's order; no two have the same id. */
  readonly cells: readonly Cell[];
  /** By `operationId`; undefined for one that there is not, or that no request can reach. */
  find(operation: string): OperationCells | undefined;
}

interface Planning {
  readonly spec: SpecDocument;
  /** Of responses. */
  readonly schemas: Schemas;
}

/** Plans the cells of a spec. */
export function planCoverage(
  { spec, schemas }: Planning,
  operations: readonly OperationSpec[],
): ContractCoverage {
  const cells: Cell[] = [];
  const places = new Map<string, number>();
  const plans = new Map<string, OperationCells>();
  for (const operation of operations) {
    if (UNREACHABLE.includes(operation.method)) continue;
    const plan = planCells(
      {
        ...{ spec, schemas },
        declare(kind, name) {
          const cell = createCell({ provider: spec.provider, kind, operation: operation.id, name });
          const known = places.get(cell.id);
          if (known !== undefined) return known;
          places.set(cell.id, cells.length);
          return cells.push(cell) - 1;
        },
      },
      operation,
    );
    plans.set(operation.id, plan);
  }
  return { cells, find: (operation) => plans.get(operation) };
}

/** A HEAD is answered as the GET of its path, and an OPTIONS is a browser's preflight. */
const UNREACHABLE: readonly string[] = ['HEAD', 'OPTIONS'];
