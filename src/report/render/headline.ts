import type { ContractReport } from '../report.ts';
import type { Verdict } from '../verdict.ts';
import { countOf, formatCount } from './plural.ts';
import { countBreaches } from './totals-rows.ts';

/** A report in a sentence. */
export function headlineOf({ totals }: ContractReport, verdict?: Verdict | undefined): string {
  const { requests, notes, notClient } = totals;
  const breaches = countBreaches(totals);
  const asked = requests === 0 ? 'No requests' : `${countOf(requests, 'request')}`;
  const found =
    breaches > 0
      ? countOf(breaches, 'breach of the contract', 'breaches of the contract')
      : 'no breach of the contract';
  const noted = notes > 0 ? `, ${countOf(notes, 'note')}` : '';
  const others = notClient > 0 ? `, ${formatCount(notClient)} not the client’s` : '';
  const word = verdict === undefined ? '' : verdict.ok ? 'Passed: ' : 'Failed: ';
  const sentence = `${asked}, ${found}${noted}${others}.`;
  return word === '' ? sentence : word + sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
