import type { DriftReport, Verdict } from '../index.ts';

/** What a proxy's run can fail on. */
export const PROXY_FAIL_ON = ['drift', 'violations', 'notes', 'unmatched', 'failures'] as const;
export type ProxyFailOn = (typeof PROXY_FAIL_ON)[number];

/** Holds what a proxy found to what it is to fail on. */
export function proxyVerdictOf(report: DriftReport, failOn: readonly ProxyFailOn[]): Verdict {
  const failures = failOn
    .map((on) => ({ on, count: countOf(on, report) }))
    .filter(({ count }) => count > 0)
    .map(({ on, count }) => ({ on, count, text: `${count} × ${on}: ${MEANINGS[on]}` }));
  return { ok: failures.length === 0, failures };
}

const MEANINGS: Readonly<Record<ProxyFailOn, string>> = {
  drift: 'the vendor differs from its spec',
  violations: 'the client breaks the contract',
  notes: 'the client breaks rules that are a guess, or sends what nothing declares',
  unmatched: 'neither the spec nor the vendor knows the path or method',
  failures: 'the vendor gave no whole answer',
};

/** How many there are of what a run can fail on. What there was no room for counts too. */
function countOf(
  name: ProxyFailOn,
  { drift, droppedDrift, violations, droppedViolations, failures }: DriftReport,
): number {
  const clients = violations.filter(({ blame }) => blame === 'client');
  switch (name) {
    case 'drift':
      return drift.length + droppedDrift;
    case 'violations':
      return clients.filter(({ level }) => level === 'violation').length + droppedViolations;
    case 'notes':
      return clients.filter(({ level }) => level === 'note').length;
    case 'unmatched':
      return clients.filter(({ kind }) => kind === 'unmatched').length;
    case 'failures':
      return failures.length;
  }
}
