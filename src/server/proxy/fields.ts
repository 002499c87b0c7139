import type { IncomingHttpHeaders } from 'node:http';

/** Header fields as they are passed on: the name as it was written first, and all its values. */
export type Fields = ReadonlyMap<string, readonly [name: string, values: readonly string[]]>;

/** Fields of one connection alone (RFC 9110, 7.6.1). */
const HOP_BY_HOP = [
  ...['connection', 'keep-alive', 'proxy-connection', 'proxy-authenticate', 'proxy-authorization'],
  ...['proxy-authentication-info', 'te', 'transfer-encoding', 'upgrade', 'http2-settings'],
];

/** What a trailer may not say (RFC 9110, 6.5.1): framing, routing and credentials. */
const NOT_TRAILING = [
  ...['content-length', 'content-encoding', 'content-type', 'content-range', 'host', 'trailer'],
  ...['authorization', 'cookie', 'set-cookie', 'cache-control', 'expect', 'location', 'max-forwards'],
];

/**
 * The fields that go on to the other side, from name and value in turn: without those of the connection, and those
 * that `Connection` names. The length is the framing's, and is not here.
 */
export function passedFields(raw: readonly string[]): Fields {
  const named = pairsOf(raw)
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(','))
    .map((token) => token.trim().toLowerCase());
  return collect(raw, new Set([...HOP_BY_HOP, 'content-length', ...named]));
}

/** The fields after a body that go on. */
export function passedTrailers(raw: readonly string[]): Fields {
  return collect(raw, new Set([...HOP_BY_HOP, ...NOT_TRAILING]));
}

/** Fields for the upstream: not the host's, nor those that are for a mock. */
export function forUpstream(fields: Fields): Fields {
  return new Map([...fields].filter(([name]) => name !== 'host' && !name.startsWith('ringback-')));
}

/** The form that trailers are written in. */
export function toTrailers(fields: Fields): [string, string][] {
  return [...fields.values()].flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
}

/** Whether a request has a body at all, even one of no length. */
export function hasBody(headers: IncomingHttpHeaders): boolean {
  return headers['transfer-encoding'] !== undefined || headers['content-length'] !== undefined;
}

function collect(raw: readonly string[], without: ReadonlySet<string>): Fields {
  const fields = new Map<string, [string, string[]]>();
  for (const [name, value] of pairsOf(raw)) {
    const key = name.toLowerCase();
    if (without.has(key)) continue;
    const known = fields.get(key);
    if (known) known[1].push(value);
    else fields.set(key, [name, [value]]);
  }
  return fields;
}

function pairsOf(raw: readonly string[]): readonly (readonly [name: string, value: string])[] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) pairs.push([raw[i] ?? '', raw[i + 1] ?? '']);
  return pairs;
}
