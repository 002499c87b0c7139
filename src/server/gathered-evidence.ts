import type { Cell } from '../core/cell.ts';
import { addCounts, type DeliveryCounts, joinBreach, NO_DELIVERIES } from '../report/evidence.ts';
import type { LateViolation } from './findings.ts';
import type { LateEvidence } from './late-evidence.ts';

/** What was seen of sandboxes, put together as they leave. No rule is looked for before it is asked for. */
export interface GatheredEvidence {
  add(seen: LateEvidence): void;
  /** All of it together, as it is now. */
  toLate(): LateEvidence;
}

/** How much is gathered. */
export interface GatheredBounds {
  /** Different breaches; those beyond are counted. */
  readonly maxViolations: number;
  /** Past it the first requests of breaches are told no more. */
  readonly maxBytes: number;
}

/** What things weigh beside their texts, roughly. */
const BASE_BYTES = 1024;
const CELL_BYTES = 48;
const VIOLATION_BYTES = 1024;

export function gatherEvidence({ maxViolations, maxBytes }: GatheredBounds): GatheredEvidence {
  const violations = new Map<string, LateViolation>();
  const covered = new Set<string>();
  const faults = new Map<string, Cell>();
  let requests = 0;
  let dropped = 0;
  let deliveries: DeliveryCounts = NO_DELIVERIES;
  let bytes = 0;

  const addViolation = (one: LateViolation): void => {
    const known = violations.get(one.key);
    if (!known && violations.size >= maxViolations) {
      dropped += 1;
      return;
    }
    const joined = known ? joinBreach(known, one) : one;
    const more = weightOfViolation(joined) - (known ? weightOfViolation(known) : 0);
    const isOver = weigh(bytes + more, covered.size + faults.size) > maxBytes;
    const kept = isOver ? { ...joined, first: null, nearest: [] } : joined;
    bytes += weightOfViolation(kept) - (known ? weightOfViolation(known) : 0);
    violations.set(one.key, kept);
  };
  return {
    add(seen) {
      requests += seen.requests;
      dropped += seen.droppedViolations;
      for (const one of seen.violations) addViolation(one);
      for (const id of seen.covered) covered.add(id);
      for (const cell of seen.faults) faults.set(cell.id, cell);
      deliveries = addCounts(deliveries, seen.deliveries);
    },
    toLate: () => ({
      ...{ requests, droppedViolations: dropped, deliveries },
      violations: [...violations.values()],
      covered: [...covered].sort(),
      faults: [...faults.values()],
    }),
  };
}

/** Bytes that evidence takes where it shares nothing with other evidence, roughly. */
export function weightOf({ violations, covered, faults }: LateEvidence): number {
  const bytes = violations.reduce((sum, one) => sum + weightOfViolation(one), 0);
  return weigh(bytes, covered.length + faults.length);
}

function weigh(violationBytes: number, cells: number): number {
  return BASE_BYTES + violationBytes + CELL_BYTES * cells;
}

function weightOfViolation({ message, remedy, sent, nearest, first }: LateViolation): number {
  const differences = nearest.flatMap((near) => near.differences);
  const texts = [message, remedy, sent ?? '', first?.path ?? '', first?.curl ?? '', ...differences];
  return texts.reduce((sum, text) => sum + text.length, VIOLATION_BYTES);
}
