import { activateSubscriptions } from '../../../../src/engine/webhooks/active-subscription.ts';
import type { DeliveryRecord, DeliveryState } from '../../../../src/server/webhooks/delivery-record.ts';

/** A delivery that no plan holds. */
export function recordOf(
  seq: number,
  state: DeliveryState,
  key = '0',
  retries: readonly number[] = [],
): DeliveryRecord {
  const [subscription] = activateSubscriptions(
    [
      {
        ...{
          url: 'http://localhost/',
          events: [],
          provider: null,
          headers: {},
          sign: undefined,
          secret: null,
        },
        retries,
        troubles: { duplicate: 0, drop: 0, late: null, shuffle: 0, early: false },
      },
    ],
    new Map(),
    'default',
  );
  if (!subscription) throw new Error('Failed to make a subscription: there is none. Look at the helper.');
  const content = { kind: 'callback', name: 'x', at: 0, make: async () => ({}) } as const;
  return {
    id: `msg_${seq}`,
    seq,
    subscription: { ...subscription, key },
    dueAt: 0,
    isDoubled: false,
    content,
    state,
    attempts: [],
    nextAt: 0,
  };
}
