import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { voiceos } from '../../mocks/voiceos/provider.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { decideFaults } from '../../src/engine/rules/decide-faults.ts';
import { factsOf, type RequestFacts } from '../../src/engine/rules/request-facts.ts';
import type { FaultDocument } from '../../src/engine/rules/rule-documents.ts';
import { changeRules, type RuleInForce, rulesOf } from '../../src/engine/rules/rules-in-force.ts';
import { createTallies, type TallyStore } from '../../src/engine/rules/tallies.ts';
import type { Fault } from '../../src/engine/scenario/fault.ts';
import { parseScenario } from '../../src/engine/scenario/parse.ts';
import { createTestMock } from '../server/control/support/mock.ts';

const mock = createTestMock();
const { world, now: START } = mock.fresh();

/** The faults of a scenario: `fault-1`, `fault-2`, … */
function faults(...documents: readonly FaultDocument[]): readonly RuleInForce<Fault>[] {
  const parsed = parseScenario({ ringback: 'scenario/1', name: 'faults', faults: documents });
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  return rulesOf(parsed.scenario).faults;
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
      const perCall = apart === true && (first !== undefined || nth !== undefined);
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
      expect(failures(faults(document), asked)).toEqual(expected);
    }),
  );
});

test('a share of the requests is drawn by seed and order: the same ones again, and about as many as it says', () => {
  const asked = Array.from({ length: 3000 }, (): Asked => ({ id: 'one', at: 0 }));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 400, max: 599 }), (percent, status) => {
      const share = percent / 100;
      const rules = faults({ on: '*', status, probability: share });
      const failed = failures(rules, asked);
      expect(failures(rules, asked)).toEqual(failed);
      const count = failed.filter(Boolean).length;
      const deviation = Math.sqrt(asked.length * share * (1 - share));
      expect(Math.abs(count - asked.length * share)).toBeLessThan(5 * deviation);
    }),
    { numRuns: 20 },
  );
});

test('two faults with the same share do not fail the same requests, and be they written alike', () => {
  const asked = Array.from({ length: 200 }, (): Asked => ({ id: 'one', at: 0 }));
  const half = { on: '*', status: 500, probability: 0.5 };
  const [one, twin, other] = faults(half, half, { ...half, status: 503 }).map((rule) =>
    failures([rule], asked),
  );
  expect(one).not.toEqual(twin);
  expect(one).not.toEqual(other);
});

test('a fault is drawn by what it says: one that is written before it, or added, shifts nothing', () => {
  const asked = Array.from({ length: 100 }, (): Asked => ({ id: 'one', at: 0 }));
  const half = { on: '*', status: 500, probability: 0.5 };
  const [alone] = faults(half);
  const [, moved] = faults({ on: '*', status: 404, times: 1 }, { probability: 0.5, status: 500, on: '*' });
  const added = addTo(addTo([], { on: '*', latency: '1s' }), half)[0];
  for (const rule of [moved, added]) {
    expect(failures(rule ? [rule] : [], asked)).toEqual(failures(alone ? [alone] : [], asked));
  }
});

test('of equal faults that were added and taken out, none draws as another in force does', () => {
  const half = { on: '*', status: 500, probability: 0.5 };
  const two = addTo(addTo([], half), half);
  const [latest] = two;
  const left = latest ? [latest] : [];
  const [again] = addTo(left, half);
  expect(again?.twin).not.toBe(latest?.twin);
});

/** The faults in force after one was added. */
function addTo(rules: readonly RuleInForce<Fault>[], document: JsonObject): readonly RuleInForce<Fault>[] {
  const change = { type: 'rule', at: 0, list: 'faults', action: 'add', id: 'added', document } as const;
  return changeRules({ replies: [], faults: rules }, change).faults;
}

test('a further fault shifts no count of the others, and the first of them with a failure wins', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      requests,
      (every, nth, asked) => {
        const both = faults({ on: '*', nth: { every }, status: 503 }, { on: '*', nth, status: 500 });
        const tallies = createTallies();
        const status = asked.map((request) => {
          const decided = decideFaults(both, factsFor(tallies, request));
          tallies.apply(decided.tallies);
          return decided.failure?.kind === 'refusal' ? decided.failure.refusal.status : 200;
        });
        const byEarly = failures(both.slice(0, 1), asked);
        const byLate = failures(both.slice(1), asked);
        expect(status).toEqual(asked.map((_, i) => (byEarly[i] ? 503 : byLate[i] ? 500 : 200)));
      },
    ),
  );
});

test('latencies of all faults that act add up, to a minute at most', () => {
  const decided = (...latencies: string[]) =>
    decideFaults(
      faults(...latencies.map((latency) => ({ on: '*', latency }))),
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
        const rules = faults({ on: '*', quota: { requests: most, per: `${seconds}s` } });
        const tallies = createTallies();
        const inWindow = new Map<number, number>();
        for (const request of asked) {
          const decided = decideFaults(rules, factsFor(tallies, request));
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
  const rules = faults(
    { on: '*', quota: { requests: 5, per: '1m' } },
    { on: '*', quota: { requests: 2, per: '1h' } },
  );
  const { headers } = decideFaults(rules, factsFor(createTallies(), { id: 'one', at: 0 }));
  expect(headers).toMatchObject({ 'X-RateLimit-Limit': '2', 'X-RateLimit-Remaining': '1' });
});

test('of several quotas that are spent, the answer is that of the one to be waited for longest, in any order', () => {
  const quotas = [
    { on: '*', quota: { requests: 1, per: '10s' } },
    { on: '*', quota: { requests: 1, per: '1m' } },
    { on: '*', quota: { requests: 1, per: '20s' } },
  ];
  for (const documents of [quotas, [...quotas].reverse()]) {
    const rules = faults(...documents);
    const tallies = createTallies();
    const ask = (at: number) => {
      const decided = decideFaults(rules, factsFor(tallies, { id: 'one', at }));
      tallies.apply(decided.tallies);
      return decided.failure?.kind === 'refusal' ? decided.failure.headers : undefined;
    };
    expect(ask(0)).toBeUndefined();
    const refused = ask(1000);
    expect(refused).toMatchObject({ 'Retry-After': '59', 'X-RateLimit-Limit': '1' });
    expect(ask(1000 + Number(refused?.['Retry-After']) * 1000)).toBeUndefined();
    const used = rules.map(({ id }) => tallies.get(id, 'used') ?? 0);
    expect(used).toEqual(documents.map(({ quota: { per } }) => (per === '1m' ? 1 : 0)));
  }
});

test('a failure that comes before a limit stays the answer', () => {
  const rules = faults({ on: '*', status: 503 }, { on: '*', quota: { requests: 0, per: '1h' } });
  const { failure } = decideFaults(rules, factsFor(createTallies(), { id: 'one', at: 0 }));
  expect(failure).toMatchObject({ rule: 'fault-1', refusal: { status: 503 } });
});

test('with per: request each request counts with its like alone', () => {
  const rules = faults({ on: '*', nth: [1, 3], per: 'request', status: 500 });
  const ids = ['one', 'two', 'one', 'one', 'two', 'two', 'one', 'three'];
  const asked = ids.map((id): Asked => ({ id, at: 0 }));
  expect(failures(rules, asked)).toEqual([true, true, false, true, false, true, false, true]);
});

test('what there is no room to count apart is passed by, and what was counted goes on', () => {
  const rules = faults({ on: '*', first: 2, per: 'call', status: 500 });
  const tallies = createTallies(3);
  const ask = (id: string): boolean => {
    const decided = decideFaults(rules, factsFor(tallies, { id, at: 0 }));
    tallies.apply(decided.tallies);
    return decided.failure !== undefined;
  };
  expect([ask('one'), ask('two'), ask('one'), ask('one')]).toEqual([true, false, true, false]);
});
