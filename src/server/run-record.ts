import type { Contract } from '../contract/contract.ts';
import type { Provider } from '../engine/provider.ts';
import type { SandboxEvidence } from '../report/evidence.ts';
import type { ContractReport, ReportProvider } from '../report/report.ts';
import type { CoverageIndexes } from './coverage/coverage-index.ts';
import type { EvidenceArchive } from './evidence.ts';
import { collectReport, type ReportChoice, toReportProvider } from './report/collect-report.ts';
import type { Sandboxes } from './sandboxes.ts';

/** What a run has come to, over all sandboxes. */
export interface RunRecord {
  /** What the run has seen so far, by sandbox, those that have left included. */
  evidence(): readonly SandboxEvidence[];
  /** The contract report of the run so far. */
  report(choice?: ReportChoice): ContractReport;
  /** Requests, and different breaches by request or path, so far: cheap, whatever has left or was dropped. */
  counts(): { readonly requests: number; readonly violations: number };
  /** What is served, with the cells of each contract as it is now. */
  reportProviders(): readonly ReportProvider[];
}

/** What a run is recorded from. */
interface RecordSources {
  /** Of the program. */
  readonly version: string;
  /** Real time in milliseconds; the run begins now. */
  readonly wall: () => number;
  readonly providers: readonly Provider[];
  readonly contracts: ReadonlyMap<string, Contract>;
  readonly coverage: CoverageIndexes;
  readonly archive: EvidenceArchive;
  readonly sandboxes: Sandboxes;
}

export function recordRun({
  version,
  wall,
  providers,
  contracts,
  coverage,
  archive,
  sandboxes,
}: RecordSources): RunRecord {
  const startedAt = wall();
  const evidence = (): readonly SandboxEvidence[] => archive.withLive(sandboxes.list());
  const reportProviders = (): readonly ReportProvider[] =>
    providers.flatMap((provider) => {
      const contract = contracts.get(provider.name);
      return contract
        ? [toReportProvider(provider, contract, coverage.find(provider.name)?.cells ?? [])]
        : [];
    });
  return {
    evidence,
    reportProviders,
    report: (choice) => {
      const run = { version, startedAt, now: wall() };
      return collectReport({ ...run, providers: reportProviders(), sandboxes: evidence() }, choice);
    },
    counts: () => archive.counts(sandboxes.list()),
  };
}
