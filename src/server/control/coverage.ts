import { coverageOf } from '../../report/coverage.ts';
import type { CoverageReport } from '../../report/report.ts';
import type { MockServer } from '../mock-server.ts';
import { refuseUnknownProvider } from './resource-list.ts';

/** What coverage is asked of; of all that are served where none is named. */
export interface CoverageQuery {
  readonly provider?: string | undefined;
}

/** What the clients of all sandboxes have touched in this run, or of the one that is named; of what has left, too. */
export function getCoverage(
  server: MockServer,
  sandbox: string | undefined,
  { provider }: CoverageQuery = {},
): CoverageReport {
  if (provider !== undefined) refuseUnknownProvider(server, provider);
  const providers = server.reportProviders().filter(({ name }) => name === (provider ?? name));
  const seen = server.evidence().filter(({ name }) => name === (sandbox ?? name));
  return coverageOf(providers, seen);
}
