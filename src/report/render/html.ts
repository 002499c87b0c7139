import type { ContractReport } from '../report.ts';
import type { Verdict } from '../verdict.ts';
export function renderHtml(report: ContractReport, _options: { verdict?: Verdict | undefined } = {}): string {
  return String(report);
}
