import type { Finding } from '../contract/contract.ts';

/** A breach of the contract, or a note of one, as `GET /violations` shows it; equal ones are counted together. */
export interface Violation {
  readonly id: string;
  /** The first request that it was seen in. */
  readonly requestId: string;
  readonly level: 'violation' | 'note';
  readonly provider: string;
  /** Null where no operation matched. */
  readonly operation: string | null;
  readonly in: Finding['in'];
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  readonly basis: Finding['basis'];
  readonly blame: Finding['blame'];
  readonly remedy: string;
  readonly count: number;
}

/** Where a finding was made. */
export interface Sighting {
  readonly requestId: string;
  readonly provider: string;
  readonly operation: string | null;
  readonly level: Violation['level'];
}

/** The breaches of one sandbox, over the whole run. */
export interface Findings {
  /** Records a finding; returns the violation's id. */
  record(finding: Finding, sighting: Sighting): string;
  list(): readonly Violation[];
  /** Different ones that there was no room for. */
  readonly dropped: number;
}

const MAX_VIOLATIONS = 10_000;

export function createFindings(): Findings {
  const byKey = new Map<string, Violation>();
  let dropped = 0;
  return {
    get dropped() {
      return dropped;
    },
    list: () => [...byKey.values()],
    record(finding, { requestId, provider, operation, level }) {
      const { in: place, pointer, code, message, basis, blame, remedy } = finding;
      const key = JSON.stringify([provider, operation, level, place, pointer, code, finding.rule]);
      const known = byKey.get(key);
      if (!known && byKey.size >= MAX_VIOLATIONS) {
        dropped += 1;
        return '';
      }
      const violation: Violation = known
        ? { ...known, count: known.count + 1 }
        : {
            ...{
              id: String(byKey.size + 1),
              requestId,
              level,
              provider,
              operation,
              in: place,
              pointer,
              code,
            },
            ...{ message, basis, blame, remedy, count: 1 },
          };
      byKey.set(key, violation);
      return violation.id;
    },
  };
}
