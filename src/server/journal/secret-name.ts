import { isSecretName, KEY_WORDS } from '../../core/secret-name.ts';

/** Whether a name in the query of an address says that its value is a secret; a few names more do there than in a body. */
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
      `|://[^"/?#]*@|%3a%2f%2f[^"/?#&]{0,300}%40|[?&#](?:[^"=&]{0,${MAX_NAME}}(?:${words})[^"=&]{0,${MAX_NAME}}|key|sig|signature)=`,
    'i',
  );
}

/** Names are looked at up to so many characters; none that is longer means anything. */
const MAX_NAME = 100;
/** Counts of tokens stand in most answers about calls: a number is none to look closer at. */
const QUICK_WORDS =
  'passw|passphrase|passcode|pwd|secret|token(?!s"\\s*:\\s*\\d)|credential|auth|jwt|cookie|headers|' +
  `(?:${KEY_WORDS})[^a-z0-9"]?key`;
