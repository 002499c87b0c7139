import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { joinBreach } from '../../src/report/evidence.ts';
import type { LateViolation } from '../../src/server/findings.ts';
import type { LateEvidence } from '../../src/server/late-evidence.ts';
import { type LateRule, NO_RULE } from '../../src/server/late-rule.ts';
import { createShare } from '../../src/server/shared.ts';
import { createThinning } from '../../src/server/thin-evidence.ts';

const FIRST = { at: '2026-01-01T09:00:00.000Z', method: 'GET', path: '/a', curl: 'curl /a' };

function breachOf(key: string, rule: LateRule = NO_RULE): LateViolation {
  return {
    ...{ key, id: '1', requestId: '1', kind: 'request', level: 'violation', provider: 'p', operation: 'o' },
    ...{ in: 'query', pointer: key, code: 'minimum', message: `${key} is too small`, sent: '0', allowed: [] },
    ...{ basis: 'docs', blame: 'client', reason: '', remedy: '', rule, nearest: [], first: FIRST, count: 1 },
  };
}

function seenOf(violations: readonly LateViolation[], covered: readonly string[] = []): LateEvidence {
  const deliveries = { acknowledged: 0, failed: 0, pending: 0 };
  return { requests: 1, violations, droppedViolations: 0, covered, faults: [], deliveries };
}

test('what is made thin says all that it said, but for the first requests of what a hundred have had', () => {
  const cases = fc.array(
    fc.record({
      requests: fc.nat(3),
      covered: fc.subarray(['a', 'b', 'c']),
      breaches: fc.subarray(['x', 'y', 'z']),
      count: fc.integer({ min: 1, max: 3 }),
    }),
    { maxLength: 300 },
  );
  fc.assert(
    fc.property(cases, (sandboxes) => {
      const thin = createThinning();
      const told = new Map<string, number>();
      for (const { requests, covered, breaches, count } of sandboxes) {
        const seen = {
          ...seenOf(
            breaches.map((key) => ({ ...breachOf(key), count })),
            covered,
          ),
          requests,
        };
        const violations = seen.violations.map((one) => {
          const before = told.get(one.key) ?? 0;
          told.set(one.key, before + 1);
          return before < 100 ? one : { ...one, first: null };
        });
        expect(thin(seen, undefined)).toEqual({ ...seen, violations });
      }
    }),
  );
});

test('equal evidence is one object, and evidence by another contract is not', () => {
  const thin = createThinning();
  const line = (): LateRule => () => ({
    file: 'f',
    pointer: 'p',
    line: 1,
    column: 1,
    constraint: 'minimum: 1',
  });
  const [old, reloaded] = [line(), line()];
  const one = thin(seenOf([breachOf('x', old)], ['a']), undefined);
  expect(thin(seenOf([breachOf('x', old)], ['a']), undefined)).toBe(one);
  const other = thin(seenOf([breachOf('x', reloaded)], ['a']), undefined);
  expect(other.violations[0]?.rule).toBe(reloaded);
  expect(other.covered).toBe(one.covered);
});

test('a name that leaves again and again keeps its first request', () => {
  const thin = createThinning();
  let seen = thin(seenOf([breachOf('x')]), undefined);
  for (let times = 0; times < 200; times += 1)
    seen = thin(seenOf([{ ...breachOf('x'), count: times }]), seen);
  expect(seen.violations[0]?.first).toEqual(FIRST);
});

test('what is shared is bounded: past it sharing begins anew, and no value is another’s', () => {
  const share = createShare<{ readonly text: string }>(({ text }) => text);
  const values = Array.from({ length: 10_000 }, (_, index) => share({ text: `${index % 5000}` }));
  expect(values.map(({ text }) => text)).toEqual(values.map((_, index) => `${index % 5000}`));
  const kept = share({ text: 'kept' });
  expect(share({ text: 'kept' })).toBe(kept);
});

test('where equal breaches are put together, the one that still knows its first request is told', () => {
  const forgotten = { ...breachOf('x'), first: null };
  expect(joinBreach(forgotten, breachOf('x')).first).toEqual(FIRST);
  expect(joinBreach(breachOf('x'), forgotten)).toMatchObject({ first: FIRST, count: 2 });
});
