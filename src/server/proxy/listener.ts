import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { BOUNDS } from '../http/bounds.ts';
import { watchConnections } from '../http/close-server.ts';
import { type ListenAddress, type Listener, listenOn } from '../http/listener.ts';
import { answerMalformed } from '../http/malformed.ts';
import { refuse, refuseOn } from './answer-client.ts';
import { NO_TUNNEL, refuseTarget } from './refuse-target.ts';
import { TOO_BUSY } from './upstream-failure.ts';

/** Takes a request that may be passed on. */
export type PassHandler = (incoming: IncomingMessage, response: ServerResponse) => void;

/** Requests that are passed on at once, and connections that are kept. */
const MAX_UNDER_WAY = 1000;
const MAX_CONNECTIONS = 4000;

/**
 * Listens for requests to be passed on. Bodies may last as long as they like; heads may not.
 *
 * @throws the system's error when the port cannot be had (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`).
 */
export function listenForPassing(handle: PassHandler, address: ListenAddress): Promise<Listener> {
  const server = createServer({ ...BOUNDS, requestTimeout: 0 });
  watchConnections(server);
  server.maxConnections = MAX_CONNECTIONS;
  const accept = limitUnderWay(handle);
  server.on('request', accept);
  // Whether to go on is the upstream's to say.
  server.on('checkContinue', accept);
  server.on('checkExpectation', accept);
  // What is not HTTP any more has a bare stream.
  server.on('connect', (_request, socket: Socket) => refuseOn(socket, NO_TUNNEL));
  server.on('clientError', answerMalformed);
  return listenOn(server, address);
}

function limitUnderWay(handle: PassHandler): PassHandler {
  let underWay = 0;
  return (incoming, response) => {
    const problem = refuseTarget(incoming) ?? (underWay >= MAX_UNDER_WAY ? TOO_BUSY : undefined);
    if (problem) {
      incoming.resume();
      refuse(response, problem);
      return;
    }
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
    handle(incoming, response);
  };
}
