import type { FailOn } from './fail-on.ts';
import { countOf, plural } from './render/plural.ts';
import type { ContractReport } from './report.ts';

/** What a run is held to. */
export interface VerdictRules {
  readonly failOn: readonly FailOn[];
  /** In percent; undefined asks for none. */
  readonly minCoverage?: number | undefined;
}

/** Whether a run passes, and if not, why. */
export interface Verdict {
  readonly ok: boolean;
  readonly failures: readonly VerdictFailure[];
}

export interface VerdictFailure {
  /** The last two are a proxy's. */
  readonly on: FailOn | 'coverage' | 'drift' | 'failures';
  /** How many; of the coverage, the cells that were not touched. */
  readonly count: number;
  readonly text: string;
}

/** Holds a report to rules. Every name is of use alone: `violations` has the client's unmatched requests too. */
export function verdictOf(report: ContractReport, { failOn, minCoverage }: VerdictRules): Verdict {
  const failures = failOn.flatMap((on) => failureOn(on, report));
  const all = [...failures, ...(minCoverage === undefined ? [] : failureOfCoverage(report, minCoverage))];
  return { ok: all.length === 0, failures: all };
}

/** The operations of the providers that were asked, that no request went to. */
export function untouchedOperations({ coverage }: ContractReport): readonly UntouchedOperation[] {
  return coverage.providers
    .filter(({ wasAsked }) => wasAsked)
    .flatMap(({ provider, uncovered }) =>
      uncovered
        .filter(({ kind }) => kind === 'operation')
        .map(({ name, operation }) => ({
          provider,
          operation: operation ?? name,
        })),
    );
}

export interface UntouchedOperation {
  readonly provider: string;
  readonly operation: string;
}

/** What `uncovered` fails on: where no provider was asked, all of them were to be. */
function uncoveredOperations(report: ContractReport): readonly UntouchedOperation[] {
  if (report.coverage.percent !== null) return untouchedOperations(report);
  return report.providers.flatMap(({ name, operations }) =>
    operations.map(({ id }) => ({ provider: name, operation: id })),
  );
}

function failureOn(on: FailOn, report: ContractReport): readonly VerdictFailure[] {
  const { totals } = report;
  // Breaches that there was no room for are of a kind that nobody knows any more: they pass for the worst.
  const count = on === 'violations' ? countFor(on, report) + totals.dropped : countFor(on, report);
  if (count === 0) return [];
  return [{ on, count, text: textFor(on, count, report) }];
}

function countFor(on: FailOn, report: ContractReport): number {
  const { totals } = report;
  switch (on) {
    case 'violations':
      return totals.violations + unmatchedOfClient(report);
    case 'uncovered':
      return uncoveredOperations(report).length;
    case 'notes':
    case 'unmatched':
    case 'receiver':
    case 'rules':
      return totals[on];
  }
}

function textFor(on: FailOn, count: number, report: ContractReport): string {
  switch (on) {
    case 'violations':
      return `${countOf(count, 'breach', 'breaches')} of the contract${violationParts(report)}`;
    case 'notes':
      return `${countOf(count, 'note')}: rules that are a guess, or what nothing declares`;
    case 'unmatched':
      return `${countOf(count, 'path or method', 'paths or methods')} that no operation matches`;
    case 'receiver':
      return `${countOf(count, 'breach', 'breaches')} by receivers of webhooks`;
    case 'rules':
      return `${countOf(count, 'breach', 'breaches')} of rules about how requests follow each other`;
    case 'uncovered':
      return `${countOf(count, 'operation')} ${plural(count, 'was', 'were')} never asked for: ${named(report)}`;
  }
}

/** Without those that a spec is to blame for, as it does not claim to be whole. */
function unmatchedOfClient({ violations }: ContractReport): number {
  return violations.filter(({ kind, blame }) => kind === 'unmatched' && blame === 'client').length;
}

function violationParts(report: ContractReport): string {
  const { dropped } = report.totals;
  const unmatched = unmatchedOfClient(report);
  const parts = [
    ...(unmatched > 0 ? [`${unmatched} of them unmatched`] : []),
    ...(dropped > 0 ? [`${dropped} that there was no room for`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

const MAX_NAMED = 5;

function named(report: ContractReport): string {
  const all = uncoveredOperations(report);
  const shown = all.slice(0, MAX_NAMED).map(({ provider, operation }) => `${provider} ${operation}`);
  return [...shown, ...(all.length > MAX_NAMED ? [`${all.length - MAX_NAMED} more`] : [])].join(', ');
}

function failureOfCoverage({ coverage }: ContractReport, least: number): readonly VerdictFailure[] {
  const { percent, covered, total } = coverage;
  if (least <= 0 || (total > 0 && covered * 100 >= least * total)) return [];
  const text =
    percent === null
      ? `nothing was asked, and ${least} % of the contract is to be covered`
      : `${percent} % of the contract is covered, and ${least} % is to be`;
  return [{ on: 'coverage', count: total - covered, text }];
}
