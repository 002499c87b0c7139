import { replaceKeyLike } from '../core/key-like.ts';
import { isCountName, isSecretName } from '../core/secret-name.ts';

/** Where a text of a snapshot stands: under which name, in what. */
export interface Place {
  /** The member that it is the value of, or is in the list of. */
  readonly name: string;
  readonly inside: 'webhooks' | 'webhook-headers' | 'lists-of-names' | 'other';
}

export const TOP: Place = { name: '', inside: 'other' };

/** The place of a member of what stands in another place. */
export function placeIn(place: Place, name: string): Place {
  const isWebhook = place.name === 'webhooks' && place.inside !== 'webhook-headers';
  if (isWebhook && /^headers$/i.test(name)) return { name, inside: 'webhooks' };
  if (place.inside === 'webhooks') return { name, inside: 'webhook-headers' };
  // JSON Schema: the members are named after properties, and say which others go with them.
  if (/^depend(?:entRequired|encies)$/.test(place.name)) return { name, inside: 'lists-of-names' };
  return { name, inside: 'other' };
}

/**
 * Whether a text is a secret where it stands: by the name that it stands under, by what looks like a key in it, or as a credential among the headers
 * that a webhook is to authenticate with. What only has a telling name further up, such as the description of a
 * property `token`, is none.
 */
export function isSecretPlace({ name, inside }: Place, text: string): boolean {
  if (inside === 'lists-of-names') return false;
  // A header such as `X-RateLimit-Remaining-Tokens`.
  if (isCountName(name) && /^\d+$/.test(text)) return false;
  if (isSecretName(name) || replaceKeyLike(text, '') !== text) return true;
  return inside === 'webhook-headers' && (KEY_HEADER.test(name) || CREDENTIAL.test(text));
}

/** `X-Key`, `X-Signature`: nothing else is sent along under such a name. */
const KEY_HEADER = /(?:^|[-_])(?:key|sig|signature)$/i;

/** A heuristic: a scheme before a value, a JSON Web Token, or what services put before their keys. */
const CREDENTIAL =
  /^(?:(?:bearer|basic|digest|token|apikey)\s+\S|eyJ[\w-]+\.[\w-]+\.|(?:sk|pk|rk|xi|whsec|xox[abprs]|gh[opsu]|github_pat|glpat|rb)[-_][\w-]{8})/i;
