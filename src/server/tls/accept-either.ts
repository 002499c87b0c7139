import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createServer, type Server as TlsServer } from 'node:tls';
import type { Leaf } from './authority.ts';

/** What answers on a socket, and who it is. */
export interface EitherSetting {
  /** Answers requests; it listens nowhere. */
  readonly plain: Server;
  /** What is shown to who begins with TLS; asked for once, when the first one does. */
  readonly leaf: () => Leaf;
  /** Is told of each client that went because it did not trust the leaf. */
  readonly onUntrusted: () => void;
}

const HANDSHAKE_TIMEOUT_MS = 10_000;
/** How a TLS connection begins (RFC 8446, section 5.1). */
const HANDSHAKE_RECORD = 22;

/** Takes sockets, and answers over TLS or plainly: the first byte that comes tells which. Errors before it are the caller's. */
export function acceptEither(setting: EitherSetting): (socket: Socket) => void {
  const { plain } = setting;
  let secure: TlsServer | undefined;
  return (socket) => {
    socket.once('data', (first: Buffer) => {
      socket.pause();
      socket.unshift(first);
      if (first[0] === HANDSHAKE_RECORD) {
        secure ??= createSecureServer(setting);
        secure.emit('connection', socket);
      } else {
        plain.emit('connection', socket);
        socket.resume();
      }
    });
  };
}

function createSecureServer({ plain, leaf, onUntrusted }: EitherSetting): TlsServer {
  const { key, certificate } = leaf();
  const secure = createServer(
    { key, cert: certificate, ALPNProtocols: ['http/1.1'], handshakeTimeout: HANDSHAKE_TIMEOUT_MS },
    (socket) => plain.emit('connection', socket),
  );
  secure.on('tlsClientError', ({ code }: NodeJS.ErrnoException, socket) => {
    socket.destroy();
    if (code && UNTRUSTED.test(code)) onUntrusted();
  });
  return secure;
}

/** What most clients say before they go; some just go. */
const UNTRUSTED = /ALERT_(?:UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN)$/;
