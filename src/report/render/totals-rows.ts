import type { ContractReport } from '../report.ts';
import { formatCount } from './plural.ts';

/** The totals in words; what there is none of is left out, but for requests and violations. */
export function totalsRows({
  totals,
  coverage,
  sandboxes,
}: ContractReport): readonly (readonly [string, string])[] {
  const { requests, violations, unmatched, notes, receiver, rules, notClient, dropped, deliveries } = totals;
  const sent = deliveries.acknowledged + deliveries.failed + deliveries.pending;
  const rows: readonly (readonly [string, number, boolean])[] = [
    ['requests', requests, true],
    ['sandboxes', sandboxes.length, sandboxes.length > 1],
    ['violations', violations, true],
    ['unmatched', unmatched, unmatched > 0],
    ['notes', notes, notes > 0],
    ['by receivers', receiver, receiver > 0],
    ['of conversation rules', rules, rules > 0],
    ['not the client’s', notClient, notClient > 0],
    ['without room', dropped, dropped > 0],
    ['webhooks', sent, sent > 0],
    ['webhooks not acknowledged', deliveries.failed, deliveries.failed > 0],
  ];
  return [
    ...rows.filter(([, , isShown]) => isShown).map(([name, count]) => [name, formatCount(count)] as const),
    ['coverage', coverageWords(coverage)] as const,
  ];
}

function coverageWords({ percent, covered, total }: ContractReport['coverage']): string {
  if (percent === null) return 'nothing was asked';
  return `${percent} % (${formatCount(covered)} of ${formatCount(total)})`;
}
