import type { Contract, Finding } from '../../contract/contract.ts';
import { judge } from '../../contract/judge.ts';
import { sightOf } from '../sight.ts';
import { captureRequest, type ReadRequest } from './capture-request.ts';
import type { Evidence } from './evidence.ts';
import type { SeenExchange } from './seen.ts';

/** Writes down what a client's request got wrong, with secrets taken out. */
export function recordFindings(
  evidence: Evidence,
  contract: Contract,
  exchange: SeenExchange,
  read: ReadRequest,
  found: readonly Finding[],
): void {
  if (found.length === 0) return;
  const { seen, captured } = captureRequest(contract, exchange, read);
  const contracts = new Map([[contract.provider, contract]]);
  const operation = read.operation?.id ?? null;
  // A vendor refuses what it likes: the mode decides only what is a note.
  for (const breach of judge('real', found).breaches) {
    const sources = { captured, at: exchange.at, contracts };
    const { finding, sighting } = sightOf(seen, operation, breach, sources);
    const recorded = evidence.findings.record(finding, sighting);
    if (recorded !== '') evidence.findingIds.add(recorded);
  }
}
