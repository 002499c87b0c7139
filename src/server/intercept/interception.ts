import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import { connect, type Socket } from 'node:net';
import { createBoundedServer, listenOn, writeAnswer } from '../http/listener.ts';
import type { MockServer } from '../mock-server.ts';
import { onceEach } from '../once-each.ts';
import { joinPieces } from '../pieces.ts';
import { createAuthority } from '../tls/authority.ts';
import { normalHost, parseTarget, readAllowedHosts, type Target } from './allowed-hosts.ts';
import { FORWARD_TIMEOUTS, forward } from './forward.ts';
import { noProxyRequest, refusedHost, unreachable } from './problems.ts';
import { createRefusals, type RefusedHost } from './refusals.ts';
import { connectHost, routeOf } from './route.ts';
import { createTrustFiles, type TrustFiles } from './trust-files.ts';
import { createTunnels, toMock } from './tunnel-server.ts';

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

  const tunnelTo = createTunnels({
    ...{ server, authority },
    onUntrusted: onceEach(choice.onUntrusted ?? (() => {})),
  });

  function onRequest(request: IncomingMessage, response: ServerResponse): void {
    const url = urlOf(request);
    if (!url) {
      writeAnswer(response, noProxyRequest());
      return;
    }
    const usual = url.protocol === 'https:' ? 443 : 80;
    const target = { host: normalHost(url.hostname), port: Number(url.port || usual) };
    switch (routeOf(target, server.contracts.values(), isAllowed)) {
      case 'mock':
        toMock(server, nameOf(target, usual))(request, response);
        break;
      case 'through':
        forward(request, response, url);
        break;
      case 'refused':
        refusals.add(target);
        writeAnswer(response, refusedHost(nameOf(target, usual)));
    }
  }

  function onConnect(request: IncomingMessage, socket: Socket, head: Buffer): void {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    const target = parseTarget(request.url ?? '');
    if (!target) {
      end(socket, noProxyRequest());
      return;
    }
    if (head.length > 0) socket.unshift(head);
    switch (routeOf(target, server.contracts.values(), isAllowed)) {
      case 'mock':
        socket.write(ESTABLISHED);
        tunnelTo(nameOf(target, 443))(socket);
        break;
      case 'through':
        passThrough(socket, target);
        break;
      case 'refused':
        refusals.add(target);
        end(socket, refusedHost(nameOf(target, 443)));
    }
  }

  const proxy = createBoundedServer(onRequest);
  // A socket of an HTTP server is one of TCP.
  proxy.on('connect', (request, socket, head) => onConnect(request, socket as Socket, head));
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

const ESTABLISHED = 'HTTP/1.1 200 Connection Established\r\n\r\n';

/** The URL that a proxy is asked for: mostly of http, but some clients ask for https in this way too. */
function urlOf({ url = '' }: IncomingMessage): URL | undefined {
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : undefined;
}

/** With its port where that is not the scheme's own. */
function nameOf({ host, port }: Target, usual: 80 | 443): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return port === usual ? name : `${name}:${port}`;
}

function passThrough(socket: Socket, target: Target): void {
  const onward = connect({ host: connectHost(target.host), port: target.port });
  const { connectMs, idleMs } = FORWARD_TIMEOUTS;
  let isReached = false;
  onward.setTimeout(connectMs, () => onward.destroy(new Error('it took too long')));
  onward.once('connect', () => {
    isReached = true;
    onward.setTimeout(idleMs);
    socket.write(ESTABLISHED);
    socket.pipe(onward);
    onward.pipe(socket);
  });
  onward.on('error', (error) => {
    if (isReached) socket.destroy();
    else end(socket, unreachable(nameOf(target, 443), error.message));
  });
  socket.once('close', () => onward.destroy());
  onward.once('close', () => socket.destroySoon());
}

/** Answers a CONNECT with no. */
function end(socket: Socket, { status, headers, body }: ReturnType<typeof noProxyRequest>): void {
  const content = joinPieces(body);
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    `Content-Length: ${content.length}`,
    'Connection: close',
  ];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  socket.end(content);
}
