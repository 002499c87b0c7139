import { formatInstant } from '../../core/instant.ts';
import { domainIdOf, idsOf } from '../../engine/truth.ts';
import type { MockServer } from '../mock-server.ts';
import type { Sandbox } from '../sandbox.ts';
import { listPlaces, type ResourcePlace, type ResourceQuery } from './resource-list.ts';

/** A resource of any kind, neutrally. */
export interface ResourceFacts {
  /** The domain's id. */
  readonly id: string;
  /** The ids by which the clients of those providers that show it know it. */
  readonly ids: Readonly<Record<string, string>>;
  readonly kind: string;
  /** The provider it was made through; null when every provider shows it. */
  readonly provider: string | null;
  readonly state: string;
  /** In ISO 8601. */
  readonly createdAt: string;
}

/** A page of resources. */
export interface ResourcePage {
  readonly resources: readonly ResourceFacts[];
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

/** Lists resources, newest first. */
export function listResources(server: MockServer, sandbox: Sandbox, query: ResourceQuery = {}): ResourcePage {
  const { places, cursor, hasMore } = listPlaces(server, sandbox, query);
  return { resources: places.map((place) => toResourceFacts(server, sandbox, place)), cursor, hasMore };
}

function toResourceFacts(
  server: MockServer,
  { world, now }: Sandbox,
  { kind, rows, row }: ResourcePlace,
): ResourceFacts {
  const plan = rows.planAt(row);
  return {
    id: domainIdOf(world, kind.name, plan),
    ids: idsOf(world, server.providers, kind.name, plan),
    kind: kind.name,
    provider: plan.provider,
    state: kind.truth.stateOf(rows.traits(row, now)),
    createdAt: formatInstant(plan.createdAt),
  };
}
