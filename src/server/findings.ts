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
/** Characters of commands that are kept; past it the first request of a breach is told no more. */
const MAX_COMMANDS = 8 * 1024 * 1024;
const NO_DETAILS: SightingDetails = { rule: null, nearest: [], first: null };

/**
 * @param pending what would be recorded if the run ended now: it is listed, and not kept.
 * @param onNew is told of each breach that was not there before; what it is costs something to make.
 */
export function createFindings(
  pending: () => readonly Sighted[] = () => [],
  onNew: (make: () => Violation) => void = () => {},
): Findings {
  const byKey = new Map<string, Kept>();
  let dropped = 0;
  let commands = 0;
  return {
    get dropped() {
      return dropped;
    },
    list() {
      const all = new Map(byKey);
      for (const sighted of pending()) {
        const key = keyOf(sighted);
        const known = all.get(key);
        if (known) all.set(key, { ...known, count: known.count + 1 });
        else if (all.size < MAX_VIOLATIONS) all.set(key, keep(String(all.size + 1), sighted));
      }
      return [...all.values()].map(toViolation);
    },
    record(finding, sighting) {
      const key = keyOf({ finding, sighting });
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
      const kept = keep(id, { finding, sighting });
      commands += kept.first?.curl.length ?? 0;
      byKey.set(key, commands > MAX_COMMANDS ? { ...kept, first: null } : kept);
      onNew(() => toViolation(kept));
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

function keyOf({ finding, sighting }: Sighted): string {
  return violationKey({ ...finding, ...sighting, rule: finding.rule });
}

function keep(id: string, { finding, sighting }: Sighted): Kept {
  const details = sighting.details?.() ?? NO_DETAILS;
  return { id, finding, sighting, details, first: details.first, count: 1 };
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
