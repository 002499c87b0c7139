import type { Contract, Finding, Match } from '../../contract/contract.ts';
import type { Drift } from '../../contract/drift.ts';
import { blameUnmatched } from '../blame-unmatched.ts';
import { ownFinding } from '../refuse.ts';
import type { SeenExchange, SeenOutcome, SeenRequest } from './seen.ts';

/** A request that no operation matches. */
export type Unmatched = Exclude<Match, { kind: 'operation' }>;

/**
 * Whether an answer shows that an upstream knows a request that the spec does not: then the spec lacks an operation.
 * What stands before all operations alike, such as a credential or a limit, shows nothing.
 */
export function isKnownThere(status: number): boolean {
  return (status >= 200 && status < 400) || [400, 409, 422].includes(status);
}

/** What the spec lacks, where the upstream knows the request. */
export function missingOperation({ basis }: Contract, { method, path }: SeenRequest, status: number): Drift {
  const place = `${method} ${likelyTemplate(path)}`;
  return {
    ...{ code: 'operation', at: '', pointer: place, rule: '/paths', allowed: [], basis },
    message: `The spec has no operation for ${place}, and the vendor answered it with ${status}.`,
    remedy: `Add ${place} to the paths of the spec.`,
  };
}

/** What the client got wrong, where the spec does not know the request, and nothing shows that the upstream does. */
export function strayRequest(
  contract: Contract,
  match: Unmatched,
  { request: { method, path }, outcome }: Pick<SeenExchange, 'request' | 'outcome'>,
): Finding {
  const { blame, hint } = blameUnmatched(contract, match, { method, path });
  const facts = {
    ...blame,
    in: 'path',
    pointer: path,
    basis: contract.basis,
    rule: '/paths',
    sent: JSON.stringify(`${method} ${path}`),
  } as const;
  if (match.kind === 'no-path') {
    const message = `The spec has no operation at ${path}; ${knownOf(outcome)}.`;
    const remedy = `${hint}Compare the path with the nearest operations: the base path, and each segment.`;
    return ownFinding({ ...facts, code: 'no-path', message, remedy });
  }
  const message = `${method} is not a method of ${path}; ${knownOf(outcome)}.`;
  const remedy = `${hint}${hint === '' ? 'Use' : 'Or use'} one of ${match.allow.join(', ')}.`;
  return ownFinding({ ...facts, code: 'no-method', message, remedy, allowed: match.allow });
}

/** What an outcome tells of whether the vendor knows a request. */
function knownOf(outcome: SeenOutcome): string {
  switch (outcome.kind) {
    case 'failed':
      return `${UNKNOWN}: it gave no answer`;
    case 'gone':
      return `${UNKNOWN}: the client went away before its answer`;
    case 'answered': {
      const { status } = outcome;
      const isDenied = DENIALS.includes(status);
      return `${isDenied ? 'nor does the vendor seem to know it' : UNKNOWN}: it answered with ${status}`;
    }
  }
}

const UNKNOWN = 'whether the vendor knows it was not seen';
const DENIALS: readonly number[] = [404, 405, 410, 501];

/** A path with `*` for what is likely an id. A heuristic; a spec would know. */
function likelyTemplate(path: string): string {
  return path
    .split('/')
    .map((segment) => (/^\d+$/.test(segment) || (segment.length >= 8 && /\d/.test(segment)) ? '*' : segment))
    .join('/');
}
