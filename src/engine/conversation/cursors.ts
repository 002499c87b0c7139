import type { Dated } from './memory.ts';
import type { ConversationBreach, ConversationCode, Observation } from './observation.ts';

/** A cursor that the mock gave, or refused as expired. */
export interface GivenCursor extends Dated {
  readonly operation: string;
  /** Undefined where only its refusal was seen. */
  readonly filters: string | undefined;
  /** Counts the worlds of a sandbox: a cursor of an earlier one may be refused through no fault of the client's. */
  readonly era: number;
  readonly hasExpired: boolean;
}

/** What is to be known of a list before a cursor of it can be called made up. */
export interface CursorFacts {
  readonly given: GivenCursor | undefined;
  readonly era: number;
  /** Whether every cursor that its clients may have is remembered. */
  readonly isWhole: boolean;
}

/** Holds the cursor that a request came with to what the mock gave; says what is known of it from now on. */
export function judgeCursor(
  seen: Observation,
  { given, era, isWhole }: CursorFacts,
): { readonly given: GivenCursor | undefined; readonly breaches: readonly ConversationBreach[] } {
  const { cursor, operation, at } = seen;
  switch (cursor?.outcome) {
    case 'expired': {
      const kept = given ?? { operation, filters: undefined, era };
      const breaches = given?.hasExpired ? [breach(seen, 'cursor-reused')] : [];
      return { given: { ...kept, at, hasExpired: true }, breaches };
    }
    case 'refused':
      if (given)
        return { given, breaches: isMisused(given, seen, era) ? [breach(seen, 'cursor-filters')] : [] };
      return { given, breaches: isWhole ? [breach(seen, 'cursor-forged')] : [] };
    default:
      return { given, breaches: [] };
  }
}

function isMisused(given: GivenCursor, seen: Observation, era: number): boolean {
  if (given.era !== era) return false;
  return (
    given.operation !== seen.operation || (given.filters !== undefined && given.filters !== seen.filters())
  );
}

type CursorCode = Extract<ConversationCode, `cursor-${string}`>;

const WORDS: Readonly<Record<CursorCode, { readonly what: string; readonly remedy: string }>> = {
  'cursor-reused': {
    what: 'sent a cursor once more after it was told that it had expired',
    remedy: 'Throw an expired cursor away, and begin again at the first page.',
  },
  'cursor-forged': {
    what: 'sent a cursor that no answer of this sandbox has given',
    remedy: 'Send cursors as they came: never build, change or decode one.',
  },
  'cursor-filters': {
    what: 'sent a cursor with other filters than it came with',
    remedy: 'Keep filters and order as they are until the walk is over, or begin a new one.',
  },
};

function breach({ operation, cursor }: Observation, code: CursorCode): ConversationBreach {
  const { what, remedy } = WORDS[code];
  return { code, in: 'query', pointer: cursor?.parameter ?? '', message: `${operation} ${what}.`, remedy };
}
