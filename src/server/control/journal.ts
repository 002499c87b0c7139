import { type JournalEntryDetail, type JournalEntryFacts, toDetail, toFacts } from '../journal/render.ts';
import type { Sandbox } from '../sandbox.ts';
import { ControlProblem, quote } from './control-problem.ts';
import { pageById } from './page-by-id.ts';
import type { PageQuery } from './page-query.ts';

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
  const { entries, cursor, hasMore } = pageById(sandbox, 'journal', sandbox.journal.sinceMark(), query);
  return {
    entries: entries.map((entry) => toFacts(entry.read(), sandbox.name)),
    dropped: sandbox.journal.dropped,
    cursor,
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
