import type { SandboxEvidence } from '../report/evidence.ts';
import { type LateViolation, toViolation } from './findings.ts';
import type { Sandbox } from './sandbox.ts';

/** What was seen of a sandbox, whatever its name, with the rules of breaches not looked for. */
export interface LateEvidence extends Omit<SandboxEvidence, 'name' | 'violations'> {
  readonly violations: readonly LateViolation[];
}

export function lateEvidenceOf({ requests, findings, coverage, outbox }: Sandbox): LateEvidence {
  return {
    ...{ requests, violations: findings.late(), droppedViolations: findings.dropped },
    covered: coverage.covered(),
    faults: coverage.met(),
    deliveries: outbox.tally.counts(),
  };
}

/** Looks for the rules. */
export function toEvidence(name: string, { violations, ...seen }: LateEvidence): SandboxEvidence {
  return { name, ...seen, violations: violations.map(toViolation) };
}
