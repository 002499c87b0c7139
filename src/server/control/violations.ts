import type { Violation } from '../findings.ts';
import type { Sandbox } from '../sandbox.ts';

/** The breaches of a sandbox over the whole run. */
export interface ViolationList {
  readonly violations: readonly Violation[];
  /** Different ones that there was no room for. */
  readonly dropped: number;
}

/** Lists the breaches of the contract since the run began; equal ones are counted together. */
export function listViolations({ findings }: Sandbox): ViolationList {
  return { violations: findings.list(), dropped: findings.dropped };
}
