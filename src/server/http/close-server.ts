import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';

/** What is still being sent when a close has lasted this long is cut off. */
const CLOSE_TIMEOUT_MS = 5000;
const RELEASE_MS = 20;

const connected = new WeakMap<Server, Set<Socket>>();

/** Remembers who is connected, so that a close waits for nobody who has said nothing. */
export function watchConnections(server: Server): void {
  connected.set(server, new Set());
  server.on('connection', (socket: Socket) => watchConnection(server, socket));
}

/** Remembers a connection that the server did not take itself, such as one over TLS. */
export function watchConnection(server: Server, socket: Socket): void {
  const sockets = connected.get(server);
  if (!sockets || sockets.has(socket)) return;
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
}

/**
 * Takes no more connections, lets what is being answered finish for a while, and cuts off the rest. While it drains,
 * a connection that is there is answered once more, and told that this was the last time: no client sends a request
 * that nobody reads.
 *
 * @param drainMs for how long, in real milliseconds; who has nothing to ask is let go after it
 */
export async function closeServer(server: Server, drainMs = 0): Promise<void> {
  const closed = once(server, 'close');
  if (drainMs > 0) {
    server.prependListener('request', tellLast);
    // Who has connected by now is let in first. The server's own close would let go at once of who is silent.
    await setImmediate();
    NetServer.prototype.close.call(server);
    const over = new AbortController();
    // It holds the process: a connection that is half over does not.
    const drained = setTimeout(drainMs, undefined, { signal: over.signal }).catch(() => {});
    await Promise.race([drained, closed]);
    over.abort();
  }
  const cut = globalThis.setTimeout(() => {
    server.closeAllConnections();
    // Who has not come as far as a request is no connection of HTTP's.
    for (const socket of connected.get(server) ?? []) socket.destroy();
  }, CLOSE_TIMEOUT_MS);
  // A connection that is being answered now is idle a moment later, and is to be let go then.
  const release = setInterval(() => server.closeIdleConnections(), RELEASE_MS);
  server.close();
  for (const socket of connected.get(server) ?? []) if (socket.bytesRead === 0) socket.destroy();
  await closed;
  clearTimeout(cut);
  clearInterval(release);
}

function tellLast(_request: IncomingMessage, response: ServerResponse): void {
  response.shouldKeepAlive = false;
}
