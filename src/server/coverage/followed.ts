import type { CellSet } from '../../core/cell-set.ts';
import { dropOldest } from '../../core/drop-oldest.ts';
import { NEVER } from '../../core/instant.ts';
import type { WrittenRow } from '../bytes.ts';
import { type LifeCells, NO_PLACE } from './coverage-index.ts';

/** The resources that a client has seen and whose lives go on, with the state that it saw each in last. */
export interface Followed {
  /** Another number whenever something else is remembered: what was looked at under this one says nothing new. */
  readonly version: number;
  /** Marks the state that a row shows, and the step that has led to it from where it was seen last. */
  see(row: WrittenRow, life: LifeCells, touched: CellSet): void;
  /** The world begins anew: its resources are others. */
  forget(): void;
}

/** Resources that are followed; past it, the one that changed the longest ago is let go. */
const MAX_FOLLOWED = 10_000;

/** @param onDropped is called when one is let go, so that its next step will not be seen. */
export function createFollowed(onDropped: () => void, max = MAX_FOLLOWED): Followed {
  const states = new Map<string, number>();
  let version = 0;
  return {
    get version() {
      return version;
    },
    see({ resource, state, until }, { states: cells, transitions }, touched) {
      touched.add(cells[state] ?? NO_PLACE);
      // What never changes again is let go: of most rows of most pages nothing is remembered.
      const isSettled = until === NEVER;
      if (isSettled && states.size === 0) return;
      const before = states.get(resource);
      if (isSettled ? before === undefined : before === state) return;
      version += 1;
      states.delete(resource);
      if (before !== undefined) touched.add(transitions[before]?.[state] ?? NO_PLACE);
      if (isSettled) return;
      states.set(resource, state);
      if (dropOldest(states, max) > 0) onDropped();
    },
    forget() {
      if (states.size === 0) return;
      states.clear();
      version += 1;
    },
  };
}
