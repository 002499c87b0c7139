import type { EventEmitter } from 'node:events';
import type { ClientRequest } from 'node:http';
import type { Timeouts } from './pass-port.ts';
import { timedOut } from './upstream-failure.ts';

/** Gives up on a host that does not take the connection, or does not answer. An answer may last as it likes. */
export function limitWaiting(request: ClientRequest, { connectMs, answerMs }: Timeouts): void {
  // Over TLS a connection is taken when hands were shaken.
  const taken = request.protocol === 'https:' ? 'secureConnect' : 'connect';
  request.once('socket', (socket) => {
    if (socket.connecting) giveUpAfter(connectMs, request, socket, taken);
  });
  const waitForAnswer = (): void => giveUpAfter(answerMs, request, request, 'response');
  request.once('finish', waitForAnswer);
  // It may begin before the request has ended.
  request.once('response', () => request.off('finish', waitForAnswer));
}

function giveUpAfter(ms: number, request: ClientRequest, source: EventEmitter, end: string): void {
  const timer = setTimeout(() => request.destroy(timedOut()), ms);
  const stop = (): void => clearTimeout(timer);
  source.once(end, stop);
  request.once('close', stop);
}
