import type { Provider, Shape } from '../../engine/provider.ts';
import { DEFAULT_SANDBOX, type Mounts, providerOfHost, sandboxOfHost } from '../address.ts';

/** How the links of a body are written. */
export interface Links {
  /** Turns a vendor's own link into one that leads to the mock. */
  to(url: string): string;
  /** Stands for a shape with these links: bytes of it are kept apart from those with others. */
  keyOf(shape: Shape): object;
}

/** What links lead to. */
export interface LinkTarget {
  /** An origin, with a path where there is one, without a slash at its end. */
  readonly base: string;
  readonly sandbox: string;
  readonly provider: Pick<Provider, 'name'>;
}

/** Links that are kept, so that bytes with them are found again; past it the ones made first are made anew. */
const MAX_LINKS = 1000;

/** Makes links, the same ones for the same target. */
export function createLinkBook(maxLinks = MAX_LINKS): (target: LinkTarget, mounts: Mounts) => Links {
  const book = new Map<string, Links>();
  return (target, mounts) => {
    const mount = mountOf(target, mounts);
    const known = book.get(mount);
    if (known) return known;
    for (const oldest of book.keys()) {
      if (book.size < maxLinks) break;
      book.delete(oldest);
    }
    const links = createLinks(mount);
    book.set(mount, links);
    return links;
  };
}

function createLinks(mount: string): Links {
  const keys = new WeakMap<Shape, object>();
  return {
    to(url) {
      const { pathname, search } = new URL(url);
      return `${mount}${pathname}${search}`;
    },
    keyOf(shape) {
      const key = keys.get(shape) ?? {};
      keys.set(shape, key);
      return key;
    },
  };
}

/** Where the vendor's host is for a client: below the provider's mount, unless the base is at that host itself. */
function mountOf({ base, sandbox, provider }: LinkTarget, mounts: Mounts): string {
  const { host } = new URL(base);
  const ofHost = providerOfHost(host, mounts);
  const named = (ofHost ? undefined : sandboxOfHost(host, mounts)) ?? DEFAULT_SANDBOX;
  const world = sandbox === named ? '' : `/~${sandbox}`;
  return `${base}${world}${ofHost?.name === provider.name ? '' : `/${provider.name}`}`;
}
