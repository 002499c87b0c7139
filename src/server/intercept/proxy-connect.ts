import { STATUS_CODES } from 'node:http';
import { connect, type Socket } from 'node:net';
import { joinPieces } from '../pieces.ts';
import { nameOf, parseTarget, type Target } from './allowed-hosts.ts';
import { FORWARD_TIMEOUTS } from './forward.ts';
import { noProxyRequest, refusedHost, unreachable } from './problems.ts';
import { connectHost, type Routing } from './route.ts';

/** A connection that asks to be taken further. */
interface Asking {
  readonly socket: Socket;
  /** What was sent along already. */
  readonly head: Buffer;
}

/** Takes a connection (CONNECT) to where it goes: to the mock by TLS of ours, or through as it is. */
export function proxyConnect(
  { routeOf, tunnelTo, onRefused }: Pick<Routing, 'routeOf' | 'tunnelTo' | 'onRefused'>,
  asked: string,
  { socket, head }: Asking,
): void {
  socket.on('error', () => socket.destroy());
  const target = parseTarget(asked);
  if (!target) {
    end(socket, noProxyRequest());
    return;
  }
  if (head.length > 0) socket.unshift(head);
  switch (routeOf(target)) {
    case 'mock':
      socket.write(ESTABLISHED);
      tunnelTo(nameOf(target, 443))(socket);
      break;
    case 'through':
      passThrough(socket, target);
      break;
    case 'refused':
      onRefused(target);
      end(socket, refusedHost(nameOf(target, 443)));
  }
}

const ESTABLISHED = 'HTTP/1.1 200 Connection Established\r\n\r\n';

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
