import { expect, test } from '@jest/globals';
import { handle } from '../../../src/engine/handle.ts';
import type { PageStyle } from '../../../src/engine/provider.ts';
import { createSeeded, type Seeded } from '../../support/seeded.ts';
import { type Bench, createBench } from './bench.ts';
import {
  createCall,
  idsOf,
  type ProviderCase,
  type Query,
  readPage,
  SEEDS,
  targetOf,
  walk,
} from './provider-case.ts';
import { BUSY_HOUR, FATES, scenarioOf } from './scenarios.ts';

/** How lists are cut into pages, while calls come in. */
export function testPages(subject: ProviderCase): void {
  const page = pageStyleOf(subject);
  testOrder(subject);
  switch (page.style) {
    case 'cursor':
      testCursors(subject, page);
      break;
    case 'number':
      testNumbers(subject, page);
      break;
    case 'whole':
      testWhole(subject, page);
      break;
  }
}

function testOrder(subject: ProviderCase): void {
  test('a list is newest first, and of what was created at one instant, the latest creation first', () => {
    for (const seed of SEEDS.slice(0, 5)) {
      const bench = createBench(subject, seed, { scenario: BUSY_HOUR });
      const before = idsOf(subject, walk(bench, subject, subject.list.wide));
      const known = bench.plans().filter(({ createdAt }) => createdAt <= bench.now);
      const newestFirst = known.sort((a, b) => b.createdAt - a.createdAt).map((plan) => bench.idOf(plan));
      expect(before).toEqual(newestFirst);
      if (subject.list.oldestFirst) {
        const turned = walk(bench, subject, { ...subject.list.wide, ...subject.list.oldestFirst });
        expect(idsOf(subject, turned)).toEqual([...before].reverse());
      }
      const created = [1, 2, 3].map(() => createCall(bench, subject, FATES.answered));
      expect(new Set(created).size).toBe(3);
      expect(idsOf(subject, walk(bench, subject, subject.list.wide))).toEqual([
        ...created.reverse(),
        ...before,
      ]);
    }
  });
}

function testCursors(subject: ProviderCase, page: Extract<PageStyle, { style: 'cursor' }>): void {
  test('a walk by cursor gives every row that was there at the start once, and newer ones at most once', () => {
    let created = 0;
    for (const seed of SEEDS) {
      for (const order of orders(subject)) {
        const bench = createBench(subject, seed, { scenario: BUSY_HOUR });
        const draw = createSeeded(`${seed} ${JSON.stringify(order)}`);
        const start = idsOf(subject, walk(bench, subject, { ...subject.list.wide, ...order }));
        const limit = 1 + draw.below(20);
        const walked = idsOf(
          subject,
          walk(bench, subject, { ...order, [page.limit.name]: limit }, () => interfere(bench, subject, draw)),
        );
        expect(new Set(walked).size).toBe(walked.length);
        expect(walked.filter((id) => start.includes(id))).toEqual(start);
        created += bench.world.ledger.changes.length;
      }
    }
    expect(created).toBeGreaterThan(SEEDS.length);
  });

  test('a cursor that no answer gave, or that comes with other filters, is refused in the provider’s own shape', () => {
    const bench = createBench(subject, 1, { scenario: BUSY_HOUR });
    const [, filter] = Object.entries(subject.filters)[0] ?? [];
    const name = Object.keys(subject.filters)[0] ?? '';
    const [value = 'x'] = filter?.values([]) ?? [];
    const cursor = String(readPage(bench, subject, { [page.limit.name]: 5 }).next?.[page.cursor]);
    const elsewhere = createBench(subject, 2, { scenario: BUSY_HOUR });
    const foreign = String(readPage(elsewhere, subject, { [page.limit.name]: 5 }).next?.[page.cursor]);
    for (const query of [
      { [page.cursor]: 'garbage' },
      { [page.cursor]: `${cursor}x` },
      { [page.cursor]: foreign },
      { [page.cursor]: cursor, [name]: value },
    ]) {
      const { status, decision, body } = bench.send('GET', targetOf(subject.list.target, query));
      if (decision?.kind !== 'refuse') throw new Error(`${JSON.stringify(query)} was let through`);
      const expected = subject.provider.refuse(decision.refusal);
      expect({ status, body }).toEqual({ status: expected.status, body: expected.body });
      expect(decision.problems).toMatchObject([{ in: 'query', pointer: page.cursor }]);
    }
    const longer = { [page.cursor]: cursor, [page.limit.name]: 7 };
    expect(readPage(bench, subject, longer).rows).toHaveLength(7);
  });

  test('a page is as long as asked, and a length that a lenient mode lets through is the default', () => {
    const bench = createBench(subject, 1, { scenario: scenarioOf(CROWD) });
    const lengthOf = (value: unknown): number => {
      const { body } = decideList(bench, subject, { [page.limit.name]: value });
      return body.kind === 'list' ? body.rows.length : 0;
    };
    expect([1, 7, 100].map(lengthOf)).toEqual([1, 7, 100]);
    expect([undefined, 0, 101, 1e9, 2.5, 'many', Number.NaN].map(lengthOf)).toEqual(Array(7).fill(30));
    expect(readPage(bench, subject, {}).rows).toHaveLength(30);
    for (const refused of [0, 101]) {
      const { decision } = bench.send('GET', targetOf(subject.list.target, { [page.limit.name]: refused }));
      expect(decision).toBeNull();
    }
  });
}

function testNumbers(subject: ProviderCase, page: Extract<PageStyle, { style: 'number' }>): void {
  test('calls that come in between two pages shift the later one by as many rows', () => {
    for (const seed of SEEDS) {
      const bench = createBench(subject, seed, { scenario: BUSY_HOUR });
      const draw = createSeeded(seed);
      const limit = 1 + draw.below(9);
      const pageOf = (index: number): readonly string[] =>
        idsOf(subject, readPage(bench, subject, { [page.limit.name]: limit, [page.index]: index }).rows);
      let all = idsOf(subject, walk(bench, subject, subject.list.wide));
      for (let index = 1; (index - 1) * limit < all.length; index += 1) {
        expect(pageOf(index)).toEqual(all.slice((index - 1) * limit, index * limit));
        const count = index < 12 ? draw.below(3) : 0;
        const created = Array.from({ length: count }, () => createCall(bench, subject, FATES.busy));
        all = [...created.reverse(), ...all];
      }
      expect(pageOf(all.length + 1)).toEqual([]);
    }
  });

  test('past the end there are no rows, and nothing more', () => {
    const bench = createBench(subject, 1, { scenario: BUSY_HOUR });
    for (const index of [9999, Number.MAX_SAFE_INTEGER]) {
      expect(readPage(bench, subject, { [page.index]: index })).toEqual({ rows: [], next: null });
    }
  });

  test('a length beyond the greatest that is served comes to that', () => {
    const bench = createBench(subject, 1, { scenario: scenarioOf(CROWD) });
    const lengthOf = (value: unknown): number => {
      const { body } = decideList(bench, subject, { [page.limit.name]: value });
      return body.kind === 'list' ? body.rows.length : 0;
    };
    expect([1, 100, 1000, 5000].map(lengthOf)).toEqual([1, 100, 1000, 1000]);
    expect([undefined, 0, 2.5, 'many'].map(lengthOf)).toEqual(Array(4).fill(100));
  });
}

function testWhole(subject: ProviderCase, page: Extract<PageStyle, { style: 'whole' }>): void {
  test('the whole list is shown, the newest of it where there is more than is ever served', () => {
    const bench = createBench(subject, 1, { scenario: scenarioOf(CROWD) });
    const newestFirst = [...bench.plans()]
      .sort((a, b) => b.createdAt - a.createdAt)
      .map((plan) => bench.idOf(plan));
    expect(newestFirst.length).toBeGreaterThan(page.max);
    expect(idsOf(subject, walk(bench, subject, {}))).toEqual(newestFirst.slice(0, page.max));
    const id = createCall(bench, subject, FATES.busy);
    expect(idsOf(subject, walk(bench, subject, {}))).toEqual([id, ...newestFirst.slice(0, page.max - 1)]);
  });
}

/** More calls than any list serves at once; few words, as most are not answered. */
const CROWD = {
  ringback: 'scenario/1',
  name: 'crowd',
  data: [{ calls: 1100, over: '30d', outcomes: { busy: 1 } }],
};

/** Time passes, arrivals come in, and calls are made. */
function interfere(bench: Bench, subject: ProviderCase, draw: Seeded): void {
  bench.now += draw.below(120_000);
  for (let count = draw.below(4); count > 0; count -= 1)
    createCall(bench, subject, draw.pick(Object.values(FATES)));
}

function pageStyleOf({ provider }: ProviderCase): PageStyle {
  return listModelOf(provider).model.page;
}

function listModelOf(provider: ProviderCase['provider']) {
  for (const [operation, model] of Object.entries(provider.operations)) {
    if (model.type === 'list') return { operation, model };
  }
  throw new Error(`Failed to find a list of ${provider.name}: it has none. Model one.`);
}

/** What the engine makes of parameters that the contract would refuse. */
function decideList(bench: Bench, { provider }: ProviderCase, query: Readonly<Record<string, unknown>>) {
  const sent = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
  const values = { path: {}, query: sent, header: {}, body: undefined };
  const { operation } = listModelOf(provider);
  const decision = handle(bench.world, { provider, operation, values }, bench.now);
  if (decision.kind !== 'respond') throw new Error('the list was refused');
  return decision;
}

/** The parameters that turn a list round, and none. */
function orders(subject: ProviderCase): readonly Query[] {
  return subject.list.oldestFirst ? [{}, subject.list.oldestFirst] : [{}];
}
