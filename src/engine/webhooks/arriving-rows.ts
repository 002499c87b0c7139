import { type Instant, NEVER } from '../../core/instant.ts';
import type { Ledger } from '../ledger.ts';
import type { ResourceRows } from '../resource.ts';

/** The rows of one source, which arrive one by one when their creation is reached. */
export interface ArrivingRows {
  /** As the log has them now: amended rows are others. */
  rows(): ResourceRows;
  /** Whether they were there when the world began: a dataset's, or fixtures. */
  readonly isGiven: boolean;
  /** The first that has not arrived. */
  next: number;
}

/** Everything that there is in a world, and everything that lies ahead in it. */
export function readSources(ledger: Ledger): readonly ArrivingRows[] {
  return [...ledger.template.kinds].flatMap(([kind, { sources }]) => {
    const current = keepSources(ledger, kind);
    return current().map((known, ordinal) => ({
      rows: () => current()[ordinal] ?? known,
      isGiven: ordinal < sources.length,
      next: 0,
    }));
  });
}

/** A row that arrives, and when. */
export interface Arrival {
  /** The place of its source; -1 where nothing arrives any more. */
  readonly source: number;
  /** NEVER where nothing arrives any more. */
  readonly at: Instant;
}

/** The next row to arrive; of those of one instant, that of the first source. */
export function nextArrival(sources: readonly ArrivingRows[]): Arrival {
  let next: Arrival = { source: -1, at: NEVER };
  for (const [ordinal, source] of sources.entries()) {
    const rows = source.rows();
    if (source.next >= rows.size) continue;
    const createdAt = rows.createdAt(source.next);
    if (createdAt < next.at) next = { source: ordinal, at: createdAt };
  }
  return next;
}

/** A ledger gives a new array at each look; between two changes one is enough. */
function keepSources(ledger: Ledger, kind: string): () => readonly ResourceRows[] {
  let kept = { changes: -1, sources: [] as readonly ResourceRows[] };
  return () => {
    const changes = ledger.changes.length;
    if (changes !== kept.changes) kept = { changes, sources: ledger.sources(kind, null) };
    return kept.sources;
  };
}
