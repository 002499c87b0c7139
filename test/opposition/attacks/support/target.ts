import { connect } from 'node:net';
import { type RunningServer, type ServeOptions, startServer } from '../../../../src/index.ts';

/** Opens the control API of these tests; seen in an answer or a note, it has leaked. */
export const TOKEN = 'canary-admin-token-77aa';

/** A server to attack, on free ports of this machine. */
export interface Target {
  readonly server: RunningServer;
  readonly mockPort: number;
  readonly adminPort: number;
  /** What whoever runs the server was told. */
  readonly told: string[];
  /** Errors of ours. */
  readonly errors: unknown[];
  close(): Promise<void>;
}

export async function openTarget(options: ServeOptions = {}): Promise<Target> {
  const told: string[] = [];
  const errors: unknown[] = [];
  const server = await startServer({
    ...{ port: 0, adminPort: 0, adminToken: TOKEN, seed: 42, clock: 'frozen' },
    onNote: (text) => told.push(text),
    onError: (error) => errors.push(error),
    ...options,
  });
  return {
    ...{ server, told, errors },
    mockPort: Number(new URL(server.url).port),
    adminPort: Number(new URL(server.adminUrl).port),
    close: () => server.close(),
  };
}

/** An HTTP answer as it came over a socket. */
export interface RawAnswer {
  /** 0 where the connection ended without one. */
  readonly status: number;
  readonly head: string;
  readonly body: string;
  /** All bytes, for what comes after the first answer. */
  readonly all: string;
}

/**
 * Sends bytes as they are and reads until the other side ends; this side does not end, as a client that waits.
 * A request that is answered has to say `Connection: close`.
 */
export function exchange(port: number, bytes: string | Uint8Array): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const chunks: Buffer[] = [];
    socket.on('connect', () => socket.write(bytes));
    socket.on('data', (chunk) => chunks.push(chunk));
    // A reset is an end too: what had come by then counts.
    socket.on('error', () => socket.destroy());
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(toAnswer(Buffer.concat(chunks).toString('latin1'))));
  });
}

/** A request as text, with a head of exactly these lines. */
export function requestOf(line: string, headers: readonly string[], body = ''): string {
  return [line, ...headers, 'Connection: close', '', body].join('\r\n');
}

function toAnswer(all: string): RawAnswer {
  const end = all.indexOf('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(all)?.[1] ?? 0);
  return { status, head: end < 0 ? all : all.slice(0, end), body: end < 0 ? '' : all.slice(end + 4), all };
}

/** The code of a problem document; undefined where there is none. */
export function codeOf({ body }: RawAnswer): unknown {
  try {
    return JSON.parse(body).code;
  } catch {
    return undefined;
  }
}
