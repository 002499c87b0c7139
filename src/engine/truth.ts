import { formatId, parseId } from '../core/id-form.ts';
import type { Instant } from '../core/instant.ts';
import type { JsonObject } from '../core/json.ts';
import type { Plan } from '../core/plan.ts';
import type { Serial } from '../core/serial.ts';
import { kindOf } from './ledger.ts';
import type { Provider } from './provider.ts';
import type { RowPlace } from './template.ts';
import { findById, findNamed, idOf, type World } from './world.ts';

/** The domain's own id of a resource; a fixture keeps the one that its author gave it. */
export function domainIdOf(world: World, kind: string, { serial }: { readonly serial: Serial }): string {
  const { template } = world.ledger;
  return template.kinds.get(kind)?.nameOf(serial) ?? formatId(kindOf(template, kind).truth.idForm, serial);
}

/** The ids by which the clients of those providers that show a resource know it, by provider name. */
export function idsOf(
  world: World,
  providers: readonly Provider[],
  kind: string,
  plan: Plan,
): Readonly<Record<string, string>> {
  const shown = providers.filter(
    ({ name, ids }) => ids[kind] && (plan.provider === null || plan.provider === name),
  );
  return Object.fromEntries(shown.map((provider) => [provider.name, idOf(world, provider, kind, plan)]));
}

/** A resource as it truly is at an instant: how the control API and neutral webhooks show it. */
export function truthOf(world: World, providers: readonly Provider[], plan: Plan, now: Instant): JsonObject {
  const kind = kindOf(world.ledger.template, plan.kind);
  return {
    id: domainIdOf(world, plan.kind, plan),
    ids: idsOf(world, providers, plan.kind, plan),
    provider: plan.provider,
    ...kind.truth.toTruth(kind.view(plan, now)),
  };
}

/** Finds a resource by the domain's id or any provider's; the domain's comes first. */
export function findByAnyId(
  world: World,
  providers: readonly Provider[],
  kind: string,
  id: string,
): RowPlace | undefined {
  const serial = parseId(kindOf(world.ledger.template, kind).truth.idForm, id);
  const own = serial ? world.ledger.find(kind, serial) : findNamed(world, kind, id);
  if (own) return own;
  for (const provider of providers) {
    const place = findById(world, provider, kind, id);
    if (place) return place;
  }
  return undefined;
}
