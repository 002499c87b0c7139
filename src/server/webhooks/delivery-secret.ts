import type { ActiveSubscription } from '../../engine/webhooks/active-subscription.ts';
import { missingSecretIn } from '../snapshot-secrets.ts';
import type { WebhookSettings } from './webhook-settings.ts';

/** What a delivery is signed with; empty where there is nothing. Or why it cannot be sent: a secret of it is missing. */
export type DeliverySecret = { readonly value: string } | { readonly missing: string };

/**
 * Looks for the secret that a subscription signs with in the environment, and for those in its address and its headers
 * that a snapshot had only by name.
 */
export function readSecret(
  { env, note }: Pick<WebhookSettings, 'env' | 'note'>,
  { url, headers, secret }: Pick<ActiveSubscription, 'url' | 'headers' | 'secret'>,
): DeliverySecret {
  for (const text of [url, ...Object.values(headers)]) {
    const name = missingSecretIn(text);
    if (name === undefined) continue;
    note(
      `Failed to send webhooks: ${name} was not set when the snapshot was restored, and holds a secret of it. Set it, and restore it again.`,
    );
    return { missing: `the snapshot's secret is not there: set ${name}, and restore the snapshot again` };
  }
  if (secret === null) return { value: '' };
  if ('value' in secret) return secret;
  const value = env(secret.env);
  if (value) return { value };
  note(`Failed to sign webhooks: ${secret.env} is not set, which holds a secret of the scenario. Set it.`);
  return { missing: `the secret is not there: set ${secret.env} in the mock's environment` };
}
