import { ChoiceError } from '../choice-error.ts';
import { isLoopback } from '../loopback.ts';

/** The one place that a proxy sends requests to. */
export interface Upstream {
  /** Such as `https://api.voiceos.io`. */
  readonly origin: string;
  /** Without a trailing slash; empty where the origin itself is the base. */
  readonly basePath: string;
}

/**
 * Reads the address of an upstream.
 *
 * @param allowInsecure lets credentials travel over plain HTTP beyond this machine.
 * @throws ChoiceError `RINGBACK_PROXY_UPSTREAM` or `RINGBACK_PROXY_INSECURE`.
 */
export function parseUpstream(text: string, { allowInsecure = false } = {}): Upstream {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') {
    throw refuse(withoutSecrets(text), 'it is no URL of http or https');
  }
  // What is written here is shown, and a credential is not to be.
  if (url.username !== '' || url.password !== '') throw refuse(url.origin, 'it has a credential in it');
  if (url.search !== '' || url.hash !== '') throw refuse(url.origin, 'it has a query or a fragment');
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !allowInsecure) {
    throw new ChoiceError(
      'RINGBACK_PROXY_INSECURE',
      `Failed to use the upstream "${url.origin}": credentials would travel unencrypted. Use https, or --allow-insecure-upstream.`,
    );
  }
  return { origin: url.origin, basePath: url.pathname.replace(/\/+$/, '') };
}

/**
 * The path at the upstream of a path at the proxy. A base path of the spec's own that both of them carry is not
 * doubled, so that clients may be given the proxy's address with it and without.
 */
export function joinPath({ basePath }: Upstream, path: string, specBasePaths: readonly string[]): string {
  const shared = specBasePaths.find(
    (base) => base !== '' && basePath.endsWith(base) && (path === base || path.startsWith(`${base}/`)),
  );
  return basePath + (shared === undefined ? path : path.slice(shared.length) || '/');
}

/**
 * A `Location` as the proxy's client has to see it: what leads to the upstream leads to the proxy, all else stays.
 *
 * @param target the path at the upstream that was asked for.
 * @param mount what clients write before the path at this proxy.
 */
export function rewriteLocation(
  { origin, basePath }: Upstream,
  location: string,
  target: string,
  mount: string,
): string {
  // What follows the client's own path leads right by itself.
  const isAbsolute = /^[a-z][a-z0-9+.-]*:/i.test(location) || location.startsWith('/');
  if (!isAbsolute || !URL.canParse(location, origin + target)) return location;
  const { origin: leadsTo, pathname, search, hash } = new URL(location, origin + target);
  if (leadsTo !== origin) return location;
  if (basePath !== '' && pathname !== basePath && !pathname.startsWith(`${basePath}/`)) {
    return origin + pathname + search + hash;
  }
  const below = pathname.slice(basePath.length);
  // A second slash at the beginning would name a host.
  return `${mount}/${below.replace(/^\/+/, '')}${search}${hash}`;
}

/** An address that cannot be read; where a credential may stand in it, its scheme alone. */
function withoutSecrets(text: string): string {
  if (!/[@?#]/.test(text)) return text;
  return `${/^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0] ?? ''}…`;
}

function refuse(shown: string, why: string): ChoiceError {
  return new ChoiceError(
    'RINGBACK_PROXY_UPSTREAM',
    `Failed to read the upstream "${shown.slice(0, MAX_SHOWN)}": ${why}. Write https://api.example.com/v1.`,
  );
}

const MAX_SHOWN = 200;
