/**
 * Whether a name says that its value is a secret: `password`, `apiKey`, `x-auth-token`, `filter[client_secret]`.
 * A heuristic; what a spec marks (`format: password`, `writeOnly`, `x-secret`) is known better.
 */
export function isSecretName(name: string): boolean {
  const known = knownNames.get(name);
  if (known !== undefined) return known;
  const words = name
    .slice(0, MAX_NAME)
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_');
  const isSecret = SECRET_NAME.test(words) && !COUNT_NAME.test(words);
  if (knownNames.size >= MAX_KNOWN) knownNames.clear();
  knownNames.set(name, isSecret);
  return isSecret;
}

/** Whether a number under that name is a count, such as `max_tokens`, and no secret. */
export function isCountName(name: string): boolean {
  return /tokens$/i.test(name);
}

/** The words before `key` that make it a secret, as a pattern. */
export const KEY_WORDS = 'access|api|auth|encryption|master|private|secret|service|shared|signing';

/** Names are looked at up to so many characters; none that is longer means anything. */
const MAX_NAME = 100;
/** The same names come again and again. */
const MAX_KNOWN = 2000;
const knownNames = new Map<string, boolean>();

const OWNERS = 'access|api|app|auth|bearer|client|id|private|refresh|session|signing|user|webhook|x';
const SECRETS = 'passw(?:or)?d|passphrase|passcode|pwd|secret|token|credential|authorization|auth|jwt|cookie';

const SECRET_NAME = new RegExp(
  `(?:^|_)(?:(?:${OWNERS})_?)?(?:${SECRETS})s?(?:$|_)|(?:^|_)(?:${KEY_WORDS})_?keys?(?:$|_)`,
);

/** Counts of a language model's tokens, whatever their type. */
const COUNT_NAME = /(?:^|_)(?:max|min|input|output|total|prompt|completion|cached|used)_tokens$/;
