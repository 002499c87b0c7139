import type { Create } from './change.ts';
import type { Decision } from './decision.ts';
import type { Handling } from './handle.ts';
import { kindOf, likenessOf, MAX_CHANGES, planOfCreate } from './ledger.ts';
import { placesOf } from './match.ts';
import type { CreateModel } from './provider.ts';
import type { Setting } from './resource.ts';

/** Makes a resource. Its key is what was asked and how often, so that parallel creates never depend on order. */
export function createResource(handling: Handling<CreateModel>): Decision {
  const { world, request, model, now, context } = handling;
  const { provider, values } = request;
  const { ledger, sandbox } = world;
  if (ledger.changes.length >= MAX_CHANGES) {
    return { kind: 'refuse', refusal: { kind: 'too-many', limit: MAX_CHANGES }, problems: [] };
  }
  const kind = kindOf(ledger.template, model.kind);
  const { likeness, input, rule } = wishOf(handling);
  const change: Create = {
    type: 'create',
    at: now,
    kind: model.kind,
    provider: provider.name,
    likeness,
    nth: ledger.countLike(likeness),
    input,
    rule,
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

/** What a request asks for, as it follows from its values and the scenario alone. */
export interface Wish extends Pick<Create, 'likeness' | 'input' | 'rule'> {
  readonly setting: Setting;
}

function wishOf({ world, request, model }: Handling<CreateModel>): Wish {
  const { setting } = world.ledger.template;
  if (request.wish?.setting === setting) return request.wish;
  const { provider, operation, values } = request;
  const input = model.input(values, setting);
  const asked = { provider: provider.name, lookup: placesOf(values) };
  const rule = kindOf(world.ledger.template, model.kind).chooseRule(input, asked, setting);
  request.wish = { setting, likeness: likenessOf(operation, values.body), input, rule };
  return request.wish;
}
