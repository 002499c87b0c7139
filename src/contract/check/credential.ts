import type { MockRequest } from '../../core/exchange.ts';
import type { SecurityAlternative, SecurityScheme } from '../spec/security-spec.ts';
import { readCookies } from './cookies.ts';

/** Whether a request carries a credential in one of the forms that are asked for; any value but an empty one will do. */
export function hasCredential(alternatives: readonly SecurityAlternative[], request: MockRequest): boolean {
  if (alternatives.length === 0) return true;
  for (const schemes of alternatives) {
    if (schemes.every((scheme) => carries(scheme, request))) return true;
  }
  return false;
}

/** The forms that are asked for, such as `Authorization: Bearer …`, for a person to read. */
export function describeForms(alternatives: readonly SecurityAlternative[]): string {
  return alternatives.map(describeForm).join(', or ');
}

/** One of them. */
export function describeForm(schemes: SecurityAlternative): string {
  return schemes.map(formOf).join(' with ');
}

/** The scheme of an Authorization header, as it is shown; undefined where none was sent. */
export function schemeOf({ headers }: MockRequest): string | undefined {
  const { authorization } = headers;
  if (authorization === undefined) return undefined;
  const scheme = SCHEME.exec(authorization)?.[1];
  return scheme === undefined ? 'Authorization: …' : `Authorization: ${scheme} …`;
}

const SCHEME = /^([a-z][a-z-]{0,20}) \S/i;

/** What a request carries instead, without the credential itself. */
export function describeSent({ headers }: MockRequest): string {
  const { authorization } = headers;
  if (authorization === undefined) return 'no credential in that form';
  const scheme = SCHEME.exec(authorization)?.[1];
  return scheme === undefined
    ? 'an Authorization header without a scheme'
    : `an Authorization of scheme ${scheme}`;
}

function carries(scheme: SecurityScheme, request: MockRequest): boolean {
  switch (scheme.kind) {
    case 'http':
      return hasAuthorization(scheme.scheme, request.headers.authorization);
    case 'api-key':
      return hasApiKey(scheme.in, scheme.name, request);
    case 'other':
      return true;
  }
}

function hasAuthorization(scheme: string, header: string | undefined): boolean {
  const rest = scheme.length;
  if (header === undefined || header.length <= rest + 1 || header.charCodeAt(rest) !== 32) return false;
  // RFC 9110: the name of a scheme is case-insensitive.
  if (header.slice(0, rest).toLowerCase() !== scheme) return false;
  const value = header.slice(rest + 1).trim();
  return scheme === 'basic' ? isBasicPair(value) : value !== '';
}

function isBasicPair(value: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(value) && Buffer.from(value, 'base64').includes(':');
}

function hasApiKey(
  place: 'header' | 'query' | 'cookie',
  name: string,
  { headers, query }: MockRequest,
): boolean {
  switch (place) {
    case 'header':
      return (headers[name.toLowerCase()] ?? '') !== '';
    case 'query':
      return (new URLSearchParams(query).get(name) ?? '') !== '';
    case 'cookie':
      return (readCookies(headers.cookie)[name] ?? '') !== '';
  }
}

function formOf(scheme: SecurityScheme): string {
  switch (scheme.kind) {
    case 'http':
      return `"Authorization: ${scheme.scheme.charAt(0).toUpperCase()}${scheme.scheme.slice(1)} …"`;
    case 'api-key':
      return scheme.in === 'header' ? `"${scheme.name}: …"` : `"${scheme.name}=…" in the ${scheme.in}`;
    case 'other':
      return 'a client certificate';
  }
}
