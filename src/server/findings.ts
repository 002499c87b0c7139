import type { Finding } from '../contract/contract.ts';
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
const NO_DETAILS: SightingDetails = { rule: null, nearest: [], first: null };

/** @param onNew is told of each breach that was not there before. */
export function createFindings(onNew: (violation: Violation) => void = () => {}): Findings {
  const byKey = new Map<string, Violation>();
  let dropped = 0;
  return {
    get dropped() {
      return dropped;
    },
    list: () => [...byKey.values()],
    record(finding, sighting) {
      const key = violationKey({ ...finding, ...sighting, rule: finding.rule });
      const known = byKey.get(key);
      if (!known && byKey.size >= MAX_VIOLATIONS) {
        dropped += 1;
        return '';
      }
      const violation = known
        ? { ...known, count: known.count + 1 }
        : toViolation(String(byKey.size + 1), finding, sighting);
      byKey.set(key, violation);
      if (!known) onNew(violation);
      return violation.id;
    },
  };
}

function toViolation(
  id: string,
  { in: place, pointer, code, message, sent, allowed, basis, blame, remedy }: Finding,
  { requestId, kind, level, provider, operation, details }: Sighting,
): Violation {
  return {
    ...{ id, requestId, kind, level, provider, operation, in: place, pointer, code, message },
    ...{ sent: sent ?? null, allowed: allowed ?? [], basis, blame, reason: '', remedy, count: 1 },
    ...(details?.() ?? NO_DETAILS),
  };
}
