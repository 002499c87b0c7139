import type { Instant } from './instant.ts';
import type { Criteria, Rows, Selection } from './rows.ts';
import { type RowSlice, selectSlice } from './slice.ts';

/** Where a row stands in the total order over all sources: by creation, then source, then row. */
export interface Place {
  readonly at: Instant;
  readonly source: number;
  readonly row: number;
}

/** `newest` first, or `oldest` first. */
export type Order = 'newest' | 'oldest';

/** Where a page begins: after so many rows, or behind a place. */
export type PageStart = { readonly offset: number } | { readonly behind: Place };

/** Some rows of a list. */
export interface Page {
  readonly places: readonly Place[];
  readonly hasMore: boolean;
}

/** What a page is asked for. */
export interface PageRequest<Traits> {
  readonly criteria: Criteria<Traits>;
  readonly order: Order;
  readonly start: PageStart;
  readonly limit: number;
}

/**
 * A page over several sources as one list. Its cost does not depend on its depth.
 *
 * A page that begins behind a place is not shifted by rows that come in later (keyset); one that begins at an
 * offset is, by exactly as many rows as came before it.
 */
export function pageOf<Traits>(
  sources: readonly RowSlice<Traits>[],
  request: PageRequest<Traits>,
  now: Instant,
): Page {
  const lists = sources.map(
    (slice, source): List => ({
      rows: slice.rows,
      source,
      selection: selectSlice(slice, request.criteria, now),
    }),
  );
  const starts =
    'offset' in request.start
      ? seek(lists, request.start.offset, request.order)
      : lists.map((list) => positionBehind(list, request.start, request.order));
  return merge(lists, starts, request.order, request.limit);
}

interface List {
  readonly rows: Rows;
  readonly source: number;
  readonly selection: Selection;
}

/** Takes the next row from whichever list has it, until the page is full. Positions are oldest first. */
function merge(lists: readonly List[], starts: readonly number[], order: Order, limit: number): Page {
  const next = [...starts];
  const step = order === 'newest' ? -1 : 1;
  const places: Place[] = [];
  while (places.length <= limit) {
    let best: Place | undefined;
    for (const list of lists) {
      const place = placeAt(list, next[list.source] ?? -1);
      if (place && (!best || isBefore(place, best, order))) best = place;
    }
    if (!best) return { places, hasMore: false };
    if (places.length === limit) return { places, hasMore: true };
    places.push(best);
    next[best.source] = (next[best.source] ?? 0) + step;
  }
  return { places, hasMore: true };
}

function placeAt({ rows, source, selection }: List, position: number): Place | undefined {
  if (position < 0 || position >= selection.length) return undefined;
  const row = selection.rowAt(position);
  return { at: rows.createdAt(row), source, row };
}

function isBefore(a: Place, b: Place, order: Order): boolean {
  return order === 'newest' ? compare(a, b) > 0 : compare(a, b) < 0;
}

function compare(a: Place, b: Place): number {
  return a.at - b.at || a.source - b.source || a.row - b.row;
}

/** The position in a list of its first row behind a place. */
function positionBehind(list: List, start: PageStart, order: Order): number {
  if (!('behind' in start)) return -1;
  const below = countBelow(list, start.behind);
  if (order === 'newest') return below - 1;
  const here = placeAt(list, below);
  return here && compare(here, start.behind) === 0 ? below + 1 : below;
}

/** How many rows of a list come before a place in time. */
function countBelow(list: List, place: Place): number {
  let low = 0;
  let high = list.selection.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const there = placeAt(list, middle);
    if (there && compare(there, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where each list stands once `offset` rows of the whole were passed. */
function seek(lists: readonly List[], offset: number, order: Order): readonly number[] {
  const total = lists.reduce((sum, { selection }) => sum + selection.length, 0);
  if (offset >= total) return lists.map(() => -1);
  const rank = order === 'newest' ? total - 1 - offset : offset;
  const place = placeOfRank(lists, rank);
  return lists.map((list) => {
    const below = countBelow(list, place);
    const here = placeAt(list, below);
    const isIt = here !== undefined && compare(here, place) === 0;
    return order === 'newest' && !isIt ? below - 1 : below;
  });
}

/** The place with exactly `rank` rows before it in time: in the one list where that row is found by bisection. */
function placeOfRank(lists: readonly List[], rank: number): Place {
  for (const list of lists) {
    let low = 0;
    let high = list.selection.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const place = placeAt(list, middle);
      if (!place) break;
      const before = lists.reduce((sum, other) => sum + countBelow(other, place), 0);
      if (before === rank) return place;
      if (before < rank) low = middle + 1;
      else high = middle - 1;
    }
  }
  throw new Error(`Failed to find rank "${rank}": the lists are shorter. Ask for a rank below their total.`);
}
