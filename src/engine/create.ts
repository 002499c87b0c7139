import type { Create } from './change.ts';
import type { Decision } from './decision.ts';
import type { Handling } from './handle.ts';
import { kindOf, likenessOf, MAX_CHANGES, planOfCreate } from './ledger.ts';
import { placesOf } from './match.ts';
import type { CreateModel } from './provider.ts';

/** Makes a resource. Its key is what was asked and how often, so that parallel creates never depend on order. */
export function createResource({ world, request, model, now, context }: Handling<CreateModel>): Decision {
  const { provider, operation, values } = request;
  const { ledger, sandbox } = world;
  if (ledger.changes.length >= MAX_CHANGES) {
    return { kind: 'refuse', refusal: { kind: 'too-many', limit: MAX_CHANGES }, problems: [] };
  }
  const likeness = likenessOf(operation, values.body);
  const { setting } = ledger.template;
  const kind = kindOf(ledger.template, model.kind);
  const input = model.input(values, setting);
  const change: Create = {
    type: 'create',
    at: now,
    kind: model.kind,
    provider: provider.name,
    likeness,
    nth: ledger.countLike(likeness),
    input,
    rule: kind.chooseRule(input, { provider: provider.name, lookup: placesOf(values) }, setting),
  };
  const plan = planOfCreate(sandbox, ledger.template, change);
  return {
    kind: 'respond',
    status: model.status,
    headers: {},
    body: {
      kind: 'resource',
      rendering: {
        owner: undefined,
        row: 0,
        kind,
        shape: model.shape,
        context,
        now,
        plan: () => plan,
      },
    },
    commit: { change, plan },
    ignored: Object.keys(values.query),
  };
}
