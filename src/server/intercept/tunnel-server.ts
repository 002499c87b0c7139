import type { RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import { createServer, type Server as TlsServer } from 'node:tls';
import { createBoundedServer, handlerOf, writeAnswer } from '../http/listener.ts';
import type { MockServer } from '../mock-server.ts';
import type { Authority } from '../tls/authority.ts';
import { noUpgrade } from './problems.ts';

/** Answers as a spec's host does, on sockets that were opened to it: over TLS, or plainly. */
export interface TunnelServer {
  accept(socket: Socket): void;
  close(): void;
}

const HANDSHAKE_TIMEOUT_MS = 10_000;
/** How a TLS connection begins (RFC 8446, section 5.1). */
const HANDSHAKE_RECORD = 22;

/** Stands in for one host, by its certificate and its name. */
export function createTunnelServer(
  server: Pick<MockServer, 'answer'>,
  authority: Authority,
  host: string,
): TunnelServer {
  const plain = createBoundedServer(toMock(server, host));
  let secure: TlsServer | undefined;
  return {
    accept(socket) {
      socket.once('data', (first: Buffer) => {
        socket.pause();
        socket.unshift(first);
        if (first[0] === HANDSHAKE_RECORD) {
          secure ??= createSecureServer(plain, authority, host);
          secure.emit('connection', socket);
        } else {
          plain.emit('connection', socket);
          socket.resume();
        }
      });
    },
    close() {
      plain.closeAllConnections();
    },
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

function createSecureServer(plain: Server, authority: Authority, host: string): TlsServer {
  const { key, certificate } = authority.leafFor(host);
  const secure = createServer(
    { key, cert: certificate, ALPNProtocols: ['http/1.1'], handshakeTimeout: HANDSHAKE_TIMEOUT_MS },
    (socket) => plain.emit('connection', socket),
  );
  secure.on('tlsClientError', (_error, socket) => socket.destroy());
  return secure;
}
