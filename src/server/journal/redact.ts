import { isObject } from '../../core/json.ts';
import { isCountName, isSecretName } from '../../core/secret-name.ts';
import { isSecretParameter } from './secret-name.ts';
import type { SecretRules } from './secret-rules.ts';

/** What stands where a secret was. */
export const REDACTED = '[redacted]';

/** Is told of each secret that is taken out, so that it is taken out wherever else it stands. */
export type OnSecret = (value: string) => void;

/** The headers with secrets taken out, and those in the queries of addresses such as `Referer`. */
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
      const mark = value.indexOf('?');
      const query = mark < 0 ? '' : redactQuery(value.slice(mark + 1), rules, onSecret);
      kept.push([name, mark < 0 ? value : `${value.slice(0, mark)}?${query}`]);
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
      if (equals < 0 || !(rules.isQuery(decode(name)) || isSecretParameter(decode(name)))) return pair;
      const value = pair.slice(equals + 1);
      onSecret(value);
      onSecret(decode(value));
      return `${name}=${REDACTED}`;
    })
    .join('&');
}

/** A text as it is, but for an address: who signs in, and the values of secret parameters, are taken out of that. */
function redactAddress(text: string, rules: SecretRules, onSecret: OnSecret): string {
  const [, scheme, user, rest = ''] = ADDRESS.exec(text) ?? [];
  if (scheme === undefined) return text;
  if (user !== undefined) [user, ...user.split(':')].map(decode).forEach(onSecret);
  const mark = rest.indexOf('?');
  const query = mark < 0 ? '' : `?${redactQuery(rest.slice(mark + 1), rules, onSecret)}`;
  return `${scheme}${user === undefined ? '' : `${REDACTED}@`}${mark < 0 ? rest : rest.slice(0, mark)}${query}`;
}

const ADDRESS = /^([a-z][a-z0-9+.-]*:\/\/)(?:([^/?#@]*)@)?(.*)$/is;

/** A path with the values of secret parameters taken out. A base path may come before the template. */
export function redactPath(path: string, rules: SecretRules, onSecret: OnSecret): string {
  if (rules.template === undefined || !rules.template.includes('{')) return path;
  const wanted = rules.template.split('/');
  const sent = path.split('/');
  for (let back = 1; back <= wanted.length && back <= sent.length; back += 1) {
    const names = [...(wanted.at(-back) ?? '').matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
    if (!names.some((name) => rules.isPath(name))) continue;
    const segment = sent[sent.length - back] ?? '';
    onSecret(segment);
    onSecret(decode(segment));
    sent[sent.length - back] = REDACTED;
  }
  return sent.join('/');
}

/** A JSON value with the values of secret members taken out. */
export function redactJson(value: unknown, rules: SecretRules, onSecret: OnSecret): unknown {
  if (typeof value === 'string') return redactAddress(value, rules, onSecret);
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
function credentialsOf(header: string): readonly string[] {
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

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
