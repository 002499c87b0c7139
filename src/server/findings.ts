import type { Finding } from '../contract/contract.ts';
import { blameReason } from '../report/blame-reason.ts';
import { violationKey } from '../report/evidence.ts';
import type { FirstRequest, NearMiss, RulePlace, Violation, ViolationKind } from '../report/violation.ts';

/** Where a finding was made. */
export interface Sighting {
  readonly requestId: string;
  readonly kind: ViolationKind;
  readonly provider: string;
  readonly operation: string | null;
  readonly level: Violation['level'];
  /** What is dear to find out, and asked for the first of equal ones only. */
  readonly details?: () => SightingDetails;
}

/** What is told of the first of equal breaches. */
export interface SightingDetails {
  /** Looked at when violations are listed, and not before: finding a place in a spec takes as long as reading it. */
  readonly rule: RulePlace | null;
  readonly nearest: readonly NearMiss[];
  readonly first: FirstRequest | null;
}

/** The breaches of one sandbox, over the whole run. */
export interface Findings {
  /** Records a finding; returns the violation's id, empty where there was no room for it. */
  record(finding: Finding, sighting: Sighting): string;
  list(): readonly Violation[];
  /** Different ones that there was no room for. */
  readonly dropped: number;
}

const MAX_VIOLATIONS = 10_000;
/** Characters of commands that are kept; past it the first request of a breach is told no more. */
const MAX_COMMANDS = 8 * 1024 * 1024;
const NO_DETAILS: SightingDetails = { rule: null, nearest: [], first: null };

export function createFindings(): Findings {
  const byKey = new Map<string, Kept>();
  let dropped = 0;
  let commands = 0;
  return {
    get dropped() {
      return dropped;
    },
    list: () => [...byKey.values()].map(toViolation),
    record(finding, sighting) {
      const key = violationKey({ ...finding, ...sighting, rule: finding.rule });
      const known = byKey.get(key);
      if (known) {
        known.count += 1;
        return known.id;
      }
      if (byKey.size >= MAX_VIOLATIONS) {
        dropped += 1;
        return '';
      }
      const id = String(byKey.size + 1);
      const details = sighting.details?.() ?? NO_DETAILS;
      commands += details.first?.curl.length ?? 0;
      const first = commands > MAX_COMMANDS ? null : details.first;
      byKey.set(key, { id, finding, sighting, details, first, count: 1 });
      return id;
    },
  };
}

interface Kept {
  readonly id: string;
  readonly finding: Finding;
  readonly sighting: Omit<Sighting, 'details'>;
  readonly details: SightingDetails;
  readonly first: FirstRequest | null;
  count: number;
}

function toViolation({ id, finding, sighting, details, first, count }: Kept): Violation {
  const { in: place, pointer, code, message, sent, allowed, basis, blame, remedy } = finding;
  const { requestId, kind, level, provider, operation } = sighting;
  const { rule, nearest } = details;
  return {
    ...{ id, requestId, kind, level, provider, operation, in: place, pointer, code, message },
    ...{ sent: sent ?? null, allowed: allowed ?? [], basis, blame, reason: blameReason(finding, kind) },
    ...{ remedy, rule, nearest, first, count },
  };
}
