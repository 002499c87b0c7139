import { Buffer } from 'node:buffer';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { problemAnswer } from '../problem.ts';

/** Bytes of all header fields together, the request line included; past it the parser says 431. */
export const MAX_HEADER_BYTES = 32 * 1024;
/** Characters of a request's target; no client of a mocked API comes near. */
const MAX_TARGET = 16 * 1024;
const MAX_FIELDS = 200;
/** Requests of one connection that wait for their answer at once. */
const MAX_PIPELINED = 1000;
/** A head has to have come by then, a whole request by the second; looked after every so often. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const CHECK_MS = 1000;
const KEEP_ALIVE_MS = 65_000;
/**
 * A client that reads nothing for twice as long, while there is something to read, has gone: Node takes what the system
 * took off its hands within the first of them for a sign of life.
 */
const STALL_MS = 30_000;
/** Connections that a port has open at once, unless it is said; past it new ones are closed as they come. */
const MAX_CONNECTIONS = 10_000;

/** What a server of this process is made with. */
export const BOUNDS = {
  maxHeaderSize: MAX_HEADER_BYTES,
  headersTimeout: HEADERS_TIMEOUT_MS,
  requestTimeout: REQUEST_TIMEOUT_MS,
  connectionsCheckingInterval: CHECK_MS,
  keepAliveTimeout: KEEP_ALIVE_MS,
  insecureHTTPParser: false,
  requireHostHeader: true,
  noDelay: true,
} as const;

/** How many may be connected, and who is told when there are more. */
export interface ConnectionCap {
  readonly maxConnections?: number | undefined;
  readonly onCrowded?: ((max: number) => void) | undefined;
}

/** Lets go of those who are one connection too many, and of those who do not read what they asked for. */
export function boundConnections(
  server: Server,
  { maxConnections = MAX_CONNECTIONS, onCrowded }: ConnectionCap,
): void {
  server.maxConnections = maxConnections;
  server.on('drop', () => onCrowded?.(maxConnections));
  // No field is left out unseen: their number is looked at when they are read, their bytes before.
  server.maxHeadersCount = 0;
  server.timeout = STALL_MS;
}

/** Refuses a request whose head is out of bounds, and hands on any other. */
export function bounded(handle: RequestListener): RequestListener {
  const connections = new WeakMap<Socket, Connection>();
  return (request, response) => {
    const { socket } = request;
    let connection = connections.get(socket);
    if (!connection) {
      connection = createConnection(socket);
      connections.set(socket, connection);
    }
    if (connection.waiting >= MAX_PIPELINED) {
      socket.destroy();
      return;
    }
    connection.waiting += 1;
    response.on('close', connection.onClose);
    response.on('timeout', connection.onTimeout);
    const status = breachOf(request);
    if (status === undefined) handle(request, response);
    else refuse(response, status);
  };
}

/** What is known of a connection, with what is listened by: made once for all of its requests. */
interface Connection {
  /** Requests that are not answered yet. */
  waiting: number;
  readonly onClose: () => void;
  readonly onTimeout: () => void;
}

function createConnection(socket: Socket): Connection {
  const connection: Connection = {
    waiting: 0,
    onClose() {
      connection.waiting -= 1;
    },
    // What takes its time to be answered is no stall; what is not read is one.
    onTimeout() {
      if (socket.writableLength > 0) socket.destroy();
    },
  };
  return connection;
}

function breachOf({ url = '', rawHeaders }: IncomingMessage): 400 | 414 | 431 | undefined {
  if (url.length > MAX_TARGET) return 414;
  if (rawHeaders.length > 2 * MAX_FIELDS) return 431;
  // Of two hosts a proxy may have looked at the other.
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  return hosts > 1 ? 400 : undefined;
}

const WORDS = {
  400: ['Bad Request', 'Failed to read the request: it has more than one Host. Send one.'],
  414: [
    'URI Too Long',
    `Failed to read the request: its target is over ${MAX_TARGET} characters. Send less.`,
  ],
  431: [
    'Request Header Fields Too Large',
    `Failed to read the request: it has more than ${MAX_FIELDS} header fields. Send fewer.`,
  ],
} as const;

function refuse(response: ServerResponse, status: keyof typeof WORDS): void {
  const [title, detail] = WORDS[status];
  const { headers, body } = problemAnswer({ status, title, detail, code: 'RINGBACK_HTTP_MALFORMED' });
  const bytes = Buffer.concat([...body]);
  response.writeHead(status, { ...headers, 'Content-Length': bytes.length, Connection: 'close' });
  response.end(bytes);
}
