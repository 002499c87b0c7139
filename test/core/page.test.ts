import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Cursor, formatCursor, parseCursor } from '../../src/core/cursor.ts';
import { NEVER } from '../../src/core/instant.ts';
import { type Order, type Page, type PageStart, type Place, pageOf } from '../../src/core/page.ts';
import { keyOf } from '../../src/core/random.ts';
import type { Condition, Criteria, Rows } from '../../src/core/rows.ts';
import type { RowSlice } from '../../src/core/slice.ts';

/** A thing that is red while it is young and green after, created at some instant. */
interface Traits {
  readonly colour: 'red' | 'green' | 'blue';
}

const LIFE = 10;
const sources = fc.array(
  fc.record({
    rows: fc
      .array(fc.tuple(fc.nat({ max: 60 }), fc.boolean()), { maxLength: 25 })
      .map((rows) => rows.sort(([a], [b]) => a - b)),
    hidden: fc.uniqueArray(fc.nat({ max: 24 }), { maxLength: 25 }).map((rows) => rows.sort((a, b) => a - b)),
    count: fc.oneof(fc.constant(undefined), fc.nat({ max: 26 })),
  }),
  { maxLength: 4 },
);
const orders = fc.constantFrom<Order>('newest', 'oldest');
const conditions = fc.constantFrom<Condition<Traits> | undefined>(
  undefined,
  { key: 'red', test: ({ colour }) => colour === 'red' },
  { key: 'green', test: ({ colour }) => colour === 'green' },
  { key: 'not blue', test: ({ colour }) => colour !== 'blue' },
);
const instant = fc.integer({ min: -1, max: 70 });
const criteria = fc.record({
  after: fc.oneof(fc.constant(-NEVER), instant),
  until: fc.oneof(fc.constant(NEVER), instant),
  where: conditions,
});

test('a page is what sorting and slicing everything that is shown gives', () => {
  fc.assert(
    fc.property(
      sources,
      criteria,
      orders,
      instant,
      fc.nat({ max: 40 }),
      fc.integer({ min: 1, max: 20 }),
      (lists, wanted, order, now, offset, limit) => {
        const all = bruteForce(lists, wanted, order, now);
        const page = pageOf(lists.map(sliceOf), { criteria: wanted, order, start: { offset }, limit }, now);
        expect(page.places).toEqual(all.slice(offset, offset + limit));
        expect(page.hasMore).toBe(all.length > offset + limit);
      },
    ),
    { numRuns: 2000 },
  );
});

test('walking behind the last place gives every row exactly once', () => {
  fc.assert(
    fc.property(
      sources,
      criteria,
      orders,
      instant,
      fc.integer({ min: 1, max: 7 }),
      (lists, wanted, order, now, limit) => {
        const rows = lists.map(sliceOf);
        const walked = walk((start) => pageOf(rows, { criteria: wanted, order, start, limit }, now));
        expect(walked).toEqual(bruteForce(lists, wanted, order, now));
      },
    ),
    { numRuns: 1000 },
  );
});

test('a walk goes on where it was, also when the row that it stands on is hidden meanwhile', () => {
  fc.assert(
    fc.property(
      sources,
      criteria,
      orders,
      instant,
      fc.integer({ min: 1, max: 7 }),
      fc.array(fc.nat({ max: 24 }), { maxLength: 30 }),
      (lists, wanted, order, now, limit, hiding) => {
        const all = bruteForce(lists, wanted, order, now);
        const later = hiding.values();
        let there: readonly List[] = lists;
        let start: PageStart = { offset: 0 };
        for (let passed = 0; ; ) {
          const page: Page = pageOf(there.map(sliceOf), { criteria: wanted, order, start, limit }, now);
          const left = bruteForce(there, wanted, order, now);
          const behind = all.slice(passed).filter((place) => left.some((one) => isSame(one, place)));
          expect(page.places).toEqual(behind.slice(0, limit));
          const last = page.places.at(-1);
          if (!page.hasMore || !last) return;
          passed = all.findIndex((place) => isSame(place, last)) + 1;
          start = { behind: last };
          const row = later.next().value ?? last.row;
          there = there.map((list, source) => (source === last.source ? hide(list, row) : list));
        }
      },
    ),
    { numRuns: 1000 },
  );
});

const place = fc.record({
  at: fc.integer({ min: -1e6, max: 2 ** 45 }),
  source: fc.nat({ max: 9 }),
  row: fc.nat(),
});
const cursor: fc.Arbitrary<Cursor> = fc.record(
  {
    start: fc.oneof(fc.record({ behind: place }), fc.record({ offset: fc.nat() })),
    snapshot: fc.record({ at: fc.integer({ min: -1e6, max: 2 ** 45 }), changes: fc.nat() }),
    issuedAt: fc.integer({ min: -1e6, max: 2 ** 45 }),
  },
  { requiredKeys: ['start'] },
);

test('a cursor says what was written in it, and only in its own list', () => {
  fc.assert(
    fc.property(cursor, fc.string(), fc.string(), (written, list, other) => {
      const text = formatCursor(keyOf(1), list, written);
      expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(parseCursor(keyOf(1), list, text)).toEqual(written);
      expect(parseCursor(keyOf(2), list, text)).toBeUndefined();
      if (other !== list) expect(parseCursor(keyOf(1), other, text)).toBeUndefined();
    }),
  );
});

test('a cursor that somebody wrote over leads nowhere', () => {
  fc.assert(
    fc.property(cursor, cursor, (written, wanted) => {
      const decode = (text: string): string => Buffer.from(text, 'base64url').toString('latin1');
      const text = decode(formatCursor(keyOf(1), 'list', written));
      const other = decode(formatCursor(keyOf(2), 'list', wanted));
      const forged = other.slice(0, other.lastIndexOf('.')) + text.slice(text.lastIndexOf('.'));
      fc.pre(forged !== text);
      const sent = Buffer.from(forged, 'latin1').toString('base64url');
      expect(parseCursor(keyOf(1), 'list', sent)).toBeUndefined();
    }),
  );
});

test('text that is no cursor leads nowhere', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(parseCursor(keyOf(1), 'list', text)).toBeUndefined()));
});

function walk(read: (start: PageStart) => Page): readonly Place[] {
  const walked: Place[] = [];
  for (let page = read({ offset: 0 }); ; ) {
    walked.push(...page.places);
    const last = page.places.at(-1);
    if (!page.hasMore || !last) return walked;
    page = read({ behind: last });
  }
}

type Row = readonly [createdAt: number, isBlue: boolean];

interface List {
  readonly rows: readonly Row[];
  /** Ascending. */
  readonly hidden: readonly number[];
  readonly count: number | undefined;
}

function sliceOf({ rows, hidden, count }: List): RowSlice<Traits> {
  return { rows: rowsOf(rows), hidden, ...(count !== undefined && { count }) };
}

function hide(list: List, row: number): List {
  return { ...list, hidden: [...new Set([...list.hidden, row])].sort((a, b) => a - b) };
}

function isSame(a: Place, b: Place): boolean {
  return a.at === b.at && a.source === b.source && a.row === b.row;
}

function bruteForce(
  lists: readonly List[],
  { after, until, where }: Criteria<Traits>,
  order: Order,
  now: number,
): readonly Place[] {
  const sign = order === 'newest' ? -1 : 1;
  return lists
    .flatMap(({ rows, hidden, count = rows.length }, source) =>
      rows.flatMap(([at, isBlue], row): Place[] => {
        const isIn =
          row < count &&
          !hidden.includes(row) &&
          at > after &&
          at <= Math.min(until, now) &&
          (!where || where.test(traitsAt(at, isBlue, now), now));
        return isIn ? [{ at, source, row }] : [];
      }),
    )
    .sort((a, b) => sign * (a.at - b.at || a.source - b.source || a.row - b.row));
}

function traitsAt(createdAt: number, isBlue: boolean, now: number): Traits {
  return { colour: now < createdAt + LIFE ? 'red' : isBlue ? 'blue' : 'green' };
}

function rowsOf(list: readonly Row[]): Rows<Traits> {
  const at = (row: number): number => list[row]?.[0] ?? NEVER;
  const isBlue = (row: number): boolean => list[row]?.[1] ?? false;
  return {
    size: list.length,
    revision: 0,
    changedSince: () => [],
    createdAt: at,
    countSettled: (now) => list.filter(([createdAt]) => createdAt + LIFE <= now).length,
    settledAt: (row) => at(row) + LIFE,
    nextTurnAt: (row, now) => (at(row) + LIFE > now ? at(row) + LIFE : NEVER),
    settledTraits: (row) => traitsAt(at(row), isBlue(row), NEVER),
    traits: (row, now) => traitsAt(at(row), isBlue(row), now),
  };
}
