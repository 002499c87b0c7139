import { coverageOf } from './coverage.ts';
import {
  addCounts,
  compareTexts,
  isNothing,
  joinEvidence,
  joinViolations,
  keyOfViolation,
  NO_DELIVERIES,
  type SandboxEvidence,
} from './evidence.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { ContractReport, ReportProvider, ReportTotals, RunFacts } from './report.ts';
import type { Violation } from './violation.ts';
import { classOf, type ViolationClass } from './violation-class.ts';

/** What a report is made from. */
export interface ReportFacts {
  readonly run: RunFacts;
  readonly providers: readonly ReportProvider[];
  /** Several of one name are put together; those that saw nothing are left out. */
  readonly sandboxes: readonly SandboxEvidence[];
}

/** Makes the report of a run. */
export function toReport({ run, providers, sandboxes }: ReportFacts): ContractReport {
  return composeReport([run], providers, sandboxes);
}

/** Makes a report of runs; everything in it follows from what is given here. */
export function composeReport(
  runs: readonly RunFacts[],
  providers: readonly ReportProvider[],
  seen: readonly SandboxEvidence[],
): ContractReport {
  const sandboxes = joinByName(seen);
  const violations = joinViolations(sandboxes.flatMap((sandbox) => sandbox.violations));
  return {
    ringback: 'report/1',
    runs,
    providers,
    totals: totalsOf(sandboxes, violations),
    violations: mostFrequentFirst(violations),
    coverage: coverageOf(providers, sandboxes),
    sandboxes,
  };
}

function joinByName(seen: readonly SandboxEvidence[]): readonly SandboxEvidence[] {
  const byName = new Map<string, SandboxEvidence>();
  for (const one of seen) {
    if (isNothing(one)) continue;
    const known = byName.get(one.name);
    byName.set(one.name, known ? joinEvidence(known, one) : one);
  }
  return [...byName.values()].sort((a, b) => compareTexts(a.name, b.name)).map(settled);
}

/** The ids of a sandbox say when a breach was first seen there; those of a report are the same in every run. */
function settled(sandbox: SandboxEvidence): SandboxEvidence {
  const violations = joinViolations(sandbox.violations).map((violation) => ({
    ...violation,
    id: fingerprintOf(violation),
  }));
  return { ...sandbox, violations, covered: [...new Set(sandbox.covered)].sort(compareTexts) };
}

function mostFrequentFirst(violations: readonly Violation[]): readonly Violation[] {
  const keyed = violations.map((violation) => ({ violation, key: keyOfViolation(violation) }));
  keyed.sort((a, b) => b.violation.count - a.violation.count || compareTexts(a.key, b.key));
  return keyed.map(({ violation }) => violation);
}

function totalsOf(sandboxes: readonly SandboxEvidence[], violations: readonly Violation[]): ReportTotals {
  return {
    requests: sum(sandboxes.map(({ requests }) => requests)),
    ...countClasses(violations),
    dropped: sum(sandboxes.map(({ droppedViolations }) => droppedViolations)),
    deliveries: sandboxes.map(({ deliveries }) => deliveries).reduce(addCounts, NO_DELIVERIES),
  };
}

function countClasses(violations: readonly Violation[]): Readonly<Record<ViolationClass, number>> {
  const counts: Record<ViolationClass, number> = {
    violations: 0,
    notes: 0,
    unmatched: 0,
    receiver: 0,
    rules: 0,
    notClient: 0,
  };
  for (const violation of violations) counts[classOf(violation)] += 1;
  return counts;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
