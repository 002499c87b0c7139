import type { Decision } from './decision.ts';
import type { Handling } from './handle.ts';
import { kindOf } from './ledger.ts';
import type { ReadModel } from './provider.ts';
import { findById } from './world.ts';

/** Shows the resource that the path names, or says that there is none. */
export function readResource({ world, request, model, now, context }: Handling<ReadModel>): Decision {
  const id = String(request.values.path[model.id] ?? '');
  const place = findById(world, request.provider, model.kind, id);
  const notFound: Decision = {
    kind: 'refuse',
    refusal: { kind: 'not-found', resource: model.kind, id },
    problems: [],
  };
  if (!place || place.rows.createdAt(place.row) > now) return notFound;
  const { rows, row } = place;
  const kind = kindOf(world.ledger.template, model.kind);
  if (model.isThere && !model.isThere(kind.view(rows.planAt(row), now))) return notFound;
  return {
    kind: 'respond',
    status: 200,
    headers: {},
    body: {
      kind: 'resource',
      rendering: {
        owner: rows.ownerOf(row),
        row,
        kind,
        shape: model.shape,
        context,
        now,
        plan: () => rows.planAt(row),
      },
    },
    commit: undefined,
    ignored: Object.keys(request.values.query),
  };
}
