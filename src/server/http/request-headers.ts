import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

type Headers = Readonly<Record<string, string>>;

/**
 * Header fields of a request with one value each, names in lower case; repeated ones are joined. A connection sends mostly the
 * same ones again, and is given the same object then: what is held of its requests holds them once.
 */
export function headersOf(request: IncomingMessage): Headers {
  const { socket, rawHeaders } = request;
  const known = latest.get(socket);
  if (known && isSame(known.raw, rawHeaders)) return known.flat;
  const flat = flattenHeaders(request.headers);
  latest.set(socket, { raw: rawHeaders, flat });
  return flat;
}

const latest = new WeakMap<Socket, { readonly raw: readonly string[]; readonly flat: Headers }>();

function isSame(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

/** Header fields with one value each; repeated ones are joined. */
export function flattenHeaders(headers: IncomingMessage['headers']): Headers {
  const flat: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) flat[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}
