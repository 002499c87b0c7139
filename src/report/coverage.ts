import { CELL_KINDS, type Cell } from '../core/cell.ts';
import type { SandboxEvidence } from './evidence.ts';
import type { CoverageReport, ProviderCoverage, ReportProvider } from './report.ts';

/** What was seen of sandboxes that coverage is made from. */
export type Touched = Pick<SandboxEvidence, 'covered' | 'faults'>;

/**
 * How much of the contracts sandboxes have touched together. To a provider's own cells come those of the faults that
 * its requests were met with. One that nobody asked is listed, and left out of the figures.
 */
export function coverageOf(
  providers: readonly ReportProvider[],
  sandboxes: readonly Touched[],
): CoverageReport {
  const covered = new Set(sandboxes.flatMap((one) => one.covered));
  const faults = new Map(sandboxes.flatMap((one) => one.faults).map((cell) => [cell.id, cell]));
  const all = providers.map((provider) => coverageOfProvider(provider, faults, covered));
  const asked = all.filter(({ wasAsked }) => wasAsked);
  const sum = sumOf(asked);
  return { percent: percentOf(sum), ...sum, providers: all };
}

function coverageOfProvider(
  { name, cells }: ReportProvider,
  faults: ReadonlyMap<string, Cell>,
  covered: ReadonlySet<string>,
): ProviderCoverage {
  const met = [...faults.values()].filter(({ provider }) => provider === name);
  const own = [...cells, ...met.sort((a, b) => (a.id < b.id ? -1 : 1))];
  const isCovered = ({ id }: Cell): boolean => covered.has(id);
  const kinds = CELL_KINDS.map((kind) => ({
    kind,
    ...countOf(
      own.filter((cell) => cell.kind === kind),
      isCovered,
    ),
  }));
  const sum = sumOf(kinds);
  if (sum.covered === 0)
    return { provider: name, wasAsked: false, percent: null, ...sum, kinds: [], uncovered: [] };
  return {
    ...{ provider: name, wasAsked: true, percent: percentOf(sum), ...sum },
    kinds: kinds.filter(({ total }) => total > 0),
    uncovered: own.filter((cell) => !isCovered(cell)),
  };
}

interface Count {
  readonly covered: number;
  readonly total: number;
}

function countOf(cells: readonly Cell[], isCovered: (cell: Cell) => boolean): Count {
  return { covered: cells.filter(isCovered).length, total: cells.length };
}

function sumOf(counts: readonly Count[]): Count {
  return {
    covered: counts.reduce((sum, { covered }) => sum + covered, 0),
    total: counts.reduce((sum, { total }) => sum + total, 0),
  };
}

/** Rounded down, so that only what is whole is 100. */
function percentOf({ covered, total }: Count): number | null {
  return total === 0 ? null : Math.floor((covered * 1000) / total) / 10;
}
