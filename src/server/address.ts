import type { Provider } from '../engine/provider.ts';

/** Where a request goes: which sandbox, which provider, and the path below the provider's mount. */
export type Address =
  | {
      readonly kind: 'provider';
      readonly sandbox: string;
      readonly provider: Provider;
      readonly path: string;
      readonly query: string;
    }
  /** The server's own paths, below `/_ringback`. */
  | { readonly kind: 'own'; readonly sandbox: string; readonly path: string; readonly query: string }
  | { readonly kind: 'bad-sandbox'; readonly name: string }
  | { readonly kind: 'nowhere'; readonly sandbox: string; readonly path: string; readonly query: string };

/** What an address is worked out from. */
export interface Addressed {
  /** The request target as it was sent: a path with its query, or an absolute URL. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What a server's addresses lead to. */
export interface Mounts {
  readonly providers: ReadonlyMap<string, Provider>;
  /** Providers by the hosts of their specs, as these write them: one without a port is it at every port. */
  readonly hosts: ReadonlyMap<string, Provider>;
  /** Domains whose names are sandboxes, in lower case. */
  readonly sandboxDomains: readonly string[];
}

export const DEFAULT_SANDBOX = 'default';
const SANDBOX_NAME = /^[a-z0-9-]{1,64}$/;
const SANDBOX_PATH = /^\/~([^/]*)(\/.*)?$/;
/** What follows is held to the form of a name like any other way of naming a sandbox. */
const SANDBOX_CREDENTIAL = /^(?:bearer +)?rb_(.*)$/i;
const CREDENTIAL_HEADERS = ['authorization', 'x-api-key', 'xi-api-key'];

/**
 * Works out where a request goes. A sandbox is named by path, header, host or credential, the first of these. A spec's
 * own host names none, whatever domain it lies in.
 */
export function addressOf({ target, headers }: Addressed, mounts: Mounts): Address {
  const { host, path: whole, query } = splitTarget(target, headers.host ?? '');
  const named = SANDBOX_PATH.exec(whole);
  const path = named ? named[2] || '/' : whole;
  const ofHost = providerOfHost(host, mounts);
  const sandbox =
    named?.[1] ??
    headers['ringback-sandbox'] ??
    (ofHost ? undefined : sandboxOfHost(host, mounts)) ??
    sandboxOfCredential(headers);
  const name = sandbox ?? DEFAULT_SANDBOX;
  if (!SANDBOX_NAME.test(name)) return { kind: 'bad-sandbox', name };

  if (path === '/_ringback' || path.startsWith('/_ringback/')) {
    return { kind: 'own', sandbox: name, path: path.slice('/_ringback'.length), query };
  }
  if (ofHost) return { kind: 'provider', sandbox: name, provider: ofHost, path, query };
  const end = path.indexOf('/', 1);
  const mounted = mounts.providers.get(path.slice(1, end < 0 ? undefined : end));
  if (mounted)
    return {
      kind: 'provider',
      sandbox: name,
      provider: mounted,
      path: end < 0 ? '/' : path.slice(end),
      query,
    };
  const [only, ...others] = mounts.providers.values();
  if (only && others.length === 0) return { kind: 'provider', sandbox: name, provider: only, path, query };
  return { kind: 'nowhere', sandbox: name, path, query };
}

/** Whether a text can name a sandbox. */
export function isSandboxName(name: string): boolean {
  return SANDBOX_NAME.test(name);
}

/** The provider whose spec names a host, with a port or without. */
export function providerOfHost(host: string, { hosts }: Mounts): Provider | undefined {
  return hosts.get(host) ?? hosts.get(hostName(host));
}

/** What stands before a domain of sandboxes: whether it is the form of a name is another question. */
export function sandboxOfHost(host: string, { sandboxDomains }: Mounts): string | undefined {
  const name = hostName(host);
  const domain = sandboxDomains.find((one) => name.endsWith(`.${one}`));
  return domain && name.slice(0, -domain.length - 1);
}

function splitTarget(target: string, host: string): { host: string; path: string; query: string } {
  const absolute = /^https?:\/\/([^/?#]*)(.*)$/i.exec(target);
  const rest = absolute ? absolute[2] || '/' : target;
  const withoutFragment = rest.split('#', 1)[0] ?? '';
  const mark = withoutFragment.indexOf('?');
  const path = mark < 0 ? withoutFragment : withoutFragment.slice(0, mark);
  return {
    host: (absolute?.[1] ?? host).toLowerCase(),
    path: path.startsWith('/') ? path : `/${path}`,
    query: mark < 0 ? '' : withoutFragment.slice(mark + 1),
  };
}

function sandboxOfCredential(headers: Readonly<Record<string, string>>): string | undefined {
  for (const name of CREDENTIAL_HEADERS) {
    const named = SANDBOX_CREDENTIAL.exec(headers[name] ?? '');
    if (named) return named[1];
  }
  return undefined;
}

/** Without a port, and without the dot that ends a whole name. */
function hostName(host: string): string {
  return host.replace(/:\d+$/, '').replace(/\.$/, '');
}
