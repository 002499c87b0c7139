import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NEVER } from '../../src/core/instant.ts';
import {
  amendPlan,
  countEvents,
  eventsBetween,
  lastEventAt,
  nextEventAt,
  type Plan,
  settledAt,
} from '../../src/core/plan.ts';

const offsets = fc
  .array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 12 })
  .map((list) => list.sort((a, b) => a - b));
const plans = offsets.map(planOf);
const instant = fc.integer({ min: -5, max: 60 });

test('an event at exactly now has happened', () => {
  const plan = planOf([0, 10, 10, 20]);
  expect([9, 10, 20].map((now) => countEvents(plan, now))).toEqual([1, 3, 4]);
});

test('the events of intervals that meet add up', () => {
  fc.assert(
    fc.property(plans, instant, instant, instant, (plan, a, b, c) => {
      const [from = 0, middle = 0, to = 0] = [a, b, c].sort((x, y) => x - y);
      const parts = [...eventsBetween(plan, from, middle), ...eventsBetween(plan, middle, to)];
      expect(parts).toEqual(eventsBetween(plan, from, to));
    }),
  );
});

test('nothing happens before the next event, and something does at it', () => {
  fc.assert(
    fc.property(plans, instant, (plan, now) => {
      const next = nextEventAt(plan, now);
      if (next === NEVER) {
        expect(settledAt(plan)).toBeLessThanOrEqual(now);
        return;
      }
      expect(eventsBetween(plan, now, next - 1)).toEqual([]);
      expect(eventsBetween(plan, now, next).length).toBeGreaterThan(0);
    }),
  );
});

test('an outline changes nothing, and is enough where nothing is left out of it', () => {
  fc.assert(
    fc.property(plans, fc.nat(), fc.nat(), instant, instant, (plan, a, b, now, later) => {
      const outlined = outlineOf(plan, a, b);
      const [from, to] = now <= later ? [now, later] : [later, now];
      const tail = [{ at: now, type: 'later' }];
      const looks = (one: Plan) => [
        settledAt(one),
        nextEventAt(one, now),
        lastEventAt(one, now),
        eventsBetween(one, from, to),
        amendPlan(one, now, tail, {}).events(),
      ];
      expect(looks(outlined)).toEqual(looks(plan));

      const { outline } = outlined;
      let found = 0;
      const counted: Plan = {
        ...outlined,
        events: () => [...plan.events().slice(found++, 0), ...plan.events()],
      };
      expect([settledAt(counted), found]).toEqual([settledAt(plan), 0]);
      nextEventAt(counted, now);
      lastEventAt(counted, now);
      if (outline && (now < outline.from || now >= outline.until)) expect(found).toBe(0);
      else expect(found).toBeGreaterThan(0);
    }),
  );
});

test('amending leaves the past alone', () => {
  fc.assert(
    fc.property(plans, instant, offsets, (plan, at, tail) => {
      const amended = amendPlan(
        plan,
        at,
        tail.map((offset) => ({ at: at + offset, type: 'later' })),
        plan.facts,
      );
      for (let now = -5; now < at; now += 1) {
        expect(amended.events().slice(0, countEvents(amended, now))).toEqual(
          plan.events().slice(0, countEvents(plan, now)),
        );
      }
      expect(eventsBetween(amended, at, NEVER).every(({ type }) => type === 'later')).toBe(true);
    }),
  );
});

/** The plan with an outline that leaves out what stands between two of its events. */
function outlineOf(plan: Plan, a: number, b: number): Plan {
  const events = plan.events();
  const [first = 0, last = 0] = [a % events.length, b % events.length].sort((x, y) => x - y);
  const end = Math.max(last, first + 1);
  return {
    ...plan,
    outline: {
      omits: events.slice(first + 1, end).map(({ type }) => type),
      events: [...events.slice(0, first + 1), ...events.slice(end)],
      from: events[first]?.at ?? 0,
      until: events[last]?.at ?? 0,
    },
  };
}

function planOf(at: readonly number[]): Plan {
  const events = at.map((offset, index) => ({ at: offset, type: `event ${index}` }));
  return {
    serial: { hi: 0, lo: 0 },
    kind: 'thing',
    provider: null,
    createdAt: at[0] ?? 0,
    events: () => events,
    facts: {},
  };
}
