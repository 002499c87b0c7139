import type { Contract } from '../../contract/contract.ts';
import { createFindings, type Findings } from '../findings.ts';
import { type Counts, createCounts } from './counts.ts';
import { createDriftBook, type DriftBook } from './drift-book.ts';
import type { Recorder } from './recorder.ts';
import { createTrafficCoverage, type TrafficCoverage } from './traffic-coverage.ts';

/** What a proxy has found out so far. */
export interface Evidence {
  /** By operation; the empty name is none. */
  readonly requests: Counts;
  /** Answers that were looked at, by operation. */
  readonly responses: Counts;
  /** By side and reason, such as `response too-large`. */
  readonly unchecked: Counts;
  /** By operation and code. */
  readonly failures: Counts;
  readonly drifts: DriftBook;
  readonly coverage: TrafficCoverage;
  /** Of requests. */
  readonly findings: Findings;
  /** Of the findings: how many different ones there are is asked for often, and listing them is dear. */
  readonly findingIds: Set<string>;
  /** Undefined where nothing is to be recorded. */
  readonly recorder: Recorder | undefined;
}

export function createEvidence(contract: Contract, recorder: Recorder | undefined): Evidence {
  return {
    ...{ requests: createCounts(), responses: createCounts() },
    ...{ unchecked: createCounts(), failures: createCounts() },
    ...{ drifts: createDriftBook(), findings: createFindings(), findingIds: new Set() },
    coverage: createTrafficCoverage(contract),
    recorder,
  };
}
