import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { voiceos } from '../../mocks/voiceos/provider.ts';
import { decideFaults } from '../../src/engine/rules/decide-faults.ts';
import { parseRule } from '../../src/engine/rules/parse-rule.ts';
import { factsOf, type RequestFacts } from '../../src/engine/rules/request-facts.ts';
import type { FaultDocument } from '../../src/engine/rules/rule-documents.ts';
import type { RuleInForce } from '../../src/engine/rules/rules-in-force.ts';
import { createTallies, type TallyStore } from '../../src/engine/rules/tallies.ts';
import type { Fault } from '../../src/engine/scenario/fault.ts';
import { createTestMock } from '../server/control/support/mock.ts';

const mock = createTestMock();
const { world, now: START } = mock.fresh();

function fault(document: FaultDocument, id = 'fault-1'): RuleInForce<Fault> {
  const parsed = parseRule('faults', document);
  if ('issues' in parsed || parsed.list !== 'faults') throw new Error(JSON.stringify(parsed));
  return { id, origin: 'added', rule: parsed.rule, document: {} };
}

interface Asked {
  readonly id: string;
  /** Milliseconds after the start. */
  readonly at: number;
}

function factsFor(tallies: TallyStore, { id, at }: Asked): RequestFacts {
  const values = { path: { id }, query: {}, header: {}, body: undefined };
  const request = { provider: voiceos, operation: 'getConversation', values, credential: () => undefined };
  return factsOf({ ...world, tallies }, request, START + at);
}

/** Whether each of some requests fails, in their order. */
function failures(rules: readonly RuleInForce<Fault>[], requests: readonly Asked[]): readonly boolean[] {
  const tallies = createTallies();
  return requests.map((asked) => {
    const { failure, tallies: counted } = decideFaults(rules, factsFor(tallies, asked));
    tallies.apply(counted);
    return failure !== undefined;
  });
}

const requests = fc
  .array(
    fc.record({
      id: fc.constantFrom('one', 'two', 'three'),
      wait: fc.oneof(fc.nat(900), fc.constantFrom(0, 500, 1000)),
    }),
    { maxLength: 40 },
  )
  .map((steps) => {
    let at = 0;
    return steps.map(({ id, wait }): Asked => {
      at += wait;
      return { id, at };
    });
  });

const selections = fc.record(
  {
    nth: fc.oneof(
      fc.integer({ min: 1, max: 9 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
      fc.record({ every: fc.integer({ min: 1, max: 5 }) }),
    ),
    first: fc.integer({ min: 1, max: 6 }),
    times: fc.integer({ min: 1, max: 4 }),
    from: fc.integer({ min: 0, max: 4 }),
    apart: fc.boolean(),
  },
  { requiredKeys: [] },
);

test('nth, first, per, times and a window choose the requests that a count by hand chooses', () => {
  fc.assert(
    fc.property(selections, requests, ({ nth, first, times, from, apart }, asked) => {
      const perCall = apart === true && first !== undefined;
      const document: FaultDocument = {
        on: 'getConversation',
        status: 500,
        ...(nth !== undefined && { nth }),
        ...(first !== undefined && { first }),
        ...(times !== undefined && { times }),
        ...(perCall && { per: 'call' as const }),
        ...(from !== undefined && { during: { from: `${from}s`, to: `${from + 3}s` } }),
      };
      const seen: Asked[] = [];
      let used = 0;
      const expected = asked.map((request) => {
        if (from !== undefined && (request.at < from * 1000 || request.at >= (from + 3) * 1000)) return false;
        seen.push(request);
        const place = perCall ? seen.filter(({ id }) => id === request.id).length : seen.length;
        const isNth =
          nth === undefined ||
          (typeof nth === 'number'
            ? nth === place
            : 'every' in nth && typeof nth.every === 'number'
              ? place % nth.every === 0
              : [nth].flat().some((one) => one === place));
        const acts = isNth && place <= (first ?? 99) && used < (times ?? 99);
        if (acts) used += 1;
        return acts;
      });
      expect(failures([fault(document)], asked)).toEqual(expected);
    }),
  );
});

test('a share of the requests is drawn by seed and order: the same ones again, and about as many as it says', () => {
  const asked = Array.from({ length: 3000 }, (): Asked => ({ id: 'one', at: 0 }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 1000 }), (percent, nth) => {
      const share = percent / 100;
      const rule = fault({ on: '*', status: 500, probability: share }, `fault-${nth}`);
      const failed = failures([rule], asked);
      expect(failures([rule], asked)).toEqual(failed);
      const count = failed.filter(Boolean).length;
      const deviation = Math.sqrt(asked.length * share * (1 - share));
      expect(Math.abs(count - asked.length * share)).toBeLessThan(5 * deviation);
    }),
    { numRuns: 20 },
  );
});

test('two faults with the same share do not fail the same requests', () => {
  const asked = Array.from({ length: 200 }, (): Asked => ({ id: 'one', at: 0 }));
  const failed = (id: string) => failures([fault({ on: '*', status: 500, probability: 0.5 }, id)], asked);
  expect(failed('fault-1')).not.toEqual(failed('fault-2'));
});

test('a further fault shifts no count of the others, and the first of them with a failure wins', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      requests,
      (every, nth, asked) => {
        const early = fault({ on: '*', nth: { every }, status: 503 }, 'fault-a');
        const late = fault({ on: '*', nth, status: 500 }, 'fault-b');
        const tallies = createTallies();
        const status = asked.map((request) => {
          const decided = decideFaults([early, late], factsFor(tallies, request));
          tallies.apply(decided.tallies);
          return decided.failure?.kind === 'refusal' ? decided.failure.refusal.status : 200;
        });
        const byEarly = failures([early], asked);
        const byLate = failures([late], asked);
        expect(status).toEqual(asked.map((_, i) => (byEarly[i] ? 503 : byLate[i] ? 500 : 200)));
      },
    ),
  );
});

test('latencies of all faults that act add up, to a minute at most', () => {
  const decided = (...latencies: string[]) =>
    decideFaults(
      latencies.map((latency, index) => fault({ on: '*', latency }, `fault-${index}`)),
      factsFor(createTallies(), { id: 'one', at: 0 }),
    ).latencyMs;
  expect(decided('200ms', '1s')).toBe(1200);
  expect(decided('40s', '50s')).toBe(60_000);
  const drawn = decided('100ms..200ms');
  expect(drawn).toBeGreaterThanOrEqual(100);
  expect(drawn).toBeLessThanOrEqual(200);
  expect(decided('100ms..200ms')).toBe(drawn);
});

test('a quota counts in windows from the start, and says how much of it is left', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 1, max: 3 }),
      requests,
      (most, seconds, asked) => {
        const rule = fault({ on: '*', quota: { requests: most, per: `${seconds}s` } });
        const tallies = createTallies();
        const inWindow = new Map<number, number>();
        for (const request of asked) {
          const decided = decideFaults([rule], factsFor(tallies, request));
          tallies.apply(decided.tallies);
          const window = Math.floor(request.at / (seconds * 1000));
          const count = (inWindow.get(window) ?? 0) + 1;
          inWindow.set(window, count);
          expect(decided.failure !== undefined).toBe(count > most);
          expect(decided.headers['X-RateLimit-Remaining']).toBe(String(Math.max(0, most - count)));
          const end = (window + 1) * seconds * 1000;
          if (decided.failure?.kind === 'refusal') {
            const wait = Number(decided.failure.headers['Retry-After']);
            expect(wait).toBe(Math.ceil((end - request.at) / 1000));
            expect(wait).toBeGreaterThan(0);
          }
        }
      },
    ),
  );
});

test('of several quotas the one with the least left is shown', () => {
  const rules = [
    fault({ on: '*', quota: { requests: 5, per: '1m' } }, 'fault-1'),
    fault({ on: '*', quota: { requests: 2, per: '1h' } }, 'fault-2'),
  ];
  const { headers } = decideFaults(rules, factsFor(createTallies(), { id: 'one', at: 0 }));
  expect(headers).toMatchObject({ 'X-RateLimit-Limit': '2', 'X-RateLimit-Remaining': '1' });
});

test('what there is no room to count apart is passed by, and what was counted goes on', () => {
  const rule = fault({ on: '*', first: 2, per: 'call', status: 500 });
  const tallies = createTallies(3);
  const ask = (id: string): boolean => {
    const decided = decideFaults([rule], factsFor(tallies, { id, at: 0 }));
    tallies.apply(decided.tallies);
    return decided.failure !== undefined;
  };
  expect([ask('one'), ask('two'), ask('one'), ask('one')]).toEqual([true, false, true, false]);
});
