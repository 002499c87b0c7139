import { bisect, countUpTo } from './bisect.ts';
import type { Instant } from './instant.ts';
import { type Criteria, type Rows, type Selection, selectRows } from './rows.ts';

/** Rows of which not all are shown. */
export interface RowSlice<Traits = unknown> {
  readonly rows: Rows<Traits>;
  /** Rows from this one on are left out; without it, none are. */
  readonly count?: number;
  /** Rows that are left out, ascending. */
  readonly hidden?: readonly number[];
}

/** Selects at an instant from what a slice shows. A slice that leaves nothing out costs nothing. */
export function selectSlice<Traits>(
  { rows, count, hidden = [] }: RowSlice<Traits>,
  criteria: Criteria<Traits>,
  now: Instant,
): Selection {
  const all = selectRows(rows, criteria, now);
  const shown = count === undefined ? all : { ...all, length: all.rankOf(count) };
  const holes = hidden.length === 0 ? [] : holesOf(shown, hidden);
  return holes.length === 0 ? shown : withoutHoles(shown, holes);
}

/** The positions of those rows that were selected at all. */
function holesOf(selection: Selection, hidden: readonly number[]): readonly number[] {
  const positions: number[] = [];
  for (const row of hidden) {
    const position = selection.rankOf(row);
    if (position < selection.length && selection.rowAt(position) === row) positions.push(position);
  }
  return positions;
}

/** The n-th row that is left stands behind as many holes as have at most n rows left before them. */
function withoutHoles({ length, rowAt, rankOf }: Selection, holes: readonly number[]): Selection {
  return {
    length: length - holes.length,
    rowAt(position) {
      const passed = bisect(holes.length, (hole) => (holes[hole] ?? 0) - hole > position);
      return rowAt(position + passed);
    },
    rankOf(row) {
      const position = rankOf(row);
      return position - countUpTo(holes, position - 1);
    },
  };
}
