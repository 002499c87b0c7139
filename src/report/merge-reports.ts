import type { Cell } from '../core/cell.ts';
import { compareTexts } from './evidence.ts';
import type { ContractReport, ReportOperation, ReportProvider, RunFacts } from './report.ts';
import { composeReport } from './to-report.ts';

/**
 * Puts the reports of shards together: everything is counted anew over all of them, as if there had been one run. The
 * order in which they are given does not matter.
 */
export function mergeReports(reports: readonly ContractReport[]): ContractReport {
  return composeReport(
    reports.flatMap(({ runs }) => runs).sort(byStart),
    mergeProviders(reports.flatMap(({ providers }) => providers)),
    reports.flatMap(({ sandboxes }) => sandboxes),
  );
}

/** All runs as one: from the first start to the last end. */
export function spanOf(runs: readonly RunFacts[]): {
  readonly startedAt: string;
  readonly durationMs: number;
} {
  const starts = runs.map(({ startedAt }) => Date.parse(startedAt));
  const ends = runs.map(({ durationMs }, index) => (starts[index] ?? 0) + durationMs);
  const first = Math.min(...starts);
  return { startedAt: runs[0]?.startedAt ?? '', durationMs: runs.length > 0 ? Math.max(...ends) - first : 0 };
}

/** The program's version, where all runs had the same. */
export function wholeVersion(runs: readonly RunFacts[]): { readonly version?: string } {
  const [first, ...others] = new Set(runs.map(({ version }) => version));
  return first !== undefined && others.length === 0 ? { version: first } : {};
}

function byStart(a: RunFacts, b: RunFacts): number {
  return (
    Date.parse(a.startedAt) - Date.parse(b.startedAt) || compareTexts(JSON.stringify(a), JSON.stringify(b))
  );
}

/** Shards may serve different providers. Where they had different specs, there is what any of them has. */
function mergeProviders(all: readonly ReportProvider[]): readonly ReportProvider[] {
  const byName = new Map<string, ReportProvider>();
  for (const provider of sorted(all)) {
    const known = byName.get(provider.name);
    byName.set(provider.name, known ? joinProviders(known, provider) : provider);
  }
  return [...byName.values()];
}

function sorted(providers: readonly ReportProvider[]): readonly ReportProvider[] {
  return [...providers].sort(
    (a, b) => compareTexts(a.name, b.name) || compareTexts(JSON.stringify(a), JSON.stringify(b)),
  );
}

function joinProviders(one: ReportProvider, other: ReportProvider): ReportProvider {
  return {
    ...one,
    operations: unite<ReportOperation>(one.operations, other.operations),
    cells: unite<Cell>(one.cells, other.cells),
  };
}

/** Those of the first, then what only the other has. */
function unite<Item extends { readonly id: string }>(
  one: readonly Item[],
  other: readonly Item[],
): readonly Item[] {
  const known = new Set(one.map(({ id }) => id));
  return [...one, ...other.filter(({ id }) => !known.has(id))];
}
