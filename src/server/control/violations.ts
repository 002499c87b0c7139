import type { Violation } from '../../report/violation.ts';
import type { Sandbox } from '../sandbox.ts';
import { pageById } from './page-by-id.ts';
import type { PageQuery } from './page-query.ts';

/** A page of the breaches of a sandbox over the whole run. */
export interface ViolationPage {
  readonly violations: readonly Violation[];
  /** Different ones that there was no room for. */
  readonly dropped: number;
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

/** Lists the breaches of the contract since the run began, the last that was new first; equal ones are counted together. */
export function listViolations(sandbox: Sandbox, query: PageQuery = {}): ViolationPage {
  const { findings } = sandbox;
  const { entries, cursor, hasMore } = pageById(sandbox, 'violations', findings.list(), query);
  return { violations: entries, dropped: findings.dropped, cursor, hasMore };
}
