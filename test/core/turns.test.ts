import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countUpTo } from '../../src/core/bisect.ts';
import { NEVER } from '../../src/core/instant.ts';
import { type Condition, countCreated, type Rows, selectRows } from '../../src/core/rows.ts';
import { createTurns } from '../../src/core/turns.ts';

/** A row as its turns, ascending; the first is its creation. Its traits are how many it has had. */
type Life = readonly number[];

interface World extends Rows<number> {
  append(life: Life): void;
  amend(row: number, life: Life): void;
  readonly lives: readonly Life[];
}

const FILTERS: readonly Condition<number>[] = [
  { key: 'even', test: (turns) => turns % 2 === 0 },
  { key: 'young', test: (turns) => turns < 3 },
];
const gaps = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 5 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('go' as const), by: fc.integer({ min: -8, max: 15 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('append' as const), gaps }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('amend' as const), row: fc.nat({ max: 30 }), gaps }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('ask' as const), filter: fc.nat({ max: 1 }) }) },
);

test('what a filter selects is what looking at every row gives, wherever the instant goes', () => {
  fc.assert(
    fc.property(fc.array(gaps, { maxLength: 12 }), fc.array(step, { maxLength: 40 }), (first, steps) => {
      const rows = createRows();
      for (const [place, given] of first.entries()) rows.append(toLife(place * 3, given));
      let now = 5;
      for (const one of steps) {
        if (one.kind === 'go') now += one.by;
        if (one.kind === 'append') rows.append(toLife(Math.max(now, lastCreation(rows)), one.gaps));
        if (one.kind === 'amend') amendAt(rows, one.row, now, one.gaps);
        if (one.kind === 'ask') expectRight(rows, FILTERS[one.filter], now);
      }
      for (const filter of FILTERS) expectRight(rows, filter, now);
    }),
    { numRuns: 2000 },
  );
});

test('turns tell of each row to which something has happened, and when the next thing does', () => {
  fc.assert(
    fc.property(fc.array(gaps, { maxLength: 12 }), fc.array(step, { maxLength: 40 }), (first, steps) => {
      const rows = createRows();
      for (const [place, given] of first.entries()) rows.append(toLife(place * 3, given));
      let at = 5;
      const turns = createTurns(rows, { at, created: countCreated(rows, at) }, rows.nextTurnAt);
      for (const one of steps) {
        if (one.kind === 'append') rows.append(toLife(Math.max(at, lastCreation(rows)), one.gaps));
        if (one.kind === 'amend') amendAt(rows, one.row, at, one.gaps);
        if (one.kind !== 'go' || one.by < 0) continue;
        const to = at + one.by;
        // What was made at the instant itself has come in, though nothing happens to it any more.
        const turned = turns.goTo(to, countCreated(rows, to)).filter((row) => isBetween(rows, row, at, to));
        expect(turned.toSorted((a, b) => a - b)).toEqual(
          all(rows).filter((row) => isBetween(rows, row, at, to)),
        );
        at = to;
        const there = all(rows).filter((row) => rows.createdAt(row) <= at);
        expect(turns.nextAt()).toBe(Math.min(NEVER, ...there.map((row) => rows.nextTurnAt(row, at))));
      }
    }),
    { numRuns: 1000 },
  );
});

function createRows(): World {
  const lives: Life[] = [];
  const changed: number[] = [];
  const lifeOf = (row: number): Life => lives[row] ?? [];
  const lastOf = (row: number): number => lifeOf(row).at(-1) ?? NEVER;
  return {
    lives,
    get size() {
      return lives.length;
    },
    get revision() {
      return changed.length;
    },
    changedSince: (revision) => changed.slice(revision),
    append: (life) => void lives.push(life),
    amend(row, life) {
      lives[row] = life;
      changed.push(row);
    },
    createdAt: (row) => lifeOf(row)[0] ?? NEVER,
    countSettled(now) {
      const firstLive = lives.findIndex((_, row) => lastOf(row) > now);
      return firstLive < 0 ? lives.length : firstLive;
    },
    settledAt: (row) => lastOf(row),
    settledTraits: (row) => lifeOf(row).length,
    traits: (row, now) => countUpTo(lifeOf(row), now),
    nextTurnAt: (row, now) => lifeOf(row)[countUpTo(lifeOf(row), now)] ?? NEVER,
  };
}

function toLife(createdAt: number, given: readonly number[]): Life {
  const life = [createdAt];
  for (const gap of given) life.push((life.at(-1) ?? 0) + gap);
  return life;
}

/** Another future for a row that is there. */
function amendAt(rows: World, row: number, now: number, given: readonly number[]): void {
  if (row >= rows.size || rows.createdAt(row) > now) return;
  const past = (rows.lives[row] ?? []).filter((at) => at <= now);
  rows.amend(row, [...past, ...toLife(now, given).slice(1)]);
}

function lastCreation(rows: World): number {
  return rows.lives.at(-1)?.[0] ?? 0;
}

function all(rows: World): readonly number[] {
  return rows.lives.map((_, row) => row);
}

function isBetween(rows: World, row: number, from: number, to: number): boolean {
  return (rows.lives[row] ?? []).some((at) => at > from && at <= to);
}

function expectRight(rows: World, where: Condition<number> | undefined, now: number): void {
  const { length, rowAt } = selectRows(rows, { after: -NEVER, until: NEVER, where }, now);
  const right = all(rows).filter(
    (row) => rows.createdAt(row) <= now && (where?.test(rows.traits(row, now), now) ?? true),
  );
  expect(Array.from({ length }, (_, position) => rowAt(position))).toEqual(right);
}
