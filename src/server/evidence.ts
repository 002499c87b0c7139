import { isNothing, joinEvidence, type SandboxEvidence } from '../report/evidence.ts';
import type { Sandbox } from './sandbox.ts';

/** What the run has seen of sandboxes that have left: a report is about them too. */
export interface EvidenceArchive {
  /** Keeps what was seen of a sandbox that is leaving. */
  keep(sandbox: Sandbox): void;
  /** By sandbox, those that are there and those that have left; what was seen under one name is put together. */
  withLive(sandboxes: readonly Sandbox[]): readonly SandboxEvidence[];
}

/** Names that are kept apart; what comes later is put together under one. */
const MAX_NAMES = 20_000;
/** No sandbox can have this name. */
const OTHERS = '(others)';

export function createEvidenceArchive(): EvidenceArchive {
  const left = new Map<string, SandboxEvidence>();
  return {
    keep(sandbox) {
      const seen = evidenceOf(sandbox);
      if (isNothing(seen)) return;
      add(left, left.has(seen.name) || left.size < MAX_NAMES ? seen : { ...seen, name: OTHERS });
    },
    withLive(sandboxes) {
      const all = new Map(left);
      for (const sandbox of sandboxes) add(all, evidenceOf(sandbox));
      return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}

function add(all: Map<string, SandboxEvidence>, seen: SandboxEvidence): void {
  const known = all.get(seen.name);
  all.set(seen.name, known ? joinEvidence(known, seen) : seen);
}

function evidenceOf({ name, requests, findings, coverage, outbox }: Sandbox): SandboxEvidence {
  return {
    ...{ name, requests, violations: findings.list(), droppedViolations: findings.dropped },
    covered: coverage.covered(),
    faults: coverage.met(),
    deliveries: outbox.tally.counts(),
  };
}
