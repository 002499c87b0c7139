import type { Contract, Finding, Match } from '../contract/contract.ts';
import { likelyOperation } from '../contract/likely-operation.ts';
import type { Unmatched } from '../contract/near-miss.ts';

/** Who is to blame for a request that no operation matches, and what it most likely meant. */
export interface UnmatchedBlame {
  readonly blame: Pick<Finding, 'blame' | 'reason'>;
  /** A question that names another operation, with a blank at its end; empty where none is near. */
  readonly hint: string;
}

/**
 * Finds who is to blame. A spec that does not claim to be whole has the blame for what it may well lack, and not for a
 * slip of what it has: another method on a path of its own, a wrong base path, a misspelt segment.
 */
export function blameUnmatched(
  contract: Contract,
  match: Exclude<Match, { kind: 'operation' }>,
  request: Unmatched,
): UnmatchedBlame {
  const likely = likelyOperation(request, contract);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const isNews = match.kind === 'no-path' || likely?.operation.method === method;
  const name = likely && `${likely.operation.method} ${likely.operation.path}`;
  const hint = name !== undefined && isNews ? `Did you mean ${name}? ` : '';
  if (!contract.isPartial) return { blame: { blame: 'client' }, hint };
  if (match.kind === 'no-method') {
    const reason = `${PARTIAL} it declares the path, with other methods.`;
    return { blame: { blame: 'client', reason }, hint };
  }
  if (!likely?.isSlip) return { blame: { blame: 'spec' }, hint };
  return { blame: { blame: 'client', reason: `${PARTIAL} the request is ${name} but for a slip.` }, hint };
}

const PARTIAL = 'The spec does not claim to be whole, but';
