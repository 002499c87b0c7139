import type { Clock } from '../core/clock.ts';
import { formatId, parseId } from '../core/id-form.ts';
import type { Instant } from '../core/instant.ts';
import type { Plan } from '../core/plan.ts';
import type { Serial } from '../core/serial.ts';
import type { Ledger } from './ledger.ts';
import type { Provider } from './provider.ts';
import type { Tallies } from './rules/tallies.ts';
import type { RowPlace } from './template.ts';

/** Everything about one sandbox: what it began with, what happened to it, and what time it is there. */
export interface World {
  readonly sandbox: string;
  readonly ledger: Ledger;
  readonly clock: Clock;
  /** What its replies and faults have counted. */
  readonly tallies: Tallies;
}

/** The id by which a provider's clients know a resource. */
export function idOf(
  world: World,
  provider: Provider,
  kind: string,
  { serial }: { readonly serial: Serial },
): string {
  const form = provider.ids[kind];
  if (!form)
    throw new Error(`Failed to write an id of "${kind}": ${provider.name} has no form for it. Declare one.`);
  const name = isFree(provider, kind) ? world.ledger.template.kinds.get(kind)?.nameOf(serial) : undefined;
  return name ?? formatId(form, serial);
}

/** Finds a resource by the id that a provider's clients know it by, deleted or not; undefined when it is none of its. */
export function findById(world: World, provider: Provider, kind: string, id: string): RowPlace | undefined {
  const form = provider.ids[kind];
  const serial = form && parseId(form, id);
  const place = serial
    ? world.ledger.find(kind, serial)
    : isFree(provider, kind)
      ? findNamed(world, kind, id)
      : undefined;
  return place && isShown(place.rows.planAt(place.row), provider) ? place : undefined;
}

/** Finds a resource that a provider shows at an instant: created by then, and not deleted through it. */
export function findShown(
  world: World,
  provider: Provider,
  kind: string,
  id: string,
  now: Instant,
): RowPlace | undefined {
  const place = findById(world, provider, kind, id);
  if (!place || place.rows.createdAt(place.row) > now) return undefined;
  const { serial } = place.rows.planAt(place.row);
  return world.ledger.isDeleted(kind, serial, provider.name, now) ? undefined : place;
}

/** Finds a fixture by the id that its author gave it. */
export function findNamed(world: World, kind: string, id: string): RowPlace | undefined {
  const named = world.ledger.template.kinds.get(kind)?.findNamed(id);
  return named && world.ledger.find(kind, named.rows.planAt(named.row).serial);
}

/** Where ids are UUIDs, a fixture's own name cannot stand for one. */
function isFree(provider: Provider, kind: string): boolean {
  return !provider.ids[kind]?.pattern.startsWith('########-');
}

function isShown(plan: Plan, provider: Provider): boolean {
  return plan.provider === null || plan.provider === provider.name;
}
