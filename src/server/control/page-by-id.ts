import { formatCursor, parseCursor } from '../../core/cursor.ts';
import { type Key, keyOf } from '../../core/random.ts';
import type { Sandbox } from '../sandbox.ts';
import { type PageQuery, readLimit, refuseCursor } from './page-query.ts';

/** A page of what is numbered, newest first. */
export interface IdPage<Entry> {
  readonly entries: readonly Entry[];
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

/**
 * Cuts a page out of entries whose ids are numbers that grow; they may come in any order.
 *
 * @param list names the list: a cursor of another leads nowhere.
 */
export function pageById<Entry extends { readonly id: string }>(
  { world }: Sandbox,
  list: string,
  entries: readonly Entry[],
  query: PageQuery,
): IdPage<Entry> {
  const limit = readLimit(query);
  const key = keyOf(world.ledger.template.setting.seed, 'cursor', world.sandbox);
  const before = query.cursor === undefined ? Number.POSITIVE_INFINITY : readCursor(key, list, query.cursor);
  const older = entries.filter(({ id }) => Number(id) < before).sort((a, b) => Number(b.id) - Number(a.id));
  const page = older.slice(0, limit);
  const last = page.at(-1);
  const hasMore = older.length > limit;
  return { entries: page, cursor: hasMore && last ? toCursor(key, list, Number(last.id)) : null, hasMore };
}

/** An id is the row's number in a list that has one source and no instants. */
function toCursor(key: Key, list: string, id: number): string {
  return formatCursor(key, list, { start: { behind: { at: 0, source: 0, row: id } } });
}

function readCursor(key: Key, list: string, cursor: string): number {
  const start = parseCursor(key, list, cursor)?.start;
  if (!start || !('behind' in start)) throw refuseCursor(cursor);
  return start.behind.row;
}
