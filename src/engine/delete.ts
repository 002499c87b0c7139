import type { Delete } from './change.ts';
import type { Decision } from './decision.ts';
import type { Handling } from './handle.ts';
import { MAX_CHANGES } from './ledger.ts';
import type { DeleteModel } from './provider.ts';
import { findShown } from './world.ts';

/** Takes the resource that the path names out of its provider's sight; its life goes on. */
export function deleteResource({ world, request, model, now }: Handling<DeleteModel>): Decision {
  const { provider, values } = request;
  const { ledger } = world;
  const id = String(values.path[model.id] ?? '');
  const place = findShown(world, provider, model.kind, id, now);
  if (!place) {
    return { kind: 'refuse', refusal: { kind: 'not-found', resource: model.kind, id }, problems: [] };
  }
  if (ledger.changes.length >= MAX_CHANGES) {
    return { kind: 'refuse', refusal: { kind: 'too-many', limit: MAX_CHANGES }, problems: [] };
  }
  const { serial } = place.rows.planAt(place.row);
  const change: Delete = { type: 'delete', at: now, kind: model.kind, serial, provider: provider.name };
  return {
    kind: 'respond',
    status: model.status,
    headers: {},
    body: { kind: 'empty' },
    commit: { change },
    ignored: Object.keys(values.query),
  };
}
