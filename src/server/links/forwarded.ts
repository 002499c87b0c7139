/** What a proxy says of the request that it was sent (RFC 7239, or the headers that were in use before it). */
export interface Forwarded {
  readonly proto: string | undefined;
  readonly host: string | undefined;
  /** A path that the proxy took away. */
  readonly prefix: string | undefined;
}

/**
 * Reads what the proxy that clients reach says: the first of several. `Forwarded` comes before `X-Forwarded-…`.
 *
 * @returns undefined where nothing is said; the header's name where it cannot be read.
 */
export function readForwarded(headers: Readonly<Record<string, string>>): Forwarded | undefined | string {
  const prefix = firstOf(headers['x-forwarded-prefix']);
  const { forwarded } = headers;
  const pairs = forwarded === undefined ? { host: undefined, proto: undefined } : parseFirst(forwarded);
  if (!pairs) return 'Forwarded';
  const isStandard = pairs.host !== undefined || pairs.proto !== undefined;
  const proto = isStandard ? pairs.proto : firstOf(headers['x-forwarded-proto']);
  const host = isStandard ? pairs.host : firstOf(headers['x-forwarded-host']);
  if ((proto ?? host ?? prefix) === undefined) return undefined;
  if (proto !== undefined && !/^https?$/i.test(proto)) return isStandard ? 'Forwarded' : 'X-Forwarded-Proto';
  if (host !== undefined && !isHost(host)) return isStandard ? 'Forwarded' : 'X-Forwarded-Host';
  if (prefix !== undefined && !isPrefix(prefix)) return 'X-Forwarded-Prefix';
  return { proto: proto?.toLowerCase(), host: host?.toLowerCase(), prefix };
}

const MAX_HOST = 260;
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** Whether a text is a host and nothing more, with a port or without. */
export function isHost(text: string): boolean {
  return text.length <= MAX_HOST && HOST.test(text) && URL.canParse(`http://${text}`);
}

const MAX_PREFIX = 200;
const PREFIX = /^(?:\/[A-Za-z0-9._~!$&'()*+;=:@-]+)*\/?$/;

/** Nothing in it leads up, or to another host. */
function isPrefix(text: string): boolean {
  return text.length <= MAX_PREFIX && PREFIX.test(text) && !/\/\.{1,2}(?:\/|$)/.test(text);
}

/** What the proxy wrote that clients reach: those behind it add theirs at the end. An empty one says nothing. */
function firstOf(header: string | undefined): string | undefined {
  return header?.split(',', 1)[0]?.trim() || undefined;
}

const PAIR = /[ \t]*([!#$%&'*+.^_`|~\w-]+)=("(?:[^"\\]|\\.)*"|[^\s",;]*)[ \t]*([;,]|$)/y;

/** The pairs of a Forwarded header's first element; undefined where it is none. */
function parseFirst(header: string): Readonly<Record<'host' | 'proto', string | undefined>> | undefined {
  const pairs = new Map<string, string>();
  PAIR.lastIndex = 0;
  for (;;) {
    const [, name, value = '', end] = PAIR.exec(header) ?? [];
    if (name === undefined || pairs.has(name.toLowerCase())) return undefined;
    pairs.set(name.toLowerCase(), value.startsWith('"') ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value);
    if (end !== ';') return { host: pairs.get('host'), proto: pairs.get('proto') };
  }
}
