import type { HeaderFields } from '../../core/exchange.ts';
import type { ActiveSubscription } from '../../engine/webhooks/active-subscription.ts';

/** The headers that a subscription sets: those that say how a message is framed, or that are ours, are not its to set. */
export function ownHeadersOf({ headers }: Pick<ActiveSubscription, 'headers'>): HeaderFields {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !FRAMING.test(name)));
}

const FRAMING =
  /^(?:connection|content-length|content-type|expect|host|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|ringback-.*)$/i;
