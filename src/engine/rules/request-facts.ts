import type { Instant } from '../../core/instant.ts';
import { canonicalJson } from '../../core/json.ts';
import { keyOf, type Seed } from '../../core/random.ts';
import type { OperationRequest } from '../handle.ts';
import { type Lookup, placesOf } from '../match.ts';
import { domainIdOf } from '../truth.ts';
import { findById, type World } from '../world.ts';
import type { Tallies } from './tallies.ts';

/** A request as rules look at it. */
export interface RuleRequest extends OperationRequest {
  /** A digest of the credential; undefined where there is none. Asked for when a rule wants it. */
  credential(): string | undefined;
}

/** What is known of a request and its world when its rules are looked for. */
export interface RequestFacts {
  readonly world: World;
  readonly request: RuleRequest;
  readonly now: Instant;
  readonly seed: Seed;
  /** Milliseconds since the scenario's start. */
  readonly elapsed: number;
  readonly tallies: Tallies;
  readonly lookup: Lookup;
  /** The call that the path names, in the domain's form where it is known; undefined where it names none. */
  call(): string | undefined;
  /** The same for requests that ask the same: of one operation, with the same path, query and body. */
  likeness(): string;
}

export function factsOf(world: World, request: RuleRequest, now: Instant): RequestFacts {
  const { seed, start } = world.ledger.template.setting;
  let likeness: string | undefined;
  let call: { readonly id: string | undefined } | undefined;
  return {
    ...{ world, request, now, seed },
    elapsed: now - start,
    tallies: world.tallies,
    lookup: placesOf(request.values),
    call() {
      call ??= { id: callOf(world, request) };
      return call.id;
    },
    likeness() {
      likeness ??= likenessOf(request);
      return likeness;
    },
  };
}

/** Characters that are kept of an id that nothing is known by. */
const MAX_ID = 100;

/** All ids of a call come to one: which provider's form a path has does not matter. */
function callOf(world: World, { provider, values }: RuleRequest): string | undefined {
  const named = Object.values(values.path).map(String);
  for (const kind of Object.keys(provider.ids)) {
    for (const id of named) {
      const place = findById(world, provider, kind, id);
      if (place) return domainIdOf(world, kind, place.rows.planAt(place.row));
    }
  }
  return named.length > 0 ? named.join('/').slice(0, MAX_ID) : undefined;
}

function likenessOf({ provider, operation, values: { path, query, body } }: RuleRequest): string {
  const { hi, lo } = keyOf(canonicalJson([provider.name, operation, path, query, body ?? null]));
  return `${hi.toString(36)}-${lo.toString(36)}`;
}
