import { expect, test } from '@jest/globals';
import { createSeeded } from '../../support/seeded.ts';
import { type Bench, createBench } from './bench.ts';
import {
  createCall,
  idsOf,
  type ProviderCase,
  type Query,
  readDetail,
  SEEDS,
  type Seen,
  walk,
} from './provider-case.ts';
import { BUSY_HOUR, FATES } from './scenarios.ts';

/** What filters select: exactly what a client would pick out of everything. */
export function testFilters(subject: ProviderCase): void {
  test('each filter of the model has a case, and the other way round', () => {
    const modelled = Object.values(subject.provider.operations).flatMap((model) =>
      model.type === 'list' ? Object.keys(model.filters) : [],
    );
    expect(Object.keys(subject.filters).sort()).toEqual(modelled.sort());
  });

  if (Object.keys(subject.filters).length === 0) return;

  test('each filter selects what picking from everything does, at every instant, and two together do', () => {
    const hits = new Map<string, number>();
    for (const seed of SEEDS) {
      const bench = createBench(subject, seed, { scenario: BUSY_HOUR });
      const draw = createSeeded(seed);
      disturb(bench, subject, seed);
      bench.now += draw.below(1_800_000);
      const all = seeAll(bench, subject);
      const tries = Object.entries(subject.filters).flatMap(([name, { values }]) =>
        values(all).map((value) => ({ [name]: value })),
      );
      const pairs = Array.from({ length: 8 }, () => ({ ...draw.pick(tries), ...draw.pick(tries) }));
      for (const query of [...tries, ...pairs]) {
        const expected = all
          .filter((seen) => isKept(subject, seen, query))
          .map(({ row }) => subject.list.idOf(row));
        const selected = idsOf(subject, walk(bench, subject, { ...subject.list.wide, ...query }));
        expect([query, selected]).toEqual([query, expected]);
        for (const name of Object.keys(query)) hits.set(name, (hits.get(name) ?? 0) + expected.length);
      }
    }
    for (const name of Object.keys(subject.filters)) expect([name, hits.get(name)]).not.toEqual([name, 0]);
  });
}

/** Calls are made and changed, so that not only the dataset is looked at. */
function disturb(bench: Bench, subject: ProviderCase, seed: number): void {
  const draw = createSeeded(`disturb ${seed}`);
  for (const to of Object.values(FATES)) if (!draw.oneIn(3)) createCall(bench, subject, to);
  const running = bench.plans().filter(({ createdAt }) => createdAt <= bench.now);
  for (let count = 0; count < 4; count += 1) {
    bench.amend(draw.pick(running), draw.pick(['hang-up', 'answer', 'fail', 'say']), {
      by: draw.pick(['agent', 'user']),
      text: 'A thing that nobody else says: xylophone.',
    });
  }
}

function seeAll(bench: Bench, subject: ProviderCase): readonly Seen[] {
  const createdAt = new Map(bench.plans().map((plan) => [bench.idOf(plan), plan.createdAt]));
  return walk(bench, subject, subject.list.wide).map((row) => {
    const id = subject.list.idOf(row);
    return { row, detail: readDetail(bench, subject, id), createdAt: createdAt.get(id) ?? 0 };
  });
}

function isKept({ filters }: ProviderCase, seen: Seen, query: Query): boolean {
  return Object.entries(query).every(([name, value]) => filters[name]?.keeps(seen, value as never) ?? false);
}
