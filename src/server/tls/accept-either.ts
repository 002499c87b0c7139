import type { Socket } from 'node:net';
import { createSecureContext, createServer, type SecureContext, type Server as TlsServer } from 'node:tls';
import type { Leaf } from './authority.ts';

/** Who a port is to those who begin with TLS. */
export interface TlsSetting {
  /** What is shown to who begins with TLS and names nobody; asked for once, when the first one does. */
  readonly leaf: () => Leaf;
  /** What is shown to who names somebody (by SNI); undefined for what is shown to who names nobody. */
  readonly leafFor?: ((name: string) => Leaf | undefined) | undefined;
  /** Is told of each handshake that came to nothing. */
  readonly onFailed: (failure: HandshakeFailure) => void;
  /** Real milliseconds within which the first byte has to come. */
  readonly firstByteMs?: number | undefined;
}

/** What answers on a socket, and who it is. */
export interface EitherSetting extends TlsSetting {
  /** Answers requests on a socket, whichever way it came: what it said so far is on it still. */
  readonly answer: (socket: Socket) => void;
}

/** Why a handshake came to nothing. */
export interface HandshakeFailure {
  /** Whether the client said that it does not trust the certificate; most do, some just go. */
  readonly isUntrusted: boolean;
  /** Of the system or of OpenSSL, such as `ECONNRESET`. */
  readonly code: string;
}

const FIRST_BYTE_MS = 10_000;
const HANDSHAKE_TIMEOUT_MS = 10_000;
/** How a TLS connection begins (RFC 8446, section 5.1). */
const HANDSHAKE_RECORD = 22;

/** Takes sockets, and answers over TLS or plainly: the first byte that comes tells which. One that says nothing is cut. */
export function acceptEither(setting: EitherSetting): (socket: Socket) => void {
  const { answer, firstByteMs = FIRST_BYTE_MS } = setting;
  let secure: TlsServer | undefined;
  return (socket) => {
    const cut = (): void => void socket.destroy();
    socket.setTimeout(firstByteMs, cut);
    socket.on('error', cut);
    socket.once('end', cut);
    socket.once('data', (first: Buffer) => {
      socket.setTimeout(0);
      socket.off('timeout', cut);
      socket.off('end', cut);
      socket.pause();
      socket.unshift(first);
      if (first[0] === HANDSHAKE_RECORD) {
        secure ??= createSecureServer(setting);
        // Who goes before the handshake is over is gone: HTTP, which would see to it, does not know of it yet.
        socket.allowHalfOpen = false;
        secure.emit('connection', socket);
      } else {
        socket.off('error', cut);
        answer(socket);
        socket.resume();
      }
    });
  };
}

function createSecureServer({ answer, leaf, leafFor, onFailed }: EitherSetting): TlsServer {
  const contextOf = createContexts();
  const secure = createServer({
    ...toCredentials(leaf()),
    ALPNProtocols: ['http/1.1'],
    handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    SNICallback: (name, done) => {
      const named = leafFor?.(name);
      done(null, named && contextOf(named));
    },
  });
  secure.on('secureConnection', answer);
  secure.on('tlsClientError', ({ code = 'unknown' }: NodeJS.ErrnoException, socket) => {
    socket.destroy();
    onFailed({ isUntrusted: UNTRUSTED.test(code), code });
  });
  return secure;
}

/** Whatever the process was told to let in otherwise, nothing older than TLS 1.2. */
function toCredentials({ key, certificate }: Leaf) {
  return { key, cert: certificate, minVersion: 'TLSv1.2' } as const;
}

/** Contexts are made once for a leaf, and go with it. */
function createContexts(): (leaf: Leaf) => SecureContext {
  const contexts = new WeakMap<Leaf, SecureContext>();
  return (leaf) => {
    const context = contexts.get(leaf) ?? createSecureContext(toCredentials(leaf));
    contexts.set(leaf, context);
    return context;
  };
}

/** What most clients say before they go. */
const UNTRUSTED = /ALERT_(?:UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN)$/;
