import { expect, test } from '@jest/globals';
import type { CallFacts } from '../../mocks/voice/call.ts';
import { callKind } from '../../mocks/voice/kind.ts';
import type { CallTraits } from '../../mocks/voice/traits.ts';
import { NEVER } from '../../src/core/instant.ts';
import { type Plan, settledAt } from '../../src/core/plan.ts';
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

/** Every call lasts as long as one can; talks are rounded up to a second. */
const LONGEST_LIVES = scenarioOf({
  ringback: 'scenario/1',
  name: 'longest-lives',
  data: [{ calls: 40, over: '50m', outcomes: 'answered', talk: '120600ms' }],
  lifecycle: [{ queue: '1s', ring: '1s', analyse: '1s' }],
});

test('the traits of a row, found without its words, are those of its plan, at every instant', () => {
  const endings = new Set<string | null>();
  for (const scenario of [BUSY_HOUR, ODD_SPANS]) {
    for (const seed of SEEDS.slice(0, 8)) {
      const draw = createSeeded(`${scenario.name} ${seed}`);
      for (const rows of datasetsOf(scenario, seed)) {
        for (let row = 0; row < rows.size; row += 1) {
          const plan = rows.planAt(row) as Plan<CallFacts>;
          const instants = [plan.createdAt - 1, draw.pick(plan.events()).at, draw.pick(plan.events()).at - 1];
          for (const now of [...instants, START + draw.below(600_000), NEVER]) {
            const traits = resolve(rows.traits(row, now), now);
            expect(traits).toEqual(resolve(callKind.traits(plan, now) as CallTraits, now));
            endings.add(traits.ending);
          }
          expect(resolve(rows.settledTraits(row), NEVER)).toEqual(
            resolve(rows.traits(row, settledAt(plan)), settledAt(plan)),
          );
        }
      }
    }
  }
  expect(endings.size).toBe(8);
});

test('a row is not counted as settled before its last event', () => {
  for (const scenario of [BUSY_HOUR, ODD_SPANS, LONGEST_LIVES]) {
    for (const seed of SEEDS.slice(0, 8)) {
      for (const rows of datasetsOf(scenario, seed)) {
        for (let row = 0; row < rows.size; row += 1) {
          expect(rows.countSettled(settledAt(rows.planAt(row)) - 1)).toBeLessThanOrEqual(row);
        }
        expect(rows.countSettled(START + 86_400_000)).toBe(rows.size);
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

function resolve(traits: CallTraits, now: number) {
  return { ...traits, userId: traits.userId(), text: traits.text(now) };
}
