import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { writeAnswer } from '../http/listener.ts';
import { joinPieces } from '../pieces.ts';
import { type ProblemDetails, problemAnswer } from '../problem.ts';

/** Answers a request that is not passed on. The connection ends with it: what follows cannot be trusted. */
export function refuse(response: ServerResponse, problem: ProblemDetails): void {
  const { headers, ...rest } = problemAnswer(problem);
  writeAnswer(response, { ...rest, headers: { ...headers, Connection: 'close' } });
}

/** The same on a bare socket. */
export function refuseOn(socket: Socket, problem: ProblemDetails): void {
  const body = Buffer.from(joinPieces(problemAnswer(problem).body));
  socket.on('error', () => socket.destroy());
  socket.end(
    `HTTP/1.1 ${problem.status} Refused\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body.toString('utf8')}`,
  );
}

/** Ends a connection once what was written has left, so that the client sees that something is missing. */
export function cut(response: ServerResponse): void {
  if (response.socket) response.socket.destroySoon();
  else response.destroy();
}
