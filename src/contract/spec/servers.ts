import { isObject } from '../../core/json.ts';
import type { SpecDocument } from './document.ts';

/** Where a spec's `servers` say that it is served. */
export interface Servers {
  /** Without a trailing slash, longest first; never empty strings. */
  readonly basePaths: readonly string[];
  readonly hosts: readonly string[];
}

/** Reads the `servers` of a spec; variables take their defaults, and a URL that cannot be read is passed over. */
export function readServers({ root }: SpecDocument): Servers {
  const list: readonly unknown[] = Array.isArray(root.servers) ? root.servers : [];
  const urls = list.map(toUrl).filter((url) => url !== undefined);
  const basePaths = urls.map((url) => url.pathname.replace(/\/+$/, '')).filter((path) => path !== '');
  const hosts = urls.map((url) => url.host).filter((host) => host !== RELATIVE);
  return {
    basePaths: [...new Set(basePaths)].sort((a, b) => b.length - a.length),
    hosts: [...new Set(hosts)],
  };
}

// Stands for the host of a server whose URL has none.
const RELATIVE = 'relative.invalid';

function toUrl(server: unknown): URL | undefined {
  if (!isObject(server) || typeof server.url !== 'string') return undefined;
  const variables = isObject(server.variables) ? server.variables : {};
  const url = server.url.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const variable = variables[name];
    return isObject(variable) && typeof variable.default === 'string' ? variable.default : name;
  });
  return URL.canParse(url, `http://${RELATIVE}`) ? new URL(url, `http://${RELATIVE}`) : undefined;
}
