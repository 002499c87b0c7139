import { bisect } from './bisect.ts';
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
  const step = order === 'newest' ? -1 : 1;
  const positions = [...starts];
  const heads = lists.map((list, index) => placeAt(list, positions[index] ?? -1));
  const places: Place[] = [];
  while (places.length <= limit) {
    let best: Place | undefined;
    for (const head of heads) if (head && (!best || isBefore(head, best, order))) best = head;
    if (!best) return { places, hasMore: false };
    if (places.length === limit) return { places, hasMore: true };
    places.push(best);
    const { source } = best;
    const list = lists[source];
    const next = (positions[source] ?? 0) + step;
    positions[source] = next;
    heads[source] = list && placeAt(list, next);
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

/** How many selected rows of a list come before a place in time. */
function countBelow(list: List, place: Place): number {
  return rankBelow(list, rowBelow(list, place, { from: 0, to: list.rows.size }));
}

function rankBelow({ selection }: List, row: number): number {
  return Math.min(selection.length, selection.rankOf(row));
}

/** Rows of a list among which one is looked for. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** The first row of a list that does not come before a place: found by when rows were created, and by their order then. */
function rowBelow(
  { rows, source }: List,
  { at, source: other, row: own }: Place,
  { from, to }: Span,
): number {
  return (
    from +
    bisect(to - from, (passed) => {
      const row = from + passed;
      return (rows.createdAt(row) - at || source - other || row - own) >= 0;
    })
  );
}

/** Where each list stands once `offset` rows of the whole were passed. */
function seek(lists: readonly List[], offset: number, order: Order): readonly number[] {
  const total = lengthOf(lists);
  if (offset >= total) return lists.map(() => -1);
  const counts = order === 'newest' ? countFirst(lists, total - offset) : countFirst(lists, offset);
  return lists.map((list) => (counts.get(list) ?? 0) - (order === 'newest' ? 1 : 0));
}

/**
 * How many of the oldest `count` rows of the whole each list has. The longest list is searched only as far as the
 * others can shift it: beside short lists a long one costs next to nothing.
 */
function countFirst(lists: readonly List[], count: number): ReadonlyMap<List, number> {
  const [longest, ...others] = [...lists].sort((a, b) => b.selection.length - a.selection.length);
  if (!longest) return new Map();
  const least = Math.max(0, count - lengthOf(others));
  const most = Math.min(count, longest.selection.length);
  if (least >= most) return new Map([[longest, most], ...countFirst(others, count - most)]);
  const own = rankBelow(longest, rowBehind(longest, others, count, least, most));
  return new Map([[longest, own], ...countFirst(others, count - own)]);
}

/** The first row of a list before which so many rows are selected of all: to look by rows is cheaper than by positions. */
function rowBehind(list: List, others: readonly List[], count: number, least: number, most: number): number {
  const { rows, source, selection } = list;
  let from = selection.rowAt(least);
  let to = most < selection.length ? selection.rowAt(most) : rows.size;
  // As it is narrowed down, so is where its places lie in the others.
  let spans: readonly Span[] = others.map(({ rows: { size } }) => ({ from: 0, to: size }));
  while (from < to) {
    const row = (from + to) >>> 1;
    const place: Place = { at: rows.createdAt(row), source, row };
    const below = others.map((other, index) => rowBelow(other, place, spans[index] ?? NOTHING));
    const total = others.reduce(
      (sum, other, index) => sum + rankBelow(other, below[index] ?? 0),
      rankBelow(list, row),
    );
    if (total >= count) to = row;
    else from = row + 1;
    spans = spans.map((span, index) =>
      total >= count ? { ...span, to: below[index] ?? 0 } : { ...span, from: below[index] ?? 0 },
    );
  }
  return from;
}

const NOTHING: Span = { from: 0, to: 0 };

function lengthOf(lists: readonly List[]): number {
  return lists.reduce((sum, { selection }) => sum + selection.length, 0);
}
