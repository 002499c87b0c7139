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

/** A finding with where it was made. */
export interface Sighted {
  readonly finding: Finding;
  readonly sighting: Sighting;
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

/** @param pending what would be recorded if the run ended now: it is listed, and not kept. */
export function createFindings(pending: () => readonly Sighted[] = () => []): Findings {
  const byKey = new Map<string, Violation>();
  let dropped = 0;
  return {
    get dropped() {
      return dropped;
    },
    list() {
      const ahead = pending();
      if (ahead.length === 0) return [...byKey.values()];
      const all = new Map(byKey);
      for (const sighted of ahead) add(all, sighted);
      return [...all.values()];
    },
    record(finding, sighting) {
      const id = add(byKey, { finding, sighting });
      if (id === '') dropped += 1;
      return id;
    },
  };
}

/** Counts a finding among those that are known; returns its id, empty where there was no room for it. */
function add(byKey: Map<string, Violation>, { finding, sighting }: Sighted): string {
  const key = violationKey({ ...finding, ...sighting, rule: finding.rule });
  const known = byKey.get(key);
  if (!known && byKey.size >= MAX_VIOLATIONS) return '';
  const violation = known
    ? { ...known, count: known.count + 1 }
    : toViolation(String(byKey.size + 1), finding, sighting);
  byKey.set(key, violation);
  return violation.id;
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
