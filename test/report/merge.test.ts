import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalReport } from '../../src/report/canonical-report.ts';
import { addCounts, keyOfViolation, type SandboxEvidence } from '../../src/report/evidence.ts';
import { mergeReports, spanOf } from '../../src/report/merge-reports.ts';
import type { ContractReport } from '../../src/report/report.ts';
import type { Violation } from '../../src/report/violation.ts';
import { evidence, provider, RUN, report, violation } from './support/fixtures.ts';

/** One request, with all that was seen of it. */
interface Observation {
  readonly sandbox: string;
  readonly breach: Violation | undefined;
  readonly cell: string;
  readonly delivery: 'acknowledged' | 'failed' | undefined;
}

const CELLS = [...provider('voiceos').cells, ...provider('ovia').cells].map(({ id }) => id);

const breach = fc
  .record({
    provider: fc.constantFrom('voiceos', 'ovia'),
    pointer: fc.constantFrom('limit', 'index'),
    level: fc.constantFrom('violation', 'note'),
    blame: fc.constantFrom('client', 'spec'),
    // What is told of the first request only must not count.
    message: fc.constantFrom('one', 'other'),
    sent: fc.option(fc.constantFrom('1', '2')),
    requestId: fc.nat({ max: 50 }).map(String),
  })
  .map((facts) => violation(facts));

const receiver = fc
  .constantFrom(40_001, 40_002)
  .map((port) =>
    violation({ kind: 'receiver', in: 'receiver', pointer: `http://127.0.0.1:${port}/hook`, rule: null }),
  );

const observation: fc.Arbitrary<Observation> = fc.record({
  sandbox: fc.constantFrom('default', 'a', 'b'),
  breach: fc.option(fc.oneof(breach, receiver), { nil: undefined }),
  cell: fc.constantFrom(...CELLS),
  delivery: fc.constantFrom('acknowledged', 'failed', undefined),
});

/** What a server that got these requests has seen: of equal breaches, it keeps the first. */
function seenIn(observations: readonly Observation[]): readonly SandboxEvidence[] {
  const byName = new Map<string, SandboxEvidence>();
  for (const { sandbox: name, breach: found, cell, delivery } of observations) {
    const before = byName.get(name) ?? evidence({ name, requests: 0 });
    byName.set(name, {
      ...before,
      requests: before.requests + 1,
      violations: found ? counted(before.violations, found) : before.violations,
      covered: [...new Set([...before.covered, cell])],
      deliveries: delivery
        ? addCounts(before.deliveries, { acknowledged: 0, failed: 0, pending: 0, [delivery]: 1 })
        : before.deliveries,
    });
  }
  return [...byName.values()];
}

function counted(known: readonly Violation[], found: Violation): readonly Violation[] {
  const at = known.findIndex((one) => keyOfViolation(one) === keyOfViolation(found));
  if (at < 0) return [...known, { ...found, id: String(known.length + 1) }];
  return known.map((one, index) => (index === at ? { ...one, count: one.count + 1 } : one));
}

function reportOf(observations: readonly Observation[], shard = 0): ContractReport {
  return report({
    run: { ...RUN, startedAt: `2026-01-05T10:0${shard}:00.000Z`, exitCode: shard },
    providers: [provider('voiceos'), provider('ovia')],
    sandboxes: seenIn(observations),
  });
}

test('shards that were merged are the whole run in canonical form, also where they share a sandbox', () => {
  const sharded = fc.array(fc.tuple(observation, fc.nat({ max: 3 })), { maxLength: 40 });
  fc.assert(
    fc.property(sharded, fc.boolean(), (assigned, isReversed) => {
      const whole = reportOf(assigned.map(([one]) => one));
      const shards = [0, 1, 2, 3].map((shard) =>
        reportOf(
          assigned.filter(([, to]) => to === shard).map(([one]) => one),
          shard,
        ),
      );
      const merged = mergeReports(isReversed ? shards.reverse() : shards);
      expect(canonicalReport(merged)).toBe(canonicalReport(whole));
      expect(merged.totals.requests).toBe(assigned.length);
    }),
  );
});

test('it does not matter in which order, or in which steps, shards are merged', () => {
  fc.assert(
    fc.property(fc.tuple(fc.array(observation), fc.array(observation), fc.array(observation)), (parts) => {
      const [a, b, c] = parts.map(reportOf) as [ContractReport, ContractReport, ContractReport];
      const left = mergeReports([mergeReports([a, b]), c]);
      expect(mergeReports([c, mergeReports([b, a])])).toEqual(left);
      expect(mergeReports([left])).toEqual(left);
    }),
  );
});

test('the runs of shards are kept, the earliest first, and their span goes from the first start to the last end', () => {
  const late = report({ run: { ...RUN, startedAt: '2026-01-05T10:00:04.000Z', durationMs: 9000 } });
  const early = report({ run: { ...RUN, command: ['pytest'], durationMs: 5000 } });
  const { runs } = mergeReports([late, early]);
  expect(runs.map(({ command }) => command)).toEqual([['pytest'], ['npm', 'test']]);
  expect(spanOf(runs)).toEqual({ startedAt: '2026-01-05T10:00:00.000Z', durationMs: 13_000 });
});

test('the canonical form has nothing of clocks, ports and first requests', () => {
  const found = violation({
    kind: 'receiver',
    in: 'receiver',
    pointer: 'http://127.0.0.1:40999/hook',
    rule: null,
  });
  const text = canonicalReport(report({ sandboxes: [evidence({ violations: [found] })] }));
  for (const word of ['40999', '2026-01-05', 'npm', 'requestId', '4010', 'message'])
    expect(text).not.toContain(word);
  expect(text).toContain('http://127.0.0.1/hook');
});

test('a sandbox that saw nothing is not in a report', () => {
  expect(report({ sandboxes: [evidence({ requests: 0 })] }).sandboxes).toEqual([]);
});
