import type { Basis, Finding } from '../contract/contract.ts';
import type { ViolationKind } from './violation.ts';

/** Why whoever has the blame for a breach has it, in a sentence. */
export function blameReason(
  { blame, basis, code, reason }: Pick<Finding, 'blame' | 'basis' | 'code' | 'reason'>,
  kind: ViolationKind,
): string {
  if (reason !== undefined) return reason;
  switch (blame) {
    case 'mock':
      return 'The answer is the mock’s own, and the client had no part in it.';
    case 'spec':
      return 'The spec says that it is not whole (x-partial), so that what it does not declare may well exist.';
    case 'client':
      if (code === 'acknowledge-late') {
        return 'The receiver is the client’s, and acknowledged later than the rule allows.';
      }
      return kind === 'receiver'
        ? 'The receiver is the client’s, and is held to what senders of webhooks expect.'
        : `${deedOf(kind, code)}, and ${ruleOf(kind, code, basis)}.`;
  }
}

function deedOf(kind: ViolationKind, code: string): string {
  if (kind === 'unmatched') return 'The client asked for it';
  if (kind === 'rule') return 'The client sent the requests';
  if (code === 'credential') return 'The client sent no credential in that form';
  return code === 'required' || code === 'dependent-required'
    ? 'The client left it out'
    : 'The client sent it';
}

function ruleOf(kind: ViolationKind, code: string, basis: Basis): string {
  const isUndeclared = kind === 'unmatched' || code === 'undeclared';
  if (basis === 'decided') {
    return isUndeclared
      ? 'nothing that the vendor publishes declares it'
      : 'the rule is our guess, as the vendor is silent';
  }
  return isUndeclared ? `${AUTHORITIES[basis]} does not declare it` : `${AUTHORITIES[basis]} has the rule`;
}

const AUTHORITIES: Readonly<Record<Exclude<Basis, 'decided'>, string>> = {
  seed: 'the vendor’s own reference',
  docs: 'a page of the vendor’s documents',
  sdk: 'the vendor’s own client library',
  user: 'your own spec',
};
