import { formatCursor, parseCursor } from '../../core/cursor.ts';
import { NEVER } from '../../core/instant.ts';
import { canonicalJson } from '../../core/json.ts';
import { type PageStart, pageOf } from '../../core/page.ts';
import { type Key, keyOf } from '../../core/random.ts';
import type { Condition } from '../../core/rows.ts';
import type { ResourceKind } from '../../engine/resource.ts';
import type { RowPlace } from '../../engine/template.ts';
import type { MockServer } from '../mock-server.ts';
import type { Sandbox } from '../sandbox.ts';
import { ControlProblem, quote } from './control-problem.ts';
import { type PageQuery, readLimit, refuseCursor } from './page-query.ts';

/** Which resources are asked for. */
export interface ResourceQuery extends PageQuery {
  /** All kinds without it. */
  readonly kind?: string | undefined;
  /** Those that this provider shows: its own, and those that all show. */
  readonly provider?: string | undefined;
  /** A state of the kind's. */
  readonly state?: string | undefined;
}

/** Where a resource of a kind is held. */
export interface ResourcePlace extends RowPlace {
  readonly kind: ResourceKind;
}

/** Some resources, newest first, and where the next page begins. */
export interface ResourcePlaces {
  readonly places: readonly ResourcePlace[];
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

/** A page of the resources that there are by now. */
export function listPlaces(server: MockServer, sandbox: Sandbox, query: ResourceQuery): ResourcePlaces {
  const { provider, state, cursor } = query;
  const { world, now } = sandbox;
  const kinds = readKinds(server, query.kind);
  if (provider !== undefined) refuseUnknownProvider(server, provider);
  const where = state === undefined ? undefined : byState(kinds, state);
  const limit = readLimit(query);
  const sources = kinds.flatMap((kind) =>
    world.ledger.sources(kind.name, provider ?? null).map((rows) => ({ kind, rows })),
  );
  const name = canonicalJson(['control', kinds.map((kind) => kind.name), provider ?? null, state ?? null]);
  const key = keyOf(world.ledger.template.setting.seed, 'cursor', world.sandbox);
  const criteria = { after: -NEVER, until: NEVER, where };
  const start = readStart(key, name, cursor);
  const page = pageOf(sources, { criteria, order: 'newest', start, limit }, now);
  const last = page.places.at(-1);
  return {
    places: page.places.flatMap(({ source, row }) => {
      const place = sources[source];
      return place ? [{ ...place, row }] : [];
    }),
    cursor: page.hasMore && last ? formatCursor(key, name, { start: { behind: last } }) : null,
    hasMore: page.hasMore,
  };
}

/** Says no to a provider that the server does not serve. */
export function refuseUnknownProvider({ providers }: MockServer, name: string): void {
  if (providers.some((provider) => provider.name === name)) return;
  const served = providers.map((provider) => provider.name).join(', ');
  throw new ControlProblem(
    422,
    'RINGBACK_PROVIDER_UNKNOWN',
    `Failed to find provider ${quote(name)}: it is not served here. Name one of ${served}.`,
  );
}

function readKinds({ kinds }: MockServer, name: string | undefined): readonly ResourceKind[] {
  const wanted = name === undefined ? kinds : kinds.filter((kind) => kind.name === name);
  if (wanted.length > 0) return wanted;
  throw new ControlProblem(
    422,
    'RINGBACK_RESOURCE_KIND',
    `Failed to list resources of kind ${quote(name)}: there is no such kind. Name one of ${namesOf(kinds)}.`,
  );
}

/** Settled rows are found in posting lists, so that a filter costs little on large datasets too. */
function byState(kinds: readonly ResourceKind[], state: string): Condition {
  const [kind, ...others] = kinds;
  if (!kind || others.length > 0) {
    throw new ControlProblem(
      422,
      'RINGBACK_RESOURCE_STATE',
      `Failed to filter by state ${quote(state)}: each kind has states of its own. Name a kind, one of ${namesOf(kinds)}.`,
    );
  }
  const { truth } = kind;
  if (!truth.states.includes(state)) {
    throw new ControlProblem(
      422,
      'RINGBACK_RESOURCE_STATE',
      `Failed to filter by state ${quote(state)}: a ${kind.name} has no such state. Use one of ${truth.states.join(', ')}.`,
    );
  }
  return { key: `truth.state=${state}`, test: (traits) => truth.stateOf(traits) === state };
}

function namesOf(kinds: readonly ResourceKind[]): string {
  return kinds.map(({ name }) => name).join(', ');
}

function readStart(key: Key, list: string, cursor: string | undefined): PageStart {
  if (cursor === undefined) return { offset: 0 };
  const known = parseCursor(key, list, cursor);
  if (!known) throw refuseCursor(cursor);
  return known.start;
}
