import { canonicalReport } from '../../report/canonical-report.ts';
import { type FailOn, parseFailOn } from '../../report/fail-on.ts';
import { renderHtml } from '../../report/render/html.ts';
import { renderJson } from '../../report/render/json.ts';
import { renderJunit } from '../../report/render/junit.ts';
import { renderMarkdown } from '../../report/render/markdown.ts';
import { renderSarif } from '../../report/render/sarif.ts';
import { type Verdict, verdictOf } from '../../report/verdict.ts';
import type { MockServer } from '../mock-server.ts';
import { ControlProblem, quote } from './control-problem.ts';

/** Which report is asked for. */
export interface ReportQuery {
  /** This sandbox alone; all of them without it. */
  readonly sandbox?: string | undefined;
  /** What a run is the same by, whatever machine it ran on. */
  readonly canonical?: boolean | undefined;
}

/** What a run is held to. */
export interface VerdictQuery {
  readonly sandbox?: string | undefined;
  /** Names with commas between; `violations` without it and without `minCoverage`. */
  readonly failOn?: string | undefined;
  readonly minCoverage?: number | undefined;
}

/** The contract report as a text of one format. */
export function writeFormat(
  server: MockServer,
  format: 'json' | 'html' | 'xml' | 'sarif' | 'md',
  { sandbox, canonical = false }: ReportQuery,
): string {
  const report = server.report({ sandbox });
  switch (format) {
    case 'json':
      return canonical ? canonicalReport(report) : renderJson(report);
    case 'html':
      return renderHtml(report);
    case 'xml':
      return renderJunit(report);
    case 'sarif':
      return renderSarif(report);
    case 'md':
      return renderMarkdown(report);
  }
}

/**
 * Whether the run passes so far.
 *
 * @throws ControlProblem 422 for a name that there is not, 404 for a sandbox that nobody has used: what was not looked
 * at does not pass.
 */
export function getVerdict(server: MockServer, { sandbox, failOn, minCoverage }: VerdictQuery): Verdict {
  const names = readFailOn(failOn, minCoverage);
  const report = server.report({ sandbox });
  const isKnown = sandbox === undefined || server.sandboxes.find(sandbox) || report.sandboxes.length > 0;
  if (!isKnown) {
    throw new ControlProblem(
      404,
      'RINGBACK_SANDBOX_UNKNOWN',
      `Failed to find the sandbox ${quote(sandbox)}: nothing was asked of it. Use one of GET /sandboxes.`,
    );
  }
  return verdictOf(report, { failOn: names, minCoverage });
}

function readFailOn(failOn: string | undefined, minCoverage: number | undefined): readonly FailOn[] {
  // Without a word, what there surely is to fail on; a share alone asks for the share alone.
  if (failOn === undefined) return minCoverage === undefined ? ['violations'] : [];
  const parsed = parseFailOn(failOn);
  if (parsed.kind === 'unknown') throw new ControlProblem(422, 'RINGBACK_REPORT_FAIL_ON', parsed.message);
  return parsed.names;
}
