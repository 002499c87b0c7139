import { fromBase64Url } from './base64url.ts';
import { KEY_FORMS, KEY_START, MAX_LOOKED } from './key-forms.ts';

/**
 * Finds a key in a text that looks as if it opens something real, and says what it is: `a Stripe key`. A heuristic by
 * form: keys for tests (`sk_test_…`), made-up ones (`sk_live_xxxxxxxx`) and tokens that no public server has issued
 * count for nothing, nor does what stands past `MAX_LOOKED`. Asking the vendor would be surer, and would send the key there.
 *
 * @returns undefined where there is none.
 */
export function findLiveKey(text: string): string | undefined {
  if (text.length < SHORTEST) return undefined;
  const looked = text.slice(0, MAX_LOOKED);
  if (!ANY.test(looked)) return undefined;
  for (const [match] of looked.matchAll(EVERY)) {
    if (isMadeUp(match) || (match.startsWith('eyJ') && !isIssued(match))) continue;
    return LIVE_FORMS.find(({ pattern }) => pattern.test(match))?.what;
  }
  return undefined;
}

const LIVE_FORMS = KEY_FORMS.flatMap(({ what, live }) =>
  live === undefined ? [] : [{ what, live, pattern: new RegExp(`^(?:${live})`) }],
);
const SOURCE = `${KEY_START}(?:${LIVE_FORMS.map(({ live }) => live).join('|')})`;
const ANY = new RegExp(SOURCE);
const EVERY = new RegExp(SOURCE, 'g');
/** Shorter ones are no key of any form. */
const SHORTEST = 20;

/** A person's stand-in has few different characters, counts up, or says what it is. */
function isMadeUp(key: string): boolean {
  return new Set(key.slice(-24)).size < FEWEST_CHARACTERS || MADE_UP.test(key);
}

const FEWEST_CHARACTERS = 8;
const MADE_UP =
  /example|dummy|fake|sample|placeholder|redacted|changeme|secret|your|mock|test|xxxx|0{6}|012345|123456|abcdef/i;

/** Whether a token names a public server as its issuer: what a test signs for itself seldom does. */
function isIssued(token: string): boolean {
  const issuer =
    /"iss"\s*:\s*"https:\/\/([^"/:?#]+)/.exec(fromBase64Url(token.split('.')[1] ?? ''))?.[1] ?? '';
  return issuer.includes('.') && !NOT_PUBLIC.test(issuer);
}

const NOT_PUBLIC =
  /^(?:127\.|10\.|192\.168\.)|(?:^|\.)(?:localhost|local|test|invalid|internal)$|(?:^|\.)example(?:\.[a-z]+)?$/i;
