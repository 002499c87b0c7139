import type { Operation } from './contract.ts';
import { alignSegments, differencesOf } from './path-difference.ts';

/** An operation that a request nearly is. */
export interface NearMiss {
  readonly operation: string;
  readonly method: string;
  /** The spec's template. */
  readonly path: string;
  /** What differs, each in a sentence. */
  readonly differences: readonly string[];
}

/** The operations of one spec that a request may have meant. */
export interface Candidates {
  readonly provider: string;
  readonly operations: readonly Operation[];
  /** Without a trailing slash; matched with and without. */
  readonly basePaths: readonly string[];
}

/** A request that no operation matches; the path is below the provider's mount. */
export interface Unmatched {
  readonly method: string;
  readonly path: string;
}

/**
 * The operations that come nearest to a request that none matches, the nearest first, three at most. What differs is
 * said of each: the method, or segments of the path. Operations of other specs are told of where the path is theirs
 * to the letter.
 *
 * The time grows with the number of operations alone: of paths and segments that are longer than any real one only
 * the beginning is looked at.
 */
export function nearestOperations(
  { method, path }: Unmatched,
  own: Candidates,
  others: readonly Candidates[] = [],
): readonly NearMiss[] {
  const wanted = method === 'HEAD' ? 'GET' : method;
  const ranked = own.operations
    .map((operation) => rank(operation, wanted, path, own.basePaths))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MAX_NEAREST);
  const foreign = ranked.some(isExact) ? [] : foreignOf(wanted, path, own, others);
  const near = ranked.map(({ operation, isMethod, sent }) => ({
    ...factsOf(operation),
    differences: [
      ...(isMethod ? [] : [methodDifference(method, operation, own)]),
      ...differencesOf(sent, operation.path, own.provider),
    ],
  }));
  return [...foreign, ...near].slice(0, MAX_NEAREST);
}

/**
 * The same for a request that begins with no provider's mount: over all specs, with the mount that was sent, if one
 * was, and without it.
 *
 * @param meant the provider whose mount was probably meant; its operations come before others that are as near.
 */
export function nearestAnywhere(
  { method, path }: Unmatched,
  specs: readonly Candidates[],
  meant: string | undefined,
): readonly NearMiss[] {
  const wanted = method === 'HEAD' ? 'GET' : method;
  const mount = /^\/[^/]*(?=\/)/.exec(path)?.[0];
  return specs
    .flatMap((spec) => {
      const bases = mount === undefined ? [] : [mount, ...spec.basePaths.map((base) => `${mount}${base}`)];
      const handicap = meant === undefined || spec.provider === meant ? 0 : OTHER_COST;
      return spec.operations.map((operation) => {
        const ranked = rank(operation, wanted, path, [...spec.basePaths, ...bases]);
        return { ...ranked, spec, cost: ranked.cost + handicap };
      });
    })
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MAX_NEAREST)
    .map(({ operation, isMethod, sent, spec }) => ({
      ...factsOf(operation),
      differences: [
        `it is served below \`/${spec.provider}\``,
        ...(isMethod ? [] : [methodDifference(method, operation, spec)]),
        ...differencesOf(sent, operation.path, spec.provider),
      ],
    }));
}

const MAX_NEAREST = 3;
/** What an operation of another provider than the one that was meant costs more. */
const OTHER_COST = 0.5;
/** A wrong method is less wrong than a wrong segment. */
const METHOD_COST = 0.6;

interface Ranked {
  readonly operation: Operation;
  readonly isMethod: boolean;
  /** What was sent, less a base path where that brings it nearer. */
  readonly sent: string;
  readonly cost: number;
}

function rank(operation: Operation, method: string, path: string, basePaths: readonly string[]): Ranked {
  const isMethod = operation.method === method;
  let sent = path;
  let pathCost = Number.POSITIVE_INFINITY;
  for (const candidate of withoutBases(path, basePaths)) {
    const { cost } = alignSegments(candidate, operation.path);
    if (cost >= pathCost) continue;
    sent = candidate;
    pathCost = cost;
  }
  return { operation, isMethod, sent, cost: pathCost + (isMethod ? 0 : METHOD_COST) };
}

/** Whether the path is the operation's to the letter. */
function isExact({ sent, operation }: Ranked): boolean {
  return differencesOf(sent, operation.path, '').length === 0;
}

function withoutBases(path: string, basePaths: readonly string[]): readonly string[] {
  const below = basePaths
    .filter((base) => path.startsWith(`${base}/`))
    .map((base) => path.slice(base.length));
  return [...below, path];
}

function methodDifference(method: string, { path }: Operation, { operations }: Candidates): string {
  const declared = operations.filter((one) => one.path === path).map((one) => one.method);
  return `method is ${method}, declared ${declared.length === 1 ? 'is' : 'are'} ${declared.join(', ')}`;
}

/** What another spec has at this very path. */
function foreignOf(
  method: string,
  path: string,
  own: Candidates,
  others: readonly Candidates[],
): readonly NearMiss[] {
  return others
    .filter(({ provider }) => provider !== own.provider)
    .flatMap(({ provider, operations, basePaths }) =>
      operations
        .filter((operation) => operation.method === method)
        .filter((operation) => isExact(rank(operation, method, path, basePaths)))
        .map((operation) => ({
          ...factsOf(operation),
          differences: [`it is a path of another provider, ${provider}: it is served below \`/${provider}\``],
        })),
    );
}

function factsOf({ id, method, path }: Operation): Omit<NearMiss, 'differences'> {
  return { operation: id, method, path };
}
