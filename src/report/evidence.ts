import type { Cell } from '../core/cell.ts';
import type { Violation } from './violation.ts';

/** What a run has seen of one sandbox: all that its part of a report is made from. */
export interface SandboxEvidence {
  readonly name: string;
  readonly requests: number;
  readonly violations: readonly Violation[];
  /** Different violations that there was no room for. */
  readonly droppedViolations: number;
  /** Ids of the cells of the contract that were touched, sorted. */
  readonly covered: readonly string[];
  /** A cell for each kind of fault that requests of an operation were met with, by id: only these are to be survived. */
  readonly faults: readonly Cell[];
  readonly deliveries: DeliveryCounts;
}

/** Webhook deliveries by what has come of them. */
export interface DeliveryCounts {
  readonly acknowledged: number;
  readonly failed: number;
  /** Not tried to the end yet. */
  readonly pending: number;
}

/**
 * Puts together what was seen under one name at different times, or in different shards. Equal breaches are counted
 * together; of these the one that came first in the sandbox's time is kept.
 */
export function joinEvidence(one: SandboxEvidence, other: SandboxEvidence): SandboxEvidence {
  return {
    name: one.name,
    requests: one.requests + other.requests,
    violations: joinViolations([...one.violations, ...other.violations]),
    droppedViolations: one.droppedViolations + other.droppedViolations,
    covered: [...new Set([...one.covered, ...other.covered])].sort(),
    faults: joinCells(one.faults, other.faults),
    deliveries: addCounts(one.deliveries, other.deliveries),
  };
}

export const NO_DELIVERIES: DeliveryCounts = { acknowledged: 0, failed: 0, pending: 0 };

/** What has come of the deliveries of both. */
export function addCounts(one: DeliveryCounts, other: DeliveryCounts): DeliveryCounts {
  return {
    acknowledged: one.acknowledged + other.acknowledged,
    failed: one.failed + other.failed,
    pending: one.pending + other.pending,
  };
}

/** All cells of both, by id. */
function joinCells(one: readonly Cell[], other: readonly Cell[]): readonly Cell[] {
  const byId = new Map([...one, ...other].map((cell) => [cell.id, cell]));
  return [...byId.values()].sort((a, b) => compareTexts(a.id, b.id));
}

/** Counts equal breaches together, in an order that does not depend on who came first. */
export function joinViolations(violations: readonly Violation[]): readonly Violation[] {
  const byKey = new Map<string, Violation>();
  for (const violation of violations) {
    const key = keyOfViolation(violation);
    const known = byKey.get(key);
    byKey.set(key, known ? joinBreach(known, violation) : violation);
  }
  return [...byKey].sort(([a], [b]) => compareTexts(a, b)).map(([, violation]) => violation);
}

/** Two breaches are equal when the same rule is broken at the same place of the same operation, by the same one. */
export function violationKey({
  provider,
  operation,
  kind,
  level,
  in: place,
  pointer,
  code,
  rule,
  basis,
  blame,
}: ViolationIdentity): string {
  return JSON.stringify([provider, operation, kind, level, place, pointer, code, rule, basis, blame]);
}

type ViolationIdentity = Pick<
  Violation,
  'provider' | 'operation' | 'kind' | 'level' | 'in' | 'pointer' | 'code' | 'basis' | 'blame'
> & {
  /** JSON pointer into the spec. */
  readonly rule: string;
};

/** The key of a breach that was recorded. */
export function keyOfViolation(violation: Violation): string {
  return violationKey({ ...violation, rule: violation.rule?.pointer ?? '' });
}

/** Whether nothing was seen that a report could tell. */
export function isNothing({
  requests,
  violations,
  droppedViolations,
  covered,
  faults,
  deliveries,
}: SandboxEvidence): boolean {
  const counts = [
    requests,
    violations.length,
    droppedViolations,
    covered.length,
    faults.length,
    ...Object.values(deliveries),
  ];
  return counts.every((count) => count === 0);
}

/** Two equal breaches as one, which is told as the one that came first. */
export function joinBreach<Seen extends Omit<Violation, 'rule'>>(one: Seen, other: Seen): Seen {
  const [first] = [one, other].sort((a, b) => compareTexts(orderOf(a), orderOf(b)));
  return { ...(first ?? one), count: one.count + other.count };
}

/**
 * The earliest first, and one whose first request is told no more last; all that a breach says of its first request
 * takes part, so that no two are of equal rank.
 */
function orderOf(violation: Omit<Violation, 'rule'>): string {
  return JSON.stringify([violation.first?.at ?? UNKNOWN_AT, { ...violation, id: '', count: 0 }]);
}

/** After every instant. */
const UNKNOWN_AT = '~';

/** By code units: the same order on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
