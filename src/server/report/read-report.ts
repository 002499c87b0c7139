import { readFileSync } from 'node:fs';
import { parseReport } from '../../report/parse-report.ts';
import type { ContractReport } from '../../report/report.ts';
import { ReportError } from './report-error.ts';

/** Reads a `report.json`. Throws a ReportError that names the file and the place in it. */
export function readReport(file: string): ContractReport {
  const parsed = parseReport(parseJson(readText(file), file));
  if (parsed.kind === 'report') return parsed.report;
  const { issues, more } = parsed;
  const lines = issues.map(
    ({ pointer, message }) => `${file}: ${pointer === '' ? '(top)' : pointer}: ${message}`,
  );
  const rest = more > 0 ? [`and ${more} more`] : [];
  throw invalid(file, 'it has not the form of a report', [...lines, ...rest]);
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw invalid(file, error instanceof Error ? error.message : String(error), []);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // The engine's own message names line and column.
    throw invalid(file, `it is no JSON: ${error instanceof Error ? error.message : String(error)}`, []);
  }
}

function invalid(file: string, reason: string, lines: readonly string[]): ReportError {
  const sentence = `Failed to read the report "${file}": ${reason}. Name a report.json that Ringback wrote.`;
  return new ReportError('RINGBACK_REPORT_INVALID', [sentence, ...lines].join('\n'));
}
