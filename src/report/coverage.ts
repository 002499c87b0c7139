import type { Cell, CellKind } from '../core/cell.ts';
import type { CoverageReport, ProviderCoverage, ReportProvider } from './report.ts';

/** How much of the contract the touched cells are. A provider was asked when one of its cells was touched. */
export function coverageOf(
  providers: readonly ReportProvider[],
  coveredIds: ReadonlySet<string>,
): CoverageReport {
  const all = providers.map((provider) => coverageOfProvider(provider, coveredIds));
  const asked = all.filter(({ wasAsked }) => wasAsked);
  const covered = asked.reduce((sum, one) => sum + one.covered, 0);
  const total = asked.reduce((sum, one) => sum + one.total, 0);
  return { percent: asked.length === 0 ? null : percentOf(covered, total), covered, total, providers: all };
}

function coverageOfProvider(
  { name, cells }: ReportProvider,
  coveredIds: ReadonlySet<string>,
): ProviderCoverage {
  const kinds = new Map<CellKind, { kind: CellKind; covered: number; total: number }>();
  const uncovered: Cell[] = [];
  for (const cell of cells) {
    const counts = kinds.get(cell.kind) ?? { kind: cell.kind, covered: 0, total: 0 };
    counts.total += 1;
    if (coveredIds.has(cell.id)) counts.covered += 1;
    else uncovered.push(cell);
    kinds.set(cell.kind, counts);
  }
  const covered = cells.length - uncovered.length;
  return {
    ...{ provider: name, wasAsked: covered > 0, percent: percentOf(covered, cells.length), covered },
    ...{ total: cells.length, kinds: [...kinds.values()], uncovered },
  };
}

/** Rounded down to one decimal, so that only what is whole is 100. */
function percentOf(covered: number, total: number): number {
  return total === 0 ? 0 : Math.floor((covered * 1000) / total) / 10;
}
