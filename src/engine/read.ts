import { consistencyOf } from './consistency.ts';
import type { Decision } from './decision.ts';
import type { Handling } from './handle.ts';
import { kindOf } from './ledger.ts';
import type { ReadModel } from './provider.ts';
import { findShown } from './world.ts';

/** Shows the resource that the path names, or says that there is none. */
export function readResource(handling: Handling<ReadModel>): Decision {
  const { world, request, model, now, context } = handling;
  const id = String(request.values.path[model.id] ?? '');
  const place = findShown(world, request.provider, model.kind, id, now);
  const notFound: Decision = {
    kind: 'refuse',
    refusal: { kind: 'not-found', resource: model.kind, id },
    problems: [],
  };
  if (!place) return notFound;
  const { rows, row } = place;
  if (rows.createdAt(row) + consistencyOf(handling).readLag > now) return notFound;
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
