import { joinPointer } from '../core/json-pointer.ts';
import type { ContractReport } from './report.ts';
import { reportSchema } from './schema.ts';

/** What a value is as a report: one, or what is wrong with it. */
export type ParsedReport =
  | { readonly kind: 'report'; readonly report: ContractReport }
  | { readonly kind: 'broken'; readonly issues: readonly ReportIssue[]; readonly more: number };

/** A mistake in a report. */
export interface ReportIssue {
  /** JSON pointer into the report. */
  readonly pointer: string;
  readonly message: string;
}

const MAX_ISSUES = 20;

/** Reads a report that came as JSON. */
export function parseReport(value: unknown): ParsedReport {
  const parsed = reportSchema.safeParse(value);
  if (parsed.success) return { kind: 'report', report: parsed.data };
  const { issues } = parsed.error;
  return {
    kind: 'broken',
    issues: issues.slice(0, MAX_ISSUES).map(({ path, message }) => ({
      pointer: joinPointer('', ...path.map(String)),
      message,
    })),
    more: Math.max(0, issues.length - MAX_ISSUES),
  };
}
