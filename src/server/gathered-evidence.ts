import type { Cell } from '../core/cell.ts';
import { addCounts, joinBreach, NO_DELIVERIES, type SandboxEvidence } from '../report/evidence.ts';
import type { LateViolation } from './findings.ts';
import type { Sandbox } from './sandbox.ts';

/** What was seen of sandboxes, put together as they leave. No rule is looked for before it is asked for. */
export interface GatheredEvidence {
  /** Bytes that it takes, roughly. */
  readonly weight: number;
  add(sandbox: Sandbox): void;
  toEvidence(name: string): SandboxEvidence;
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
  let deliveries = NO_DELIVERIES;
  let bytes = 0;

  const weigh = (): number => BASE_BYTES + bytes + CELL_BYTES * (covered.size + faults.size);
  const addViolation = (key: string, one: LateViolation): void => {
    const known = violations.get(key);
    if (!known && violations.size >= maxViolations) {
      dropped += 1;
      return;
    }
    const joined = known ? joinBreach(known, one) : one;
    const more = weightOf(joined) - (known ? weightOf(known) : 0);
    const kept = weigh() + more > maxBytes ? { ...joined, first: null, nearest: [] } : joined;
    bytes += weightOf(kept) - (known ? weightOf(known) : 0);
    violations.set(key, kept);
  };
  return {
    get weight() {
      return weigh();
    },
    add(sandbox) {
      requests += sandbox.requests;
      for (const [key, one] of sandbox.findings.late()) addViolation(key, one);
      dropped += sandbox.findings.dropped;
      for (const id of sandbox.coverage.covered()) covered.add(id);
      for (const cell of sandbox.coverage.met()) faults.set(cell.id, cell);
      deliveries = addCounts(deliveries, sandbox.outbox.tally.counts());
    },
    toEvidence: (name) => ({
      ...{ name, requests, droppedViolations: dropped, deliveries },
      violations: [...violations.values()].map((one) => ({ ...one, rule: one.rule() })),
      covered: [...covered].sort(),
      faults: [...faults.values()],
    }),
  };
}

function weightOf({ message, remedy, sent, nearest, first }: LateViolation): number {
  const differences = nearest.flatMap((near) => near.differences);
  const texts = [message, remedy, sent ?? '', first?.path ?? '', first?.curl ?? '', ...differences];
  return texts.reduce((sum, text) => sum + text.length, VIOLATION_BYTES);
}
