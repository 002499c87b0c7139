import type { Contract } from '../../contract/contract.ts';
import type { RulePlace, Violation } from '../../report/violation.ts';
import type { DriftRecord } from './drift-book.ts';
import type { Evidence } from './evidence.ts';

/** What a proxy has found out about a vendor, its spec, and a client. The form of `--json`. */
export interface DriftReport {
  readonly ringback: 'drift/1';
  readonly provider: string;
  /** The origin and the base path. */
  readonly upstream: string;
  readonly spec: string;
  readonly requests: number;
  /** How the vendor differs from its spec, in the order in which it was seen first. */
  readonly drift: readonly DriftFacts[];
  /** Sightings of further drift that there was no room for. */
  readonly droppedDrift: number;
  /** What the client got wrong. */
  readonly violations: readonly Violation[];
  readonly droppedViolations: number;
  /** By operation, in the order of the spec; null for requests that none matched. */
  readonly operations: readonly OperationFacts[];
  /** Requests that the upstream gave no whole answer to. */
  readonly failures: readonly FailureFacts[];
  /** Bodies that were passed on and could not be looked at. */
  readonly unchecked: readonly UncheckedFacts[];
}

/** One way in which a vendor differs from its spec. */
export interface DriftFacts extends Omit<DriftRecord, 'at' | 'rule'> {
  /** Whom it concerns: the spec does not say what the vendor does. */
  readonly blame: 'spec';
  readonly reason: string;
  /** Answers of the operation that were looked at. */
  readonly responses: number;
  readonly rule: RulePlace;
}

export interface OperationFacts {
  readonly operation: string | null;
  readonly requests: number;
  /** Answers that were looked at. */
  readonly responses: number;
}

export interface FailureFacts {
  readonly operation: string | null;
  /** As in docs/errors.md. */
  readonly code: string;
  readonly count: number;
}

export interface UncheckedFacts {
  readonly side: 'request' | 'response';
  /** Over 1 MiB; no room for a copy; broken off; in a content coding that cannot be undone; or by a fault of ours. */
  readonly why: 'too-large' | 'busy' | 'cut' | 'undecodable' | 'internal';
  readonly count: number;
}

const REASON = 'The vendor sent it, and the spec does not say so.';

/** Puts together what was written down. */
export function toDriftReport(evidence: Evidence, contract: Contract, upstream: string): DriftReport {
  const { requests, responses, drifts, findings, failures, unchecked } = evidence;
  const names = [...contract.operations.map(({ id }) => id), ''];
  return {
    ...{ ringback: 'drift/1', provider: contract.provider, upstream, spec: contract.file },
    requests: requests.entries().reduce((sum, [, count]) => sum + count, 0),
    drift: drifts.list().map(({ at: _at, rule, ...drift }) => ({
      ...{ ...drift, blame: 'spec', reason: REASON, responses: responses.of(drift.operation ?? '') },
      rule: { file: contract.file, ...contract.describeRule(rule) },
    })),
    ...{ droppedDrift: drifts.dropped, violations: findings.list(), droppedViolations: findings.dropped },
    operations: names
      .filter((name) => requests.of(name) > 0)
      .map((name) => ({
        operation: name || null,
        requests: requests.of(name),
        responses: responses.of(name),
      })),
    failures: failures.entries().map(([name, count]) => {
      const space = name.lastIndexOf(' ');
      return { operation: name.slice(0, space) || null, code: name.slice(space + 1), count };
    }),
    unchecked: unchecked.entries().map(([name, count]) => {
      const [side, why] = name.split(' ');
      // The names are made of these alone.
      return { side, why, count } as UncheckedFacts;
    }),
  };
}
