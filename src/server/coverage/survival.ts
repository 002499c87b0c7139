import type { Cell } from '../../core/cell.ts';
import { type FaultKind, faultCell, isHarmless } from '../../engine/rules/fault-kind.ts';

/** Which faults a client has met, and which of them it came through. */
export interface Survival {
  /** What faults made of a request of a provider's operation, and whether its answer is a success all the same. */
  meet(met: Meeting): void;
  /** A request succeeded that no fault has hit. */
  succeed(request: string): void;
  /** Whether there is a request that a success is waited for. */
  readonly isWaiting: boolean;
  /** A cell for each kind of fault that each operation was met with. */
  met(): readonly Cell[];
  /** The ids of those that were survived. */
  survived(): readonly string[];
  /** The world begins anew: what succeeds there is another's success. */
  forget(): void;
}

export interface Meeting {
  readonly provider: string;
  readonly operation: string;
  /** What a later request has to be to be the same one again. */
  readonly request: string;
  readonly kinds: readonly FaultKind[];
  readonly isSuccess: boolean;
}

/** Different requests that wait for a success; past it, no further one is waited for. */
const MAX_WAITING = 10_000;

/** @param onDropped is called when a request is not waited for. */
export function createSurvival(onDropped: () => void, max = MAX_WAITING): Survival {
  // As many as there are operations and kinds of faults, at most.
  const cells = new Map<string, { readonly cell: Cell; isSurvived: boolean }>();
  const waiting = new Map<string, Set<string>>();

  const succeed = (request: string): void => {
    const ids = waiting.get(request);
    if (!ids) return;
    waiting.delete(request);
    for (const id of ids) survive(id);
  };
  const survive = (id: string): void => {
    const known = cells.get(id);
    if (known) known.isSurvived = true;
  };
  return {
    meet({ provider, operation, request, kinds, isSuccess }) {
      for (const kind of kinds) {
        const cell = faultCell(provider, operation, kind);
        if (!cells.has(cell.id)) cells.set(cell.id, { cell, isSurvived: false });
        if (isSuccess && isHarmless(kind)) survive(cell.id);
        else if (waiting.has(request) || waiting.size < max) {
          waiting.set(request, (waiting.get(request) ?? new Set()).add(cell.id));
        } else onDropped();
      }
      if (isSuccess) succeed(request);
    },
    succeed,
    get isWaiting() {
      return waiting.size > 0;
    },
    met: () => [...cells.values()].map(({ cell }) => cell).sort((a, b) => (a.id < b.id ? -1 : 1)),
    survived: () => [...cells].filter(([, { isSurvived }]) => isSurvived).map(([id]) => id),
    forget: () => waiting.clear(),
  };
}
