import type { Finding } from '../contract/contract.ts';
import { blameReason } from '../report/blame-reason.ts';
import { violationKey } from '../report/evidence.ts';
import type { FirstRequest, NearMiss, Violation, ViolationKind } from '../report/violation.ts';
import { classOf } from '../report/violation-class.ts';
import { type LateRule, NO_RULE } from './late-rule.ts';

/** Where a finding was made. */
export interface Sighting {
  readonly requestId: string;
  readonly kind: ViolationKind;
  readonly provider: string;
  readonly operation: string | null;
  readonly level: Violation['level'];
  /** What is dear to find out: asked for once, of the first of equal ones, and let go of with all that it was made from. */
  readonly details?: () => SightingDetails;
}

/** What is told of the first of equal breaches. */
export interface SightingDetails {
  readonly rule: LateRule;
  readonly nearest: readonly NearMiss[];
  readonly first: FirstRequest | null;
}

/** A violation whose rule was not looked for yet. */
export interface LateViolation extends Omit<Violation, 'rule'> {
  /** What makes it equal to others. */
  readonly key: string;
  readonly rule: LateRule;
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
  /** Counts one that could not be recorded as one that there was no room for. */
  lose(): void;
  list(): readonly Violation[];
  /** The same, with their rules not looked for. */
  late(): readonly LateViolation[];
  /** What makes them equal to others, of the client's own breaches by request or path that are recorded. */
  breaches(): Iterable<string>;
  /** Different ones that there was no room for, and those that could not be recorded. */
  readonly dropped: number;
}

/** Different ones that are kept. */
export const MAX_VIOLATIONS = 10_000;
/** Characters of commands that are kept; past it the first request of a breach is told no more. */
const MAX_COMMANDS = 8 * 1024 * 1024;
const NO_DETAILS: SightingDetails = { rule: NO_RULE, nearest: [], first: null };

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
  const withPending = (): ReadonlyMap<string, Kept> => {
    const all = new Map(byKey);
    for (const sighted of pending()) {
      const key = keyOf(sighted);
      const known = all.get(key);
      if (known) all.set(key, { ...known, count: known.count + 1 });
      else if (all.size < MAX_VIOLATIONS) all.set(key, keep(pendingId(sighted), sighted));
    }
    return all;
  };
  return {
    get dropped() {
      return dropped;
    },
    lose() {
      dropped += 1;
    },
    list: () => [...withPending()].map(([key, kept]) => toViolation(toLate(key, kept))),
    late: () => [...withPending()].map(([key, kept]) => toLate(key, kept)),
    *breaches() {
      for (const [key, { kind, level, finding }] of byKey) {
        const counted = classOf({ kind, level, blame: finding.blame });
        if (counted === 'violations' || counted === 'unmatched') yield key;
      }
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
      const made = keep(id, { finding, sighting });
      commands += made.first?.curl.length ?? 0;
      const kept = commands > MAX_COMMANDS ? { ...made, first: null } : made;
      byKey.set(key, kept);
      onNew(() => toViolation(toLate(key, kept)));
      return id;
    },
  };
}

/** A breach as it is kept: nothing here leads to the request that it was seen in. */
interface Kept extends SightingDetails, Omit<Sighting, 'details'> {
  readonly id: string;
  readonly finding: Finding;
  count: number;
}

/**
 * The id of what is not recorded yet: above all that are, and its own as long as it is listed, so that a page of the
 * list goes on where another ended.
 */
function pendingId({ sighting }: Sighted): string {
  return String(MAX_VIOLATIONS + Number(sighting.requestId));
}

function keyOf({ finding, sighting }: Sighted): string {
  return violationKey({ ...finding, ...sighting, rule: finding.rule });
}

function keep(id: string, { finding, sighting }: Sighted): Kept {
  const { requestId, kind, provider, operation, level, details } = sighting;
  const { rule, nearest, first } = details?.() ?? NO_DETAILS;
  return {
    ...{ id, finding, requestId, kind, provider, operation, level },
    ...{ rule, nearest, first, count: 1 },
  };
}

/** Looks for the rule. */
export function toViolation({ key: _, rule, ...known }: LateViolation): Violation {
  return { ...known, rule: rule() };
}

function toLate(key: string, { finding, ...kept }: Kept): LateViolation {
  const { in: place, pointer, code, message, sent, allowed, basis, blame, remedy } = finding;
  const { id, requestId, kind, level, provider, operation, rule, nearest, first, count } = kept;
  return {
    ...{ key, id, requestId, kind, level, provider, operation, in: place, pointer, code, message },
    ...{ sent: sent ?? null, allowed: allowed ?? [], basis, blame, reason: blameReason(finding, kind) },
    ...{ remedy, rule, nearest, first, count },
  };
}
