import { isObject } from '../../core/json.ts';
import { isCountName, isSecretName } from '../../core/secret-name.ts';
import { isSecretParameter } from './secret-name.ts';
import { type SecretRules, templateNames } from './secret-rules.ts';

/** What stands where a secret was. */
export const REDACTED = '[redacted]';

/** Is told of each secret that is taken out, so that it is taken out wherever else it stands. */
export type OnSecret = (value: string) => void;

/** The headers with secrets taken out, and those in addresses such as `Referer`. */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  rules: SecretRules,
  onSecret: OnSecret,
): Readonly<Record<string, string>> {
  const kept: [string, string][] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (rules.isHeader(name)) {
      credentialsOf(value).forEach(onSecret);
      kept.push([name, REDACTED]);
    } else {
      const [start = '', ...query] = redactAddresses(value, rules, onSecret).split('?');
      // What refers to a page may leave its host off.
      const rest = query.map((part) => `?${redactQuery(part, rules, onSecret)}`);
      kept.push([name, start + rest.join('')]);
    }
  }
  return Object.fromEntries(kept);
}

/** A raw query with the values of secret parameters taken out; also that of a form's body. */
export function redactQuery(query: string, rules: SecretRules, onSecret: OnSecret): string {
  if (query === '') return query;
  return query
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = equals < 0 ? pair : pair.slice(0, equals);
      if (equals < 0 || !(rules.isQuery(decode(name)) || isSecretParameter(decode(name)))) {
        return redactEncoded(pair, rules, onSecret);
      }
      const value = pair.slice(equals + 1);
      onSecret(value);
      onSecret(decode(value));
      return `${name}=${REDACTED}`;
    })
    .join('&');
}

/** A text as it is, but for addresses in it: who signs in, and the values of secret parameters, are taken out of these. */
function redactAddresses(text: string, rules: SecretRules, onSecret: OnSecret): string {
  if (!text.includes('://')) return text;
  const signed = text.includes('@')
    ? text.replace(SIGNED_IN, (_, scheme: string, user: string) => {
        [user, ...user.split(':')].map(decode).forEach(onSecret);
        return `${scheme}${REDACTED}@`;
      })
    : text;
  if (!/[?#]/.test(signed)) return signed;
  // One address may stand in the query of another, or after it.
  const [start = '', ...queries] = signed.split(/(?=[?#])/);
  return start + queries.map((query) => query[0] + redactQuery(query.slice(1), rules, onSecret)).join('');
}

/** Up to the last `@` before the path: a password may hold one. */
const SIGNED_IN = /([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s/?#"<>]*)@/gi;

/** The same of a part of a path or a query, in which an address may be encoded. */
function redactEncoded(part: string, rules: SecretRules, onSecret: OnSecret): string {
  if (!/(?::|%3a)(?:\/|%2f){2}/i.test(part)) return part;
  const decoded = decode(part);
  const redacted = redactAddresses(decoded, rules, onSecret);
  if (redacted === decoded) return part;
  // An address that was not encoded stays readable.
  return decoded === part ? redacted : redacted.split(REDACTED).map(encode).join(REDACTED);
}

/** A path with the values of secret parameters taken out. A base path may come before the template. */
export function redactPath(path: string, rules: SecretRules, onSecret: OnSecret): string {
  return redactEncoded(redactNamed(path, rules, onSecret), rules, onSecret);
}

function redactNamed(path: string, rules: SecretRules, onSecret: OnSecret): string {
  if (rules.template === undefined || !rules.hidesPath) return path;
  const wanted = rules.template.split('/');
  const sent = path.split('/');
  for (let back = 1; back <= wanted.length && back <= sent.length; back += 1) {
    if (!templateNames(wanted.at(-back) ?? '').some((name) => rules.isPath(name))) continue;
    const segment = sent[sent.length - back] ?? '';
    onSecret(segment);
    onSecret(decode(segment));
    sent[sent.length - back] = REDACTED;
  }
  return sent.join('/');
}

/** A JSON value with the values of secret members taken out. */
export function redactJson(value: unknown, rules: SecretRules, onSecret: OnSecret): unknown {
  if (typeof value === 'string') return redactAddresses(value, rules, onSecret);
  if (Array.isArray(value)) return value.map((item) => redactJson(item, rules, onSecret));
  if (!isObject(value)) return value;
  const names = Object.keys(value);
  const isPair = names.includes('value') && isSecretPair(value, rules);
  return Object.fromEntries(
    names.map((name) => {
      const member = value[name];
      const isSecret = rules.isMember(name) || isHeaderMap(name, member) || (isPair && name === 'value');
      return [name, isSecret ? hideLeaves(member, name, onSecret) : redactJson(member, rules, onSecret)];
    }),
  );
}

/** `Bearer abc` is a secret as a whole and after its scheme; a cookie has several, after their names. */
export function credentialsOf(header: string): readonly string[] {
  const parts = header.split(/[;,\s]+/);
  return [header, ...parts, ...parts.map((part) => part.slice(part.indexOf('=') + 1))];
}

/** Headers are what a webhook is to authenticate with, whatever their names. */
function isHeaderMap(name: string, member: unknown): boolean {
  return /^headers$/i.test(name) && typeof member === 'object' && member !== null;
}

/** `{ name: 'Authorization', value: 'abc' }` */
function isSecretPair({ name, key }: Readonly<Record<string, unknown>>, rules: SecretRules): boolean {
  return [name, key].some(
    (one) => typeof one === 'string' && (rules.isHeader(one) || rules.isMember(one) || isSecretName(one)),
  );
}

function hideLeaves(value: unknown, name: string, onSecret: OnSecret): unknown {
  if (Array.isArray(value)) return value.map((item) => hideLeaves(item, name, onSecret));
  if (isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([inner, member]) => [inner, hideLeaves(member, name, onSecret)]),
    );
  }
  if (typeof value === 'string') {
    onSecret(value);
    return REDACTED;
  }
  if (typeof value !== 'number' || isCountName(name)) return value;
  onSecret(String(value));
  return REDACTED;
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
