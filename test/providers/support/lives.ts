import { expect, test } from '@jest/globals';
import type { CallFacts } from '../../../mocks/voice/call.ts';
import { endingOf } from '../../../mocks/voice/ending.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import { type Plan, settledAt } from '../../../src/core/plan.ts';
import { createSeeded } from '../../support/seeded.ts';
import { type Bench, createBench } from './bench.ts';
import { createCall, type ProviderCase, SEEDS, walk } from './provider-case.ts';
import { BUSY_HOUR, FATES, START } from './scenarios.ts';

/** What is answered in every state of every kind of call; the bench throws at each breach of the contract. */
export function testLives(subject: ProviderCase): void {
  test('every read fits the contract in every state of a call, and statuses take their known courses', () => {
    const lives = new Set<string>();
    for (const seed of SEEDS) {
      const bench = createBench(subject, seed, { scenario: BUSY_HOUR });
      const ids = Object.values(FATES).map((to) => createCall(bench, subject, to));
      const created = bench.plans().filter((plan) => ids.includes(bench.idOf(plan)));
      expect(created).toHaveLength(ids.length);
      const some = shuffle([...created, ...oneOfEachKind(bench)], seed).slice(0, 9);
      for (const plan of some) lives.add(JSON.stringify(live(bench, subject, plan)));
    }
    expect([...lives].map((life) => JSON.parse(life) as string[]).sort()).toEqual([...subject.lives].sort());
  });

  test('a call whose future was changed fits the contract too', () => {
    const changed = new Set<string>();
    for (const seed of SEEDS) {
      const bench = createBench(subject, seed, { scenario: BUSY_HOUR });
      const draw = createSeeded(seed);
      for (const plan of shuffle(oneOfEachKind(bench), seed).slice(0, 6)) {
        const action = draw.pick(['say', 'answer', 'fail', 'hang-up']);
        bench.now = draw.pick(plan.events()).at + draw.below(2000);
        if (!bench.amend(plan, action, { by: draw.pick(['agent', 'user']), text: 'Hold on.' })) continue;
        changed.add(action);
        const amended = bench.plans().find((other) => bench.idOf(other) === bench.idOf(plan)) ?? plan;
        const life = live(bench, subject, amended);
        expect(subject.lives.map((known) => known[0])).toContain(life[0]);
        expect(subject.lives.map((known) => known.at(-1))).toContain(life.at(-1));
      }
    }
    expect(changed.size).toBe(4);
  });

  test('lists fit the contract at every hour', () => {
    for (const seed of SEEDS) {
      const bench = createBench(subject, seed, { scenario: BUSY_HOUR });
      const draw = createSeeded(seed);
      for (let look = 0; look < 3; look += 1) {
        bench.now = START - 2_500_000 + draw.below(6_000_000);
        walk(bench, subject, draw.oneIn(2) ? {} : subject.list.wide);
      }
    }
  });
}

/** A call of the dataset for each way to end, and the fixtures. */
function oneOfEachKind(bench: Bench): readonly Plan<CallFacts>[] {
  const kinds = new Map<string, Plan<CallFacts>>();
  for (const plan of bench.plans()) {
    if (plan.provider !== null) continue;
    const { facts } = plan;
    const kind = `${endingOf(facts, facts.settings.maxDurationMs)} ${facts.direction} ${facts.success}`;
    if (!kinds.has(kind)) kinds.set(kind, plan);
  }
  return [...kinds.values()];
}

/** The instants of a call's events, of its messages the first, and one a day after the last. */
function turningPoints(plan: Plan<CallFacts>): readonly number[] {
  const firstWord = plan.events().findIndex(({ type }) => type === 'message');
  const events = plan.events().filter(({ type }, index) => type !== 'message' || index <= firstWord + 1);
  return [...new Set([...events.map(({ at }) => at), settledAt(plan) + 86_400_000])];
}

function shuffle<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const draw = createSeeded(`shuffle ${seed}`);
  return items
    .map((item) => ({ item, place: draw.below(1e9) }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** Reads a call after its events; the statuses that it passes through. */
function live(bench: Bench, subject: ProviderCase, plan: Plan<CallFacts>): readonly string[] {
  const statuses: string[] = [];
  const id = bench.idOf(plan);
  for (const at of turningPoints(plan)) {
    bench.now = at;
    const [detail, ...others] = subject.reads(id).map((target) => bench.send('GET', target));
    expect(detail?.status).toBe(200);
    for (const other of others) expect([200, 404]).toContain(other.status);
    const status = subject.statusOf(detail?.body as JsonObject);
    if (statuses.at(-1) !== status) statuses.push(status);
  }
  return statuses;
}
