import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { successOf } from '../../mocks/voice/agent.ts';
import { drawArrivals } from '../../mocks/voice/arrivals.ts';
import type { CallFacts } from '../../mocks/voice/call.ts';
import { createCallDataset } from '../../mocks/voice/dataset.ts';
import { customerOf } from '../../mocks/voice/people.ts';
import type { Plan } from '../../src/core/plan.ts';
import { keyOf } from '../../src/core/random.ts';
import type { CallDataset, Traffic } from '../../src/engine/scenario/scenario.ts';
import { START, scenarioOf } from '../providers/support/scenarios.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The first day of 1970. */
const THURSDAY = 4;
const OFFICE: Traffic = { from: 480, to: 1080, days: [1, 2, 3, 4, 5], outside: 0.03 };

function datasetOf(part: Partial<CallDataset>): CallDataset {
  return {
    ...{ count: 1000, before: 30 * DAY, after: 0, traffic: null },
    ...{ outcomes: [['answered', 1]], talk: { kind: 'fixed', value: 60_000 } },
    ...part,
  };
}

const traffics = fc.option(
  fc
    .record({
      hours: fc.tuple(fc.nat(1439), fc.nat(1440)).filter(([from, to]) => from < to),
      days: fc.uniqueArray(fc.nat(6), { minLength: 1 }),
      outside: fc.constantFrom(0, 0.03, 0.5, 1),
    })
    .map(({ hours: [from, to], days, outside }): Traffic => ({ from, to, days: [...days].sort(), outside })),
);

test('calls come in one after the other, in whole milliseconds, within their time, whatever the traffic', () => {
  fc.assert(
    fc.property(
      traffics,
      fc.nat(2000),
      fc.tuple(fc.integer({ min: 2000, max: 40 * DAY }), fc.nat(3 * DAY)),
      fc.integer({ min: -3e12, max: 3e12 }),
      (traffic, count, [before, after], start) => {
        const arrivals = drawArrivals(datasetOf({ traffic, count, before, after }), start, keyOf(count));
        const isRight = (at: number, row: number): boolean =>
          Number.isInteger(at) && at > (arrivals[row - 1] ?? start - before - 1) && at <= start + after;
        expect([...arrivals].filter((at, row) => !isRight(at, row))).toEqual([]);
      },
    ),
    // Its time ends as its only open day begins.
    {
      examples: [[{ from: 0, to: 1341, days: [0], outside: 0 }, 2, [2000, 144_346_307], 1_259_913_253_693]],
    },
  );
});

test('more calls than milliseconds come in one after the other all the same', () => {
  const arrivals = drawArrivals(datasetOf({ count: 500, before: 100, traffic: OFFICE }), START, keyOf(1));
  for (const [row, at] of arrivals.entries()) expect(at).toBeGreaterThan(arrivals[row - 1] ?? 0);
});

test('hours that never come within the time leave the calls spread evenly', () => {
  const sunday = Date.UTC(2026, 0, 4);
  const dataset = datasetOf({ count: 240, before: DAY, traffic: { ...OFFICE, outside: 0 } });
  const arrivals = drawArrivals(dataset, sunday, keyOf(1));
  expect(arrivals.filter((at) => at < sunday - DAY / 2)).toHaveLength(120);
});

test('working hours hold the calls: by day, by hour, with a lunch and no night', () => {
  const arrivals = drawArrivals(
    datasetOf({ count: 40_000, before: 28 * DAY, traffic: OFFICE }),
    Date.UTC(2026, 0, 5),
    keyOf('week'),
  );
  const places = [...arrivals].map((at) => ({
    hour: Math.floor(at / HOUR) % 24,
    day: (Math.floor(at / DAY) + THURSDAY) % 7,
  }));
  const shareOf = (isIn: (place: { readonly hour: number; readonly day: number }) => boolean): number =>
    places.filter(isIn).length / places.length;
  const hourly = Array.from({ length: 24 }, (_, wanted) => shareOf(({ hour }) => hour === wanted));
  const within = shareOf(({ hour, day }) => day >= 1 && day <= 5 && hour >= 8 && hour < 18);
  // 50 hours at three quarters of the busiest on average, against 118 at three hundredths.
  expect(within).toBeGreaterThan(0.88);
  expect(within).toBeLessThan(0.94);
  const [morning = 0, lunch = 0, afternoon = 0, night = 0] = [11, 13, 15, 3].map((hour) => hourly[hour]);
  expect(lunch).toBeLessThan(morning * 0.9);
  expect(lunch).toBeLessThan(afternoon * 0.9);
  expect(night).toBeLessThan(lunch / 10);
  expect(hourly[8]).toBeLessThan(hourly[10] ?? 0);
  for (const day of [1, 2, 3, 4, 5]) expect(shareOf((place) => place.day === day)).toBeGreaterThan(0.17);
  for (const day of [0, 6]) expect(shareOf((place) => place.day === day)).toBeLessThan(0.03);
});

const TEAM = scenarioOf({
  ringback: 'scenario/1',
  name: 'team',
  agents: [
    { id: 'agent_busy', name: 'Busy', weight: 7, success: 0.9 },
    { id: 'agent_calm', name: 'Calm', weight: 3, success: 0.4 },
    { id: 'agent_idle', name: 'Idle', weight: 0 },
    { id: 'agent_drawn', name: 'Drawn', weight: 2 },
  ],
  data: [{ calls: 3000, over: '30d', traffic: 'working-hours' }],
});

function plansOf(scenario: typeof TEAM, seed: number): readonly Plan<CallFacts>[] {
  const setting = { scenario, defaults: scenario, seed, start: START };
  return scenario.datasets.flatMap((dataset, ordinal) => {
    const rows = createCallDataset(dataset, ordinal, setting);
    // A dataset of calls gives calls.
    return Array.from({ length: rows.size }, (_, row) => rows.planAt(row) as Plan<CallFacts>);
  });
}

test('agents have their share of the calls, and of those that are answered their share of successes', () => {
  const plans = plansOf(TEAM, 5);
  const of = (id: string) => plans.filter(({ facts }) => facts.agentId === id);
  const successes = (id: string): number => {
    const answered = of(id).filter(({ facts }) => facts.outcome === 'answered');
    return answered.filter(({ facts }) => facts.success).length / answered.length;
  };
  expect(of('agent_idle')).toEqual([]);
  expect(of('agent_busy').length / plans.length).toBeCloseTo(7 / 12, 1);
  expect(of('agent_calm').length / plans.length).toBeCloseTo(3 / 12, 1);
  // A talk under half a minute reaches nothing: nine in ten is as good as all that are long enough.
  expect(successes('agent_busy')).toBeGreaterThan(0.84);
  expect(Math.abs(successes('agent_calm') - 0.4)).toBeLessThan(0.05);
  const drawn = successOf({ scenario: TEAM, seed: 5 }, 'agent_drawn');
  expect(Math.abs(successes('agent_drawn') - drawn)).toBeLessThan(0.06);
});

test('agents of whom nothing is said are of unlike success', () => {
  const shares = Array.from({ length: 200 }, (_, agent) =>
    successOf({ scenario: TEAM, seed: 1 }, `agent_${agent}`),
  );
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.6);
  expect(Math.max(...shares)).toBeLessThanOrEqual(0.9);
  expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThan(0.25);
});

test('a few people call often, most once or twice, and who calls again is the same person', () => {
  const plans = plansOf(TEAM, 9);
  const calls = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  for (const { facts } of plans) {
    const caller = customerOf(facts);
    calls.set(caller, (calls.get(caller) ?? new Set()).add(facts.userId));
    counts.set(caller, (counts.get(caller) ?? 0) + 1);
  }
  const often = [...counts.values()].sort((a, b) => b - a);
  expect(often[0]).toBeGreaterThan(12);
  expect(often.filter((count) => count <= 2).length / often.length).toBeGreaterThan(0.6);
  expect(often.filter((count) => count > 1).length).toBeGreaterThan(often.length / 4);
  for (const users of calls.values()) expect(users.size).toBe(1);
});
