import { Buffer } from 'node:buffer';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type Incoming, type IncomingBody, MAX_BODY_BYTES, type Outgoing } from '../message.ts';
import { lengthOf } from '../pieces.ts';
import { acceptEither, type TlsSetting } from '../tls/accept-either.ts';
import { connectionCame, itsTurn } from './arrivals.ts';
import { readBody } from './body.ts';
import { BOUNDS, boundConnections, bounded, type ConnectionCap } from './bounds.ts';
import { closeServer, watchConnection, watchConnections } from './close-server.ts';
import { endOfTurn } from './end-of-turn.ts';
import { answerMalformed } from './malformed.ts';
import { headersOf } from './request-headers.ts';
import { writeImpaired } from './write-impaired.ts';

/** Answers a request. It never rejects: what goes wrong is in the answer. */
export type Answerer = (incoming: Incoming) => Promise<Outgoing>;

/** Where to listen; port 0 is any free one. */
export interface ListenAddress extends ConnectionCap {
  readonly host: string;
  readonly port: number;
}

/** A port that listens. */
export interface Listener {
  readonly host: string;
  readonly port: number;
  /**
   * Lets what is being answered finish, and resolves when all is done. For as long as it is told to drain, clients that
   * do not know of it yet are answered still, and told to come no more.
   */
  close(drainMs?: number): Promise<void>;
}

const EMPTY: IncomingBody = { kind: 'bytes', bytes: Buffer.alloc(0) };

/**
 * Listens on a port for requests to the mock; port 0 takes any free one.
 *
 * @param identity for who asks over TLS; without it, requests come plainly alone.
 * @throws the system's error when the port cannot be had (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`).
 */
export function listen(answer: Answerer, address: ListenAddress, identity?: TlsSetting): Promise<Listener> {
  const server = createBoundedServer(handlerOf(answer), address);
  if (identity) answerEither(server, identity);
  return listenOn(server, address);
}

/** Has a server answer over TLS as well: what it does with its connections, it does with either kind. */
function answerEither(server: Server, identity: TlsSetting): void {
  // Of this server's making: each takes a socket.
  const takers = server.listeners('connection') as unknown as readonly ((
    this: Server,
    socket: Socket,
  ) => void)[];
  const accept = acceptEither({
    ...identity,
    answer: (socket) => {
      for (const take of takers) take.call(server, socket);
    },
  });
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    watchConnection(server, socket);
    accept(socket);
  });
}

/** Listens on a port with the same bounds, for a handler that answers by itself. */
export function listenWith(handle: RequestListener, address: ListenAddress): Promise<Listener> {
  return listenOn(createBoundedServer(handle, address), address);
}

/** What hands a socket's requests to an answerer. */
export function handlerOf(answer: Answerer): RequestListener {
  return (request, response) => void serve(answer, request, response).catch(() => response.destroy());
}

/** A server that does not listen yet, with bounds on heads, waiting and connections. */
export function createBoundedServer(handle: RequestListener, cap: ConnectionCap = {}): Server {
  const server = createServer(BOUNDS, bounded(handle));
  boundConnections(server, cap);
  server.on('clientError', answerMalformed);
  watchConnections(server);
  return server;
}

/** Listens with a server; port 0 takes any free one. Rejects with the system's error when the port cannot be had. */
export function listenOn(server: Server, { host, port }: ListenAddress): Promise<Listener> {
  server.on('connection', connectionCame);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      // A TCP server's address is never a path or null.
      const address = server.address() as AddressInfo;
      resolve({
        host: address.address,
        port: address.port,
        close: (drainMs) => closeServer(server, drainMs),
      });
    });
  });
}

async function serve(answer: Answerer, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const isRead = method === 'GET' || method === 'HEAD';
  const body = isRead ? EMPTY : await readBody(request, MAX_BODY_BYTES).catch(() => undefined);
  // The client went away while it was sending: there is nobody to answer.
  if (!body) {
    response.destroy();
    return;
  }
  const turn = itsTurn();
  if (turn) await turn;
  const outgoing = await answer({ method, target: url, headers: headersOf(request), body });
  await endOfTurn();
  writeAnswer(response, outgoing);
}

/** Writes an answer once, with its length; one that something is done to goes its own way. */
export function writeAnswer(response: ServerResponse, outgoing: Outgoing): void {
  const { status, headers, body, impairment } = outgoing;
  if (impairment) {
    void writeImpaired(response, outgoing, impairment).catch(() => response.destroy());
    return;
  }
  const isBodiless = status === 204 || status === 304;
  const length = isBodiless || 'Content-Length' in headers ? {} : { 'Content-Length': lengthOf(body) };
  response.writeHead(status, { ...headers, ...length });
  if (isBodiless || body.length < 2) {
    response.end(isBodiless ? undefined : body[0]);
    return;
  }
  // Corked, the pieces leave together.
  response.cork();
  for (const piece of body) response.write(piece);
  response.end();
  response.uncork();
}
