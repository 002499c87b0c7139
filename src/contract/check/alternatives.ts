import { type JsonPointer, joinPointer } from '../../core/json-pointer.ts';
import type { SchemaBreach, Schemas } from '../spec/schemas.ts';
import { wordBreach } from './wording.ts';

/**
 * Replaces what is said of every branch of an `anyOf` or `oneOf` by what is wrong with the branch that was meant:
 * the one whose tag (a `const`, or an `enum` of one) fits, or else the one that is nearest.
 */
export function narrowAlternatives(
  schemas: Schemas,
  breaches: readonly SchemaBreach[],
): readonly SchemaBreach[] {
  const composite = breaches
    .filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
    // The outermost first: its branches hold the inner ones.
    .toSorted((a, b) => a.at.length - b.at.length)[0];
  if (!composite || !Array.isArray(composite.demand)) return breaches;

  const branches = composite.demand.map((_, index) =>
    schemas.breachesOf(joinPointer(composite.node, composite.keyword, index), composite.value),
  );
  const others = withoutBranches(breaches, composite, branches);
  const meant = chooseBranch(composite, branches);
  const own = meant.isBranch
    ? narrowAlternatives(schemas, meant.breaches).map((breach) => ({
        ...breach,
        at: composite.at + breach.at,
      }))
    : meant.breaches;
  // Each round takes one composite away, so this ends.
  return [...narrowAlternatives(schemas, others), ...own];
}

type Branches = readonly (readonly SchemaBreach[])[];

/** The breaches that are not of the composite's branches, nor the composite itself. */
function withoutBranches(
  breaches: readonly SchemaBreach[],
  composite: SchemaBreach,
  branches: Branches,
): readonly SchemaBreach[] {
  const keyOf = (at: JsonPointer, { keyword, node, params }: SchemaBreach): string =>
    [at, keyword, node, params.missingProperty ?? params.additionalProperty ?? ''].join(' ');
  const inside = new Set(branches.flat().map((breach) => keyOf(composite.at + breach.at, breach)));
  return breaches.filter((breach) => breach !== composite && !inside.has(keyOf(breach.at, breach)));
}

/** What is told: the breaches of the branch that was meant, as it sees them, or one that stands for all branches. */
interface Choice {
  readonly isBranch: boolean;
  readonly breaches: readonly SchemaBreach[];
}

function chooseBranch(composite: SchemaBreach, branches: Branches): Choice {
  const fitting = branches.filter((breaches) => breaches.length > 0 && !breaches.some(isMismatch));
  const [first, second] = fitting.toSorted((a, b) => a.length - b.length);
  if (first && first.length < (second?.length ?? Number.POSITIVE_INFINITY))
    return { isBranch: true, breaches: first };
  const tag = first ? undefined : commonTag(composite, branches);
  return { isBranch: false, breaches: [tag ?? describeAll(composite, branches)] };
}

/** Whether a breach shows that its branch was not meant: another type altogether, or another tag. */
function isMismatch(breach: SchemaBreach): boolean {
  return (breach.keyword === 'type' && breach.at === '') || isTag(breach);
}

function isTag({ keyword, at, demand }: SchemaBreach): boolean {
  const isSingle =
    keyword === 'const' || (keyword === 'enum' && Array.isArray(demand) && demand.length === 1);
  return isSingle && /^\/[^/]*$/.test(at);
}

/** Where every branch has its own tag and none fits: one breach that lists the tags. */
function commonTag(composite: SchemaBreach, branches: Branches): SchemaBreach | undefined {
  const tags = branches
    .filter((breaches) => !breaches.some(({ keyword, at }) => keyword === 'type' && at === ''))
    .map((breaches) => breaches.find(isTag));
  const [first] = tags;
  if (!first || !tags.every((tag) => tag?.at === first.at)) return undefined;
  const allowed = tags.flatMap((tag) => (Array.isArray(tag?.demand) ? tag.demand : [tag?.demand]));
  return { ...first, keyword: 'enum', at: composite.at + first.at, node: composite.node, demand: allowed };
}

// So many branches are told in words; the rest is in the spec.
const MAX_REASONS = 4;

function describeAll(composite: SchemaBreach, branches: Branches): SchemaBreach {
  const firsts = branches.map(([first]) => first).filter((first) => first !== undefined);
  const isNeed = branches.every(
    (breaches) => breaches.length === 1 && breaches[0]?.keyword === 'required' && breaches[0].at === '',
  );
  const params = isNeed
    ? { needs: firsts.map(({ params }) => params.missingProperty) }
    : { reasons: firsts.slice(0, MAX_REASONS).map((breach) => wordBreach(breach, nameOf(breach)).message) };
  return { ...composite, params: { ...composite.params, ...params } };
}

function nameOf({ at, params }: SchemaBreach): string {
  const missing = params.missingProperty === undefined ? '' : `/${String(params.missingProperty)}`;
  return (at + missing).slice(1).replaceAll('/', '.') || 'it';
}
