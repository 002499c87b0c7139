import type { Contract } from '../../contract/contract.ts';
import type { Instant } from '../../core/instant.ts';
import { NO_DELIVERIES, type SandboxEvidence } from '../../report/evidence.ts';
import type { ContractReport } from '../../report/report.ts';
import type { Violation } from '../../report/violation.ts';
import { collectReport, toReportProvider } from '../report/collect-report.ts';
import type { DriftReport } from './drift-report.ts';

/** What a report knows of a proxy's run. */
export interface ProxyRun {
  /** Of the program. */
  readonly version: string;
  /** Real time, both. */
  readonly startedAt: Instant;
  readonly now: Instant;
  /** The API's name, as people write it. */
  readonly title: string;
  readonly contract: Contract;
  /** Ids of the cells that were touched. */
  readonly covered: readonly string[];
}

/** A drift report in the form that all reports have. The cells of its coverage are those of the spec alone. */
export function toProxyReport(report: DriftReport, run: ProxyRun): ContractReport {
  const { version, startedAt, now, title, contract, covered } = run;
  const provider = { name: contract.provider, title };
  return collectReport({
    ...{ version, startedAt, now },
    providers: [toReportProvider(provider, contract, contract.coverage().cells)],
    sandboxes: [toEvidence(report, covered)],
  });
}

/** A drift is a response that the spec has the blame for. */
function toEvidence(report: DriftReport, covered: readonly string[]): SandboxEvidence {
  const drifts = report.drift.map((drift, index): Violation => {
    const { operation, code, pointer, message, allowed, basis, blame, reason, remedy, rule, count, first } =
      drift;
    return {
      ...{ id: `drift-${index + 1}`, requestId: first.requestId, kind: 'response', level: 'violation' },
      ...{ provider: report.provider, operation, in: 'response', pointer, code, message, sent: first.sent },
      ...{ allowed, basis, blame, reason, remedy, rule, nearest: [], count },
      first:
        first.curl === '' ? null : { at: first.at, method: first.method, path: first.path, curl: first.curl },
    };
  });
  return {
    name: 'default',
    requests: report.requests,
    violations: [...report.violations, ...drifts],
    droppedViolations: report.droppedViolations + report.droppedDrift,
    ...{ covered, faults: [], deliveries: NO_DELIVERIES },
  };
}
