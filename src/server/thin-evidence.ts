import type { Cell } from '../core/cell.ts';
import type { DeliveryCounts } from '../report/evidence.ts';
import type { LateViolation } from './findings.ts';
import type { LateEvidence } from './late-evidence.ts';
import { createShare } from './shared.ts';

/** Sandboxes whose first request of a breach is kept; of others that had the same it is told no more. */
const MAX_FIRSTS = 100;
/** Different breaches whose first requests are counted; past it none are kept. */
const MAX_COUNTED = 10_000;

/**
 * Makes evidence take little room beside other evidence of its run: tests see much the same, so what is equal is kept
 * once, and the first request of a breach that all have is told of so many of them.
 *
 * @param before what was kept under the same name until now, and is part of what was seen.
 */
export type Thinning = (seen: LateEvidence, before: LateEvidence | undefined) => LateEvidence;

export function createThinning(): Thinning {
  const numberOf = createNumbering();
  const shareAll = createShare<LateEvidence>(
    ({ requests, droppedViolations, violations, covered, faults, deliveries }) =>
      `${[requests, droppedViolations, ...[covered, faults, deliveries, ...violations].map(numberOf)]}`,
  );
  const shareViolation = createShare<LateViolation>((one) => JSON.stringify([one, numberOf(one.rule)]));
  const shareCovered = createShare<readonly string[]>((ids) => ids.join('\n'));
  const shareFaults = createShare<readonly Cell[]>((cells) => cells.map(({ id }) => id).join('\n'));
  const shareDeliveries = createShare<DeliveryCounts>((counts) => JSON.stringify(counts));
  const firsts = new Map<string, number>();

  const hasRoom = (key: string): boolean => {
    const count = firsts.get(key) ?? 0;
    if (count >= MAX_FIRSTS || (count === 0 && firsts.size >= MAX_COUNTED)) return false;
    firsts.set(key, count + 1);
    return true;
  };
  const thin = (violations: readonly LateViolation[], before: readonly LateViolation[]) => {
    const counted = new Set(before.flatMap(({ key, first }) => (first ? key : [])));
    return violations.map((one) => {
      const isTold = one.first === null || counted.has(one.key) || hasRoom(one.key);
      return shareViolation(isTold ? one : { ...one, first: null });
    });
  };
  return ({ requests, droppedViolations, violations, covered, faults, deliveries }, before) =>
    shareAll({
      ...{ requests, droppedViolations },
      violations: violations.length === 0 ? NOTHING : thin(violations, before?.violations ?? NOTHING),
      covered: shareCovered(covered),
      faults: faults.length === 0 ? NOTHING : shareFaults(faults),
      deliveries: shareDeliveries(deliveries),
    });
}

const NOTHING: readonly never[] = [];

/** A number for each object, so that it takes part in a text. */
function createNumbering(): (one: object) => number {
  const numbers = new WeakMap<object, number>();
  let next = 0;
  return (one) => {
    const known = numbers.get(one);
    if (known !== undefined) return known;
    next += 1;
    numbers.set(one, next);
    return next;
  };
}
