import { fromBase64Url, toBase64Url } from './base64url.ts';
import type { Instant } from './instant.ts';
import type { Moment } from './moment.ts';
import type { PageStart, Place } from './page.ts';
import { extendKey, type Key } from './random.ts';

/** What a cursor says. */
export interface Cursor {
  /** Where the next page begins. */
  readonly start: PageStart;
  /** When the walk began that is shown as of then; undefined where pages show what there is. */
  readonly snapshot?: Moment | undefined;
  /** Undefined where a cursor is good for ever. */
  readonly issuedAt?: Instant | undefined;
}

/**
 * Writes a cursor as opaque text, bound to the list that it walks.
 *
 * @param list names the list: the same filters, the same name.
 */
export function formatCursor(key: Key, list: string, { start, snapshot, issuedAt }: Cursor): string {
  const parts = [
    'offset' in start ? join(start.offset) : join(start.behind.at, start.behind.source, start.behind.row),
    ...(snapshot ? [`s${join(snapshot.at, snapshot.changes)}`] : []),
    ...(issuedAt === undefined ? [] : [`i${join(issuedAt)}`]),
  ];
  const text = parts.join('~');
  return toBase64Url(`${text}.${checkOf(key, list, text)}`);
}

/** Reads a cursor back; undefined when it was not made for this list by this sandbox. */
export function parseCursor(key: Key, list: string, cursor: string): Cursor | undefined {
  const text = fromBase64Url(cursor);
  const end = text.lastIndexOf('.');
  // What the check fits was written here, so that the rest need not be doubted.
  if (end < 0 || text.slice(end + 1) !== checkOf(key, list, text.slice(0, end))) return undefined;
  const [first = '', ...marked] = text.slice(0, end).split('~');
  const snapshot = numbersOf(marked, 's');
  const issued = numbersOf(marked, 'i');
  return {
    start: toStart(split(first)),
    ...(snapshot && { snapshot: { at: snapshot[0] ?? 0, changes: snapshot[1] ?? 0 } }),
    ...(issued && { issuedAt: issued[0] ?? 0 }),
  };
}

function toStart([first = 0, source, row = 0]: readonly number[]): PageStart {
  if (source === undefined) return { offset: first };
  const behind: Place = { at: first, source, row };
  return { behind };
}

function numbersOf(parts: readonly string[], mark: string): readonly number[] | undefined {
  const part = parts.find((one) => one.startsWith(mark));
  return part === undefined ? undefined : split(part.slice(mark.length));
}

function join(...numbers: readonly number[]): string {
  return numbers.map((number) => number.toString(36)).join('.');
}

function split(text: string): readonly number[] {
  return text.split('.').map((number) => Number.parseInt(number, 36));
}

function checkOf(key: Key, list: string, text: string): string {
  const { hi, lo } = extendKey(key, 'cursor', list, text);
  return hi.toString(36) + lo.toString(36);
}
