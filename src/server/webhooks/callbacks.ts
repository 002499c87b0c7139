import type { Operation, StubResponse } from '../../contract/contract.ts';
import type { RequestValues } from '../../core/exchange.ts';
import { keyOf } from '../../core/random.ts';
import {
  type ActiveSubscription,
  DEFAULT_RETRIES,
  NO_TROUBLES,
} from '../../engine/webhooks/active-subscription.ts';
import { deliveryId } from '../../engine/webhooks/planned-delivery.ts';
import type { Exchange } from '../exchange.ts';

/** After a stub was answered: sends the callbacks that its spec declares, as any webhook is sent. */
export async function sendCallbacks(
  { id, sandbox, provider, contract, incoming }: Exchange,
  operation: Operation,
  request: RequestValues,
  { status, body }: StubResponse,
): Promise<void> {
  if (status >= 400 || !contract.hasCallbacks(operation)) return;
  const { seed } = sandbox.world.ledger.template.setting;
  const key = keyOf(seed, 'callback', sandbox.name, provider.name, operation.id, id);
  const callbacks = await contract.callbacks(
    operation,
    { method: incoming.method, status, request, response: readJson(body) },
    `${key.hi}.${key.lo}`,
  );
  const { now: at } = sandbox;
  for (const [index, { name, url, method, body: sent }] of callbacks.entries()) {
    sandbox.outbox.post((seq) => ({
      ...{ id: deliveryId(keyOf(`${key.hi}.${key.lo}`, index)), seq, dueAt: at, nextAt: at, attempts: [] },
      subscription: subscriptionTo(`callback ${id}/${index}`, url, method, provider.name),
      isDoubled: false,
      content: { kind: 'callback', name, at, body: JSON.stringify(sent) },
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

function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
