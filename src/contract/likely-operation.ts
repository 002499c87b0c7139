import { didYouMean, isSlip } from '../core/did-you-mean.ts';
import type { Contract, Operation } from './contract.ts';
import type { Unmatched } from './near-miss.ts';

/** The operation that a request which none matches most likely meant. */
export interface LikelyOperation {
  readonly operation: Operation;
  /**
   * True where so little differs that the client is to blame, even of a spec that does not claim to be whole: slashes,
   * a base path that is missing, there twice or of another version, or one slip in one segment.
   */
  readonly isSlip: boolean;
}

/**
 * The operation that a client most likely meant, where one is near enough to be named: those with its method come
 * before others, and slips before what is merely alike. `nearestOperations` always names some.
 *
 * The time grows with the number of operations alone: only as many segments are compared as a template has.
 */
export function likelyOperation(
  { method, path }: Unmatched,
  { provider, operations, basePaths }: Pick<Contract, 'provider' | 'operations' | 'basePaths'>,
): LikelyOperation | undefined {
  if (path.length > MAX_PATH) return undefined;
  const wanted = method === 'HEAD' ? 'GET' : method;
  const sent = path.split('/').filter((segment) => segment !== '');
  let best: LikelyOperation | undefined;
  let most = 0;
  for (const operation of operations) {
    for (const base of ['', ...basePaths]) {
      const likeness = likenessOf(sent, segmentsOf(base + operation.path), provider);
      const score = likeness === 'other' ? 0 : SCORES[likeness] + (operation.method === wanted ? 2 : 0);
      if (score <= most) continue;
      best = { operation, isSlip: likeness === 'slip' };
      most = score;
    }
  }
  return best;
}

/** Longer ones are no slips. */
const MAX_PATH = 4000;

type Likeness = 'slip' | 'alike' | 'other';
const SCORES = { slip: 2, alike: 1 } as const;

function segmentsOf(template: string): readonly string[] {
  return template.split('/').filter((segment) => segment !== '');
}

/** A segment in braces stands for any. */
function likenessOf(sent: readonly string[], declared: readonly string[], provider: string): Likeness {
  const surplus = sent.length - declared.length;
  if (surplus === 0) return differenceOf(sent, declared);
  if (surplus > 0) {
    const isTwice = (sent[0] === provider && surplus === 1) || fits(sent.slice(0, surplus), declared, true);
    return isTwice && fits(sent.slice(surplus), declared) ? 'slip' : 'other';
  }
  // A base path is made of literals, and something has to show that it was this operation's.
  const lead = declared.slice(0, -surplus);
  const rest = declared.slice(-surplus);
  const isBase = !lead.some(isParameter) && rest.some((segment) => !isParameter(segment));
  return isBase && fits(sent, rest) ? 'slip' : 'other';
}

/** @param isStart looks at as many segments of the template as were sent, which all have to be literals. */
function fits(sent: readonly string[], declared: readonly string[], isStart = false): boolean {
  return sent.every((segment, index) => {
    const wanted = declared[index] ?? '';
    return segment === wanted || (!isStart && isParameter(wanted));
  });
}

function differenceOf(sent: readonly string[], declared: readonly string[]): Likeness {
  const wrong = declared.flatMap((wanted, index) => {
    const segment = sent[index] ?? '';
    return segment === wanted || isParameter(wanted) ? [] : [[segment, wanted] as const];
  });
  const [first] = wrong;
  if (first === undefined) return 'slip';
  if (wrong.length > 1) return 'other';
  if (first.every((segment) => /^v\d/.test(segment)) || isSlip(...first)) return 'slip';
  return didYouMean(first[0], [first[1]]) === undefined ? 'other' : 'alike';
}

function isParameter(segment: string): boolean {
  return segment.includes('{');
}
