import type { Environment } from './mock-environment.ts';

/** By which names this machine is reached, and the mock itself. */
const THIS_MACHINE = ['127.0.0.1', 'localhost'];

/**
 * Lets a child reach the mock where its environment names a proxy, which is for what is elsewhere. Nothing without one.
 * What is reached directly already stays so.
 */
export function directEnvironment(parent: Environment): Environment {
  if (!PROXY_VARIABLES.some((name) => parent[name])) return {};
  // Of the two names a client may read either, or the one before the other: neither is to hide what the other has.
  const exempt = [parent.no_proxy, parent.NO_PROXY]
    .flatMap((list) => (list ?? '').split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const value = [...new Set([...exempt, ...THIS_MACHINE])].join(',');
  return { NO_PROXY: value, no_proxy: value };
}

const PROXY_VARIABLES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'].flatMap((name) => [
  name,
  name.toLowerCase(),
]);
