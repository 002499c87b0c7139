import type { Socket } from 'node:net';
import { createBoundedServer, listenOn } from '../http/listener.ts';
import type { MockServer } from '../mock-server.ts';
import { onceEach } from '../once-each.ts';
import { createAuthority } from '../tls/authority.ts';
import { readAllowedHosts } from './allowed-hosts.ts';
import { proxyConnect } from './proxy-connect.ts';
import { proxyRequest } from './proxy-request.ts';
import { createRefusals, type RefusedHost } from './refusals.ts';
import { type Routing, routeOf } from './route.ts';
import { createTrustFiles, type TrustFiles } from './trust-files.ts';
import { createTunnels } from './tunnel-server.ts';

/** What may be reached beside the mock. */
export interface InterceptChoice {
  /** `HOST`, `HOST:PORT` or `*.DOMAIN`; this machine always may. */
  readonly allowHosts?: readonly string[] | undefined;
  /** Is told of each host that was refused, once. */
  readonly onRefused?: ((host: string) => void) | undefined;
  /** Is told of each host of a spec whose certificate a client did not trust, once. */
  readonly onUntrusted?: ((host: string) => void) | undefined;
}

/** A proxy on loopback that takes the specs' own hosts to the mock. */
export interface Interception {
  /** Such as `http://127.0.0.1:40123`. */
  readonly proxyUrl: string;
  /** What clients are to trust. */
  readonly trust: TrustFiles;
  /** Hosts that were refused so far. */
  refused(): { readonly hosts: readonly RefusedHost[]; readonly dropped: number };
  /** Cuts what is open, and removes the files. */
  close(): Promise<void>;
}

/**
 * Opens the proxy. It listens on loopback alone, and reaches nothing but this machine and what was allowed.
 *
 * @throws ChoiceError for an allowed host that is none, and for certificates that cannot be written.
 */
export async function openInterception(server: MockServer, choice: InterceptChoice): Promise<Interception> {
  const isAllowed = readAllowedHosts(choice.allowHosts ?? []);
  const refusals = createRefusals(choice.onRefused ?? (() => {}));
  const authority = createAuthority();
  const open = new Set<Socket>();
  const routing: Routing = {
    server,
    routeOf: (target) => routeOf(target, server.contracts.values(), isAllowed),
    onRefused: refusals.add,
    tunnelTo: createTunnels({
      ...{ server, authority },
      onUntrusted: onceEach(choice.onUntrusted ?? (() => {})),
    }),
  };
  const proxy = createBoundedServer((request, response) => proxyRequest(routing, request, response));
  proxy.on('connect', (request, stream, head) => {
    // A socket of an HTTP server is one of TCP.
    const socket = stream as Socket;
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    proxyConnect(routing, request.url ?? '', { socket, head });
  });
  // First what may fail: a port that is open already would be left so.
  const trust = createTrustFiles(authority);
  const listener = await listenOn(proxy, { host: '127.0.0.1', port: 0 }).catch((error: unknown) => {
    trust.remove();
    throw error;
  });
  return {
    proxyUrl: `http://127.0.0.1:${listener.port}`,
    trust,
    refused: () => ({ hosts: refusals.list(), dropped: refusals.dropped }),
    async close() {
      for (const socket of open) socket.destroy();
      proxy.closeAllConnections();
      trust.remove();
      await listener.close();
    },
  };
}
