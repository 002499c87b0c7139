import type { ContractReport, ReportTotals } from '../report.ts';
import { formatCount } from './plural.ts';

/** One of the totals in words. */
export interface TotalsRow {
  readonly name: string;
  /** Such as `1,204` or `63 %`. */
  readonly value: string;
  /** What there is to add, where there is room. */
  readonly detail?: string;
  /** How it is to be taken; undefined where it is neither good nor bad. */
  readonly tone?: 'bad' | 'note';
}

/** How often the client broke the contract, in whatever way. */
export function countBreaches({ violations, unmatched, receiver, rules }: ReportTotals): number {
  return violations + unmatched + receiver + rules;
}

/** What was found, in words; what there is none of is left out, but for what everybody looks for. */
export function totalsRows({ totals, coverage }: ContractReport): readonly TotalsRow[] {
  const { violations, unmatched, notes, receiver, rules, notClient, dropped, deliveries } = totals;
  const sent = deliveries.acknowledged + deliveries.failed + deliveries.pending;
  return [
    violations > 0 ? rowOf('violations', violations, 'bad') : { name: 'violations', value: '0' },
    ...someOf('unmatched', unmatched, 'bad'),
    ...someOf('rules', rules, 'bad'),
    ...someOf('receivers', receiver, 'bad'),
    ...someOf('notes', notes, 'note'),
    ...someOf('not the client’s', notClient),
    ...someOf('without room', dropped, 'note'),
    coverageRow(coverage),
    ...someOf('webhooks', sent),
    ...someOf('not acknowledged', deliveries.failed, 'note'),
  ];
}

/** How much was asked, before what was found. */
export function extentRows({ totals, sandboxes }: ContractReport): readonly TotalsRow[] {
  return [
    rowOf('requests', totals.requests),
    ...(sandboxes.length > 1 ? [rowOf('sandboxes', sandboxes.length)] : []),
  ];
}

function rowOf(name: string, count: number, tone?: TotalsRow['tone']): TotalsRow {
  return { name, value: formatCount(count), ...(tone && { tone }) };
}

function someOf(name: string, count: number, tone?: TotalsRow['tone']): readonly TotalsRow[] {
  return count > 0 ? [rowOf(name, count, tone)] : [];
}

function coverageRow({ percent, covered, total }: ContractReport['coverage']): TotalsRow {
  if (percent === null) return { name: 'coverage', value: '–', detail: 'nothing was asked' };
  return {
    name: 'coverage',
    value: `${percent} %`,
    detail: `${formatCount(covered)} of ${formatCount(total)}`,
  };
}
