import { keyOf } from '../../core/random.ts';
import {
  type ActiveSubscription,
  DEFAULT_RETRIES,
  NO_TROUBLES,
} from '../../engine/webhooks/active-subscription.ts';
import { deliveryId } from '../../engine/webhooks/planned-delivery.ts';
import { type Answer, isCurrent, type Matched } from '../exchange.ts';
import { readJson } from '../json-body.ts';

/**
 * After a stub was made: sends the callbacks that its spec declares, as any webhook is sent. What a model answers has
 * webhooks of its own; a look changes nothing, and nor does what a world that is gone was asked.
 */
export function sendCallbacks({ exchange, operation, values }: Matched, { status, body }: Answer): void {
  const { id, sandbox, provider, contract, incoming, asOf } = exchange;
  if (status >= 400 || asOf !== undefined || !isCurrent(exchange)) return;
  if (Object.hasOwn(provider.operations, operation.id) || !contract.hasCallbacks(operation)) return;
  const { seed } = sandbox.world.ledger.template.setting;
  const key = keyOf(seed, 'callback', sandbox.name, provider.name, operation.id, id);
  const asked = { method: incoming.method, status, request: values, response: readJson(body)?.value };
  const callbacks = contract.callbacks(operation, asked, `${key.hi}.${key.lo}`);
  const { now: at } = sandbox;
  for (const [index, { name, url, method, body: make }] of callbacks.entries()) {
    sandbox.outbox.post((seq) => ({
      ...{ id: deliveryId(keyOf(`${key.hi}.${key.lo}`, index)), seq, dueAt: at, nextAt: at, attempts: [] },
      subscription: subscriptionTo(`callback ${id}/${index}`, url, method, provider.name),
      isDoubled: false,
      content: { kind: 'callback', name, at, make },
      state: 'pending',
    }));
  }
}

function subscriptionTo(
  key: string,
  url: string,
  method: 'POST' | 'PUT',
  provider: string,
): ActiveSubscription {
  return {
    ...{
      key,
      url,
      method,
      provider,
      model: null,
      headers: {},
      secret: null,
      filter: null,
      retries: DEFAULT_RETRIES,
    },
    sign: { kind: 'none' },
    troubles: NO_TROUBLES,
    eventsOf: () => [],
  };
}
