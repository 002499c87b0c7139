import { Buffer } from 'node:buffer';
import { joinEvidence, type SandboxEvidence } from '../report/evidence.ts';
import { MAX_VIOLATIONS } from './findings.ts';
import { gatherEvidence, weightOf } from './gathered-evidence.ts';
import { type LateEvidence, lateEvidenceOf, toEvidence } from './late-evidence.ts';
import type { Sandbox } from './sandbox.ts';
import { createThinning } from './thin-evidence.ts';

/** What the run has seen of sandboxes that have left: a report is about them too. */
export interface EvidenceArchive {
  /** Keeps what was seen of a sandbox that is leaving, as it is once it has answered what it was asked. */
  keep(sandbox: Sandbox): void;
  /** By sandbox, those that are there and those that have left; what was seen under one name is put together. */
  withLive(sandboxes: readonly Sandbox[]): readonly SandboxEvidence[];
  /** Requests, and different breaches by request or path, of those that are there and those that have left. */
  counts(sandboxes: readonly Sandbox[]): { readonly requests: number; readonly violations: number };
}

/** How much is kept of sandboxes that have left. What is beyond is put together under one name, which counts them. */
export interface ArchiveBounds {
  readonly maxNames?: number;
  readonly maxBytes?: number;
}

const MAX_NAMES = 20_000;
const MAX_BYTES = 64 * 1024 * 1024;
/** Different breaches that are told apart when they are counted; beyond them each sandbox's count by themselves. */
const MAX_BREACHES = 100_000;

/** @param onNote is told what whoever runs the mock should know. */
export function createEvidenceArchive(
  onNote: (text: string) => void,
  { maxNames = MAX_NAMES, maxBytes = MAX_BYTES }: ArchiveBounds = {},
): EvidenceArchive {
  const byName = new Map<string, LateEvidence>();
  const bounds = { maxViolations: MAX_VIOLATIONS, maxBytes };
  const others = gatherEvidence(bounds);
  const thin = createThinning();
  /** They have left, and what they were asked is not answered yet. */
  const leaving = new Set<Sandbox>();
  const breaches = new Set<string>();
  let uncounted = 0;
  let requests = 0;
  let bytes = 0;
  let otherCount = 0;

  const settle = (sandbox: Sandbox): void => {
    leaving.delete(sandbox);
    requests += sandbox.requests;
    for (const key of sandbox.findings.breaches()) {
      if (breaches.size < MAX_BREACHES) breaches.add(key);
      else if (!breaches.has(key)) uncounted += 1;
    }
    if (isUntouched(sandbox)) return;
    const known = byName.get(sandbox.name);
    if (bytes >= maxBytes || (!known && byName.size >= maxNames)) {
      otherCount += 1;
      others.add(lateEvidenceOf(sandbox));
      onNote(MANY_NOTE);
      return;
    }
    const gathered = gatherEvidence(bounds);
    if (known) gathered.add(known);
    gathered.add(lateEvidenceOf(sandbox));
    const seen = thin(gathered.toLate(), known);
    bytes += weightOf(seen) - (known ? weightOf(known) : 0);
    byName.set(ownCopyOf(sandbox.name), seen);
  };
  return {
    keep(sandbox) {
      if (sandbox.underWay.count === 0) {
        settle(sandbox);
        return;
      }
      leaving.add(sandbox);
      void sandbox.underWay.idle().then(() => settle(sandbox));
    },
    withLive(sandboxes) {
      const all = new Map([...byName].map(([name, seen]) => [name, toEvidence(name, seen)]));
      for (const sandbox of [...leaving, ...sandboxes]) {
        const known = all.get(sandbox.name);
        const seen = toEvidence(sandbox.name, lateEvidenceOf(sandbox));
        all.set(sandbox.name, known ? joinEvidence(known, seen) : seen);
      }
      const kept = [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
      // No sandbox can have that name.
      return otherCount === 0 ? kept : [toEvidence(`(${otherCount} others)`, others.toLate()), ...kept];
    },
    counts(sandboxes) {
      const here = [...leaving, ...sandboxes];
      const more = new Set<string>();
      for (const { findings } of here) {
        for (const key of findings.breaches()) if (!breaches.has(key)) more.add(key);
      }
      return {
        requests: here.reduce((sum, sandbox) => sum + sandbox.requests, requests),
        violations: breaches.size + uncounted + more.size,
      };
    },
  };
}

const MANY_NOTE =
  'The report has no room for more sandboxes that have left: those that leave from here on are put together in it. What it counts stays whole.';

/** Whether a sandbox was asked nothing and has sent nothing, as most are that a test makes and does not need. */
function isUntouched({ requests, outbox }: Sandbox): boolean {
  return requests === 0 && Object.values(outbox.tally.counts()).every((count) => count === 0);
}

/** A name is a part of the first request's text, which would be held on to with it. */
function ownCopyOf(name: string): string {
  return Buffer.from(name, 'latin1').toString('latin1');
}
