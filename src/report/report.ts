import type { Cell } from '../core/cell.ts';
import type { SandboxEvidence } from './evidence.ts';
import type { Violation } from './violation.ts';

/** The contract report: what a client's tests got wrong, and what they never touched. The same form in every shard. */
export interface ContractReport {
  readonly ringback: 'report/1';
  /**
   * What wall clock and machine decide; left out of the canonical form. One, or that of each shard that was put in,
   * the earliest first.
   */
  readonly runs: readonly RunFacts[];
  readonly providers: readonly ReportProvider[];
  readonly totals: ReportTotals;
  /** Over all sandboxes, the most frequent first. */
  readonly violations: readonly Violation[];
  readonly coverage: CoverageReport;
  /** By name; each keeps its own. */
  readonly sandboxes: readonly SandboxEvidence[];
}

export interface RunFacts {
  /** Of the program. */
  readonly version: string;
  /** By the wall clock, in ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** What `exec` ran; null where it ran nothing. */
  readonly command: readonly string[] | null;
  /** Its exit code; null while it runs, and where a signal ended it. */
  readonly exitCode: number | null;
}

/** A mocked API that was served, with all that its contract has to be touched. */
export interface ReportProvider {
  readonly name: string;
  readonly title: string;
  /** Such as `specs/voiceos.yaml`. */
  readonly spec: string;
  /** Where its paths begin: what is said of a request that none matches is said there. */
  readonly place: TextPlace;
  /** By their ids. */
  readonly operations: readonly ReportOperation[];
  readonly cells: readonly Cell[];
}

/** One method and path of a spec. */
export interface ReportOperation {
  readonly id: string;
  readonly method: string;
  /** The spec's template. */
  readonly path: string;
  readonly place: TextPlace;
}

/** A place in the text of a spec; both count from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** How much there is of what. Equal breaches are one, however often they were seen. */
export interface ReportTotals {
  readonly requests: number;
  /** Breaches of the contract by a client's request, without those that have a count of their own below. */
  readonly violations: number;
  /** Breaches of rules that are a guess of ours, and what nothing declares, by a client's request. */
  readonly notes: number;
  /** Methods and paths that no operation matches, whoever is to blame. */
  readonly unmatched: number;
  /** Breaches by receivers of webhooks. */
  readonly receiver: number;
  /** Breaches of rules about how requests follow each other. */
  readonly rules: number;
  /** Breaches that the client is not to blame for. */
  readonly notClient: number;
  /** Different ones that there was no room for. */
  readonly dropped: number;
  readonly deliveries: SandboxEvidence['deliveries'];
}

/** How much of the contract was touched. Providers that got no request are left out of the figures. */
export interface CoverageReport {
  /** Percent of the cells, rounded down to one decimal; null where no provider got a request. */
  readonly percent: number | null;
  readonly covered: number;
  readonly total: number;
  readonly providers: readonly ProviderCoverage[];
}

export interface ProviderCoverage {
  readonly provider: string;
  /** Whether anything of it was touched. */
  readonly wasAsked: boolean;
  /** Percent of its cells, rounded down to one decimal; null where it was not asked. */
  readonly percent: number | null;
  readonly covered: number;
  readonly total: number;
  /** Those that it has cells of; none where it was not asked. */
  readonly kinds: readonly {
    readonly kind: Cell['kind'];
    readonly covered: number;
    readonly total: number;
  }[];
  /** The cells that nothing touched; none where it was not asked. */
  readonly uncovered: readonly Cell[];
}
