import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatCursor, parseCursor } from '../../src/core/cursor.ts';
import { NEVER } from '../../src/core/instant.ts';
import { type Order, type Page, type PageStart, type Place, pageOf } from '../../src/core/page.ts';
import { keyOf } from '../../src/core/random.ts';
import type { Condition, Criteria, Rows } from '../../src/core/rows.ts';

/** A thing that is red while it is young and green after, created at some instant. */
interface Traits {
  readonly colour: 'red' | 'green' | 'blue';
}

const LIFE = 10;
const sources = fc.array(
  fc
    .array(fc.tuple(fc.nat({ max: 60 }), fc.boolean()), { maxLength: 25 })
    .map((rows) => rows.sort(([a], [b]) => a - b)),
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

test('a page is what sorting and slicing everything gives', () => {
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
        const page = pageOf(lists.map(rowsOf), { criteria: wanted, order, start: { offset }, limit }, now);
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
        const rows = lists.map(rowsOf);
        const walked = walk((start) => pageOf(rows, { criteria: wanted, order, start, limit }, now));
        expect(walked).toEqual(bruteForce(lists, wanted, order, now));
      },
    ),
    { numRuns: 1000 },
  );
});

test('a cursor leads back to its place, and only in its own list', () => {
  const place = fc.record({ at: fc.nat({ max: 2 ** 45 }), source: fc.nat({ max: 9 }), row: fc.nat() });
  fc.assert(
    fc.property(place, fc.string(), fc.string(), (here, list, other) => {
      const cursor = formatCursor(keyOf(1), list, here);
      expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(parseCursor(keyOf(1), list, cursor)).toEqual(here);
      expect(parseCursor(keyOf(2), list, cursor)).toBeUndefined();
      if (other !== list) expect(parseCursor(keyOf(1), other, cursor)).toBeUndefined();
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

function bruteForce(
  lists: readonly (readonly Row[])[],
  { after, until, where }: Criteria<Traits>,
  order: Order,
  now: number,
): readonly Place[] {
  const sign = order === 'newest' ? -1 : 1;
  return lists
    .flatMap((list, source) =>
      list.flatMap(([at, isBlue], row): Place[] => {
        const isIn =
          at > after && at <= Math.min(until, now) && (!where || where.test(traitsAt(at, isBlue, now), now));
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
    isSettled: (row, now) => at(row) + LIFE <= now,
    settledTraits: (row) => traitsAt(at(row), isBlue(row), NEVER),
    traits: (row, now) => traitsAt(at(row), isBlue(row), now),
  };
}
