import { expect, test } from '@jest/globals';
import type { CallFacts } from '../../mocks/voice/call.ts';
import { callKind } from '../../mocks/voice/kind.ts';
import type { CallTraits } from '../../mocks/voice/traits.ts';
import { type Instant, NEVER } from '../../src/core/instant.ts';
import { type Plan, settledAt } from '../../src/core/plan.ts';
import { countCreated } from '../../src/core/rows.ts';
import type { ResourceRows } from '../../src/engine/resource.ts';
import { createSeeded } from '../support/seeded.ts';
import { freshTemplate } from './support/bench.ts';
import { SEEDS } from './support/provider-case.ts';
import { BUSY_HOUR, START, scenarioOf } from './support/scenarios.ts';

/** Spans with odd ends, so that rounding shows. */
const ODD_SPANS = scenarioOf({
  ringback: 'scenario/1',
  name: 'odd-spans',
  data: [
    { calls: 120, over: { before: '50m', after: '10m' }, talk: '1s..120600ms' },
    { calls: 60, over: { before: '50m', after: '10m' }, talk: { median: '20ms', p95: '11m' } },
    { calls: 30, over: '20ms', talk: '250ms' },
  ],
  lifecycle: [{ queue: '250ms..3777ms', ring: '1ms..9s', analyse: '1ms..20s' }],
});

test('the traits of a row, found without its words, are those of its plan, at every instant', () => {
  const endings = new Set<string | null>();
  for (const scenario of [BUSY_HOUR, ODD_SPANS]) {
    for (const seed of SEEDS.slice(0, 8)) {
      const draw = createSeeded(`${scenario.name} ${seed}`);
      for (const rows of datasetsOf(scenario, seed)) {
        for (let row = 0; row < rows.size; row += 1) {
          const plan = rows.planAt(row) as Plan<CallFacts>;
          const instants = [plan.createdAt - 1, draw.pick(plan.events).at, draw.pick(plan.events).at - 1];
          for (const now of [...instants, START + draw.below(600_000), NEVER]) {
            const traits = resolve(rows.traits(row, now));
            expect(traits).toEqual(resolve(callKind.traits(plan, now) as CallTraits));
            endings.add(traits.ending);
          }
          expect(resolve(rows.settledTraits(row))).toEqual(resolve(rows.traits(row, settledAt(plan))));
        }
      }
    }
  }
  expect(endings.size).toBe(8);
});

test('rows that are counted as settled have had their last event', () => {
  for (const scenario of [BUSY_HOUR, ODD_SPANS]) {
    for (const seed of SEEDS) {
      const draw = createSeeded(seed);
      for (const rows of datasetsOf(scenario, seed)) {
        for (let look = 0; look < 20; look += 1) {
          const now: Instant = START - 3_000_000 + draw.below(7_000_000);
          const settled = rows.countSettled(now);
          expect(settled).toBeLessThanOrEqual(countCreated(rows, now));
          const latest = Math.max(
            -NEVER,
            ...Array.from({ length: settled }, (_, row) => settledAt(rows.planAt(row))),
          );
          expect(latest).toBeLessThanOrEqual(now);
        }
      }
    }
  }
});

function datasetsOf(scenario: typeof BUSY_HOUR, seed: number): readonly ResourceRows<CallTraits>[] {
  const kind = freshTemplate(scenario, seed).kinds.get('call');
  const count = scenario.datasets.length;
  // The kind's sources are its datasets, then its fixtures.
  return (kind?.sources.slice(0, count) ?? []) as readonly ResourceRows<CallTraits>[];
}

function resolve(traits: CallTraits) {
  return { ...traits, text: traits.text() };
}
