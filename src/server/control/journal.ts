import { formatCursor, parseCursor } from '../../core/cursor.ts';
import { type Key, keyOf } from '../../core/random.ts';
import type { JournalEntry } from '../journal/journal.ts';
import { type JournalEntryDetail, type JournalEntryFacts, toDetail, toFacts } from '../journal/render.ts';
import type { Sandbox } from '../sandbox.ts';
import { ControlProblem, quote } from './control-problem.ts';
import { type PageQuery, readLimit, refuseCursor } from './page-query.ts';

/** A page of the journal. */
export interface JournalPage {
  readonly entries: readonly JournalEntryFacts[];
  /** Entries since the last reset that went to make room. */
  readonly dropped: number;
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

/** Lists the requests that were answered since the last reset, newest first. */
export function listJournal(sandbox: Sandbox, query: PageQuery = {}): JournalPage {
  const limit = readLimit(query);
  const key = keyOf(sandbox.world.ledger.template.setting.seed, 'cursor', sandbox.name);
  const before = query.cursor === undefined ? Number.POSITIVE_INFINITY : readCursor(key, query.cursor);
  const { entries: kept, hasMore } = newestBefore(sandbox.journal.sinceMark(), before, limit);
  const last = kept.at(-1);
  return {
    entries: kept.map((entry) => toFacts(entry, sandbox.name)),
    dropped: sandbox.journal.dropped,
    cursor: hasMore && last ? toCursor(key, Number(last.id)) : null,
    hasMore,
  };
}

/**
 * One request and its answer, in full.
 *
 * @param canonical leaves out the headers that wall clock, socket and process decide.
 */
export function getJournalEntry(
  sandbox: Sandbox,
  id: string,
  { canonical = false }: { readonly canonical?: boolean | undefined } = {},
): JournalEntryDetail {
  const entry = sandbox.journal.find(id);
  if (entry) return toDetail(entry, sandbox.name, canonical);
  throw new ControlProblem(
    404,
    'RINGBACK_JOURNAL_UNKNOWN',
    `Failed to find entry ${quote(id)}: the journal of sandbox "${sandbox.name}" has none, or had to drop it. List it with GET /journal.`,
  );
}

/** Empties the journal. */
export function clearJournal(sandbox: Sandbox): void {
  sandbox.journal.clear();
}

const LIST = 'journal';

/** An id is the request's place in the sandbox's sequence. */
function toCursor(key: Key, id: number): string {
  return formatCursor(key, LIST, { start: { offset: id } });
}

function readCursor(key: Key, cursor: string): number {
  const start = parseCursor(key, LIST, cursor)?.start;
  if (!start || !('offset' in start)) throw refuseCursor(cursor);
  return start.offset;
}

/** Entries are in the order of their answers, which for slow ones is not that of their ids. */
function newestBefore(
  entries: readonly JournalEntry[],
  before: number,
  limit: number,
): { readonly entries: readonly JournalEntry[]; readonly hasMore: boolean } {
  const older = entries.filter(({ id }) => Number(id) < before).sort((a, b) => Number(b.id) - Number(a.id));
  return { entries: older.slice(0, limit), hasMore: older.length > limit };
}
