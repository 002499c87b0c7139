import { ControlProblem, quote } from './control-problem.ts';

/** Which page of a list is asked for. */
export interface PageQuery {
  /** How many at most: 100 unless it is said, and 1,000 at most. */
  readonly limit?: number | undefined;
  /** Where to go on, as the page before said; bound to its filters. */
  readonly cursor?: string | undefined;
}

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1000;

export function readLimit({ limit = DEFAULT_LIMIT }: PageQuery): number {
  if (Number.isSafeInteger(limit) && limit >= 1 && limit <= MAX_LIMIT) return limit;
  throw new ControlProblem(
    422,
    'RINGBACK_LIST_LIMIT',
    `Failed to list ${quote(limit)} at a time: a limit is a whole number from 1 to ${MAX_LIMIT}. Choose one, and go on with the cursor.`,
  );
}

export function refuseCursor(cursor: string): ControlProblem {
  return new ControlProblem(
    422,
    'RINGBACK_LIST_CURSOR',
    `Failed to go on from cursor ${quote(cursor)}: this list did not make it. Use it as it came, with the same filters.`,
  );
}
