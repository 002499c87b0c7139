import { canonicalReport } from '../../report/canonical-report.ts';
import { parseFailOn } from '../../report/fail-on.ts';
import { renderHtml } from '../../report/render/html.ts';
import { renderJson } from '../../report/render/json.ts';
import { renderJunit } from '../../report/render/junit.ts';
import { renderMarkdown } from '../../report/render/markdown.ts';
import { renderSarif } from '../../report/render/sarif.ts';
import { type Verdict, verdictOf } from '../../report/verdict.ts';
import type { MockServer } from '../mock-server.ts';
import { ControlProblem } from './control-problem.ts';

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
  /** Names with commas between; `violations` without it. */
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

/** Whether the run passes so far. Throws a ControlProblem 422 for a name that there is not. */
export function getVerdict(
  server: MockServer,
  { sandbox, failOn = 'violations', minCoverage }: VerdictQuery,
): Verdict {
  const parsed = parseFailOn(failOn);
  if (parsed.kind === 'unknown') throw new ControlProblem(422, 'RINGBACK_REPORT_FAIL_ON', parsed.message);
  return verdictOf(server.report({ sandbox }), { failOn: parsed.names, minCoverage });
}
