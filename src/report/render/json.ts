import type { ContractReport } from '../report.ts';

/** A report as JSON, as `report.schema.json` describes it. Large ones are on one line. */
export function renderJson(report: ContractReport): string {
  const isLarge = report.violations.length > LARGE || report.sandboxes.length > LARGE;
  return `${JSON.stringify(report, null, isLarge ? 0 : 2)}\n`;
}

const LARGE = 500;
