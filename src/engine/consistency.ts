import type { Handling } from './handle.ts';
import type { ListModel, ReadModel } from './provider.ts';
import type { ConsistencyRule } from './scenario/consistency.ts';

/** How soon an operation shows what was written, and how its pages hang together: by the first rule that is for it. */
export function consistencyOf({ world, request }: Handling<ListModel | ReadModel>): ConsistencyRule {
  const { consistency } = world.ledger.template.setting.scenario;
  const { provider, operation } = request;
  const rule = consistency.find(
    (candidate) =>
      (candidate.on?.includes(operation) ?? true) && (candidate.provider?.includes(provider.name) ?? true),
  );
  return rule ?? AT_ONCE;
}

/** Where no rule says otherwise: what was written shows at once. */
const AT_ONCE: ConsistencyRule = {
  on: null,
  provider: null,
  listLag: 0,
  readLag: 0,
  cursors: 'keyset',
  cursorLife: null,
  listMax: undefined,
};
