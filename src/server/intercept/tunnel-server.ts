import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import { createServer, type Server as TlsServer } from 'node:tls';
import { createBoundedServer, handlerOf, writeAnswer } from '../http/listener.ts';
import type { MockServer } from '../mock-server.ts';
import type { Authority } from '../tls/authority.ts';
import { normalHost } from './allowed-hosts.ts';
import { noUpgrade } from './problems.ts';

/** Takes a socket that was opened to a spec's host, and answers on it as that host does: over TLS, or plainly. */
export type AcceptTunnel = (socket: Socket) => void;

/** What tunnels lead to, and who vouches for it. */
export interface TunnelSetting {
  readonly server: Pick<MockServer, 'answer'>;
  readonly authority: Authority;
  /** Is told of a host whose certificate a client did not trust. */
  readonly onUntrusted: (host: string) => void;
}

const HANDSHAKE_TIMEOUT_MS = 10_000;
/** How a TLS connection begins (RFC 8446, section 5.1). */
const HANDSHAKE_RECORD = 22;

/** Stands in for hosts, each by its certificate and its name. There are as many as the specs name, at as many ports. */
export function createTunnels(setting: TunnelSetting): (host: string) => AcceptTunnel {
  const tunnels = new Map<string, AcceptTunnel>();
  return (host) => {
    const accept = tunnels.get(host) ?? createTunnel(setting, host);
    tunnels.set(host, accept);
    return accept;
  };
}

function createTunnel(setting: TunnelSetting, host: string): AcceptTunnel {
  const plain = createBoundedServer(toMock(setting.server, host));
  let secure: TlsServer | undefined;
  return (socket) => {
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      if (first[0] === HANDSHAKE_RECORD) {
        secure ??= createSecureServer(plain, setting, host);
        secure.emit('connection', socket);
      } else {
        plain.emit('connection', socket);
        socket.resume();
      }
    });
  };
}

/** Hands requests to the mock as if they had reached that host. */
export function toMock(server: Pick<MockServer, 'answer'>, host: string): RequestListener {
  const answer = handlerOf((incoming) => {
    const { 'proxy-authorization': _credential, 'proxy-connection': _hop, ...headers } = incoming.headers;
    // The connection was opened to that host, whatever the request says.
    return server.answer({ ...incoming, headers: { ...headers, host } });
  });
  return (request, response) => {
    if (request.headers.upgrade?.toLowerCase() === 'websocket') {
      response.setHeader('Connection', 'close');
      writeAnswer(response, noUpgrade(host));
    } else {
      answer(request, response);
    }
  };
}

function createSecureServer(
  plain: Server,
  { authority, onUntrusted }: TunnelSetting,
  host: string,
): TlsServer {
  // Of a port that is not the usual one, a certificate says nothing.
  const { key, certificate } = authority.leafFor(normalHost(new URL(`https://${host}`).hostname));
  const secure = createServer(
    { key, cert: certificate, ALPNProtocols: ['http/1.1'], handshakeTimeout: HANDSHAKE_TIMEOUT_MS },
    (socket) => plain.emit('connection', socket),
  );
  secure.on('tlsClientError', ({ code }: NodeJS.ErrnoException, socket) => {
    socket.destroy();
    if (code && UNTRUSTED.test(code)) onUntrusted(host);
  });
  return secure;
}

/** What most clients say before they go; some just go. */
const UNTRUSTED = /ALERT_(?:UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN)$/;
