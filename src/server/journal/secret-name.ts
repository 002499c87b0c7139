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
  const isSecret = SECRET_NAME.test(words);
  if (knownNames.size >= MAX_KNOWN) knownNames.clear();
  knownNames.set(name, isSecret);
  return isSecret;
}

/** The same in the query of an address, where a few names more mean a secret than in a body. */
export function isSecretParameter(name: string): boolean {
  return /^(?:key|sig|signature)$/i.test(name) || isSecretName(name);
}

/** Whether a text is an address with a secret in it: who signs in there, or a parameter of its query. */
export function isSecretAddress(text: string): boolean {
  const [, user, query = ''] = ADDRESS.exec(text) ?? [];
  if (user !== undefined) return true;
  return query.includes('=') && [...new URLSearchParams(query).keys()].some(isSecretParameter);
}

/** Who signs in, and the query. */
const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\/(?:([^/?#@]*)@)?[^?#]*(?:\?([^#]*))?/i;

/** Whether a number under that name is a count, such as `max_tokens`, and no secret. */
export function isCountName(name: string): boolean {
  return /tokens$/i.test(name);
}

/**
 * A quick look at the text of JSON: whether some member in it may be secret. It may say yes for nothing, never no.
 *
 * @param names further members that are secret.
 */
export function secretMemberPattern(names: readonly string[]): RegExp {
  const written = names.map((name) =>
    JSON.stringify(name)
      .slice(1, -1)
      .replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'),
  );
  const words = [QUICK_WORDS, ...written].join('|');
  return new RegExp(
    `(?:${words})[^"]{0,${MAX_NAME}}"\\s*:|"(?:name|key)"\\s*:\\s*"[^"]{0,${MAX_NAME}}(?:${words})` +
      `|://[^"/?#]{0,${MAX_NAME}}@|[?&](?:[^"=&]{0,${MAX_NAME}}(?:${words})[^"=&]{0,${MAX_NAME}}|key|sig|signature)=`,
    'i',
  );
}

/** Names are looked at up to so many characters; none that is longer means anything. */
const MAX_NAME = 100;
/** The same names come again and again. */
const MAX_KNOWN = 2000;
const knownNames = new Map<string, boolean>();

const OWNERS = 'access|api|app|auth|bearer|client|id|private|refresh|session|signing|user|webhook|x';
const SECRETS = 'passw(?:or)?d|passphrase|passcode|pwd|secret|token|credential|authorization|auth|jwt|cookie';
const KEYS = 'access|api|auth|encryption|master|private|secret|service|shared|signing';

const SECRET_NAME = new RegExp(
  `(?:^|_)(?:(?:${OWNERS})_?)?(?:${SECRETS})s?(?:$|_)|(?:^|_)(?:${KEYS})_?keys?(?:$|_)`,
);
/** Counts of tokens stand in most answers about calls: a number is none to look closer at. */
const QUICK_WORDS =
  'passw|passphrase|passcode|pwd|secret|token(?!s"\\s*:\\s*\\d)|credential|auth|jwt|cookie|headers|' +
  `(?:${KEYS})[^a-z0-9"]?key`;
