import { type IncomingMessage, request as requestPlainly, type ServerResponse } from 'node:http';
import { request as requestSecurely } from 'node:https';
import { writeAnswer } from '../http/listener.ts';
import { cut } from '../proxy/answer-client.ts';
import { passedFields } from '../proxy/fields.ts';
import { limitWaiting } from '../proxy/limit-waiting.ts';
import { endBack, writeBackHead } from '../proxy/send-back.ts';
import { sendBodyOnward, writeOnwardHead } from '../proxy/send-onward.ts';
import { unreachable } from './problems.ts';
import { connectHost } from './route.ts';

/** How long a host is waited for that is let through, in milliseconds of real time. */
export interface ForwardTimeouts {
  /** For it to take a connection. */
  readonly connectMs: number;
  /** Without a byte either way, its answer among them: somebody may be looking at it in a debugger. */
  readonly idleMs: number;
}

export const FORWARD_TIMEOUTS: ForwardTimeouts = { connectMs: 10_000, idleMs: 300_000 };

/** Passes a request for a URL on to its host, and the answer back, as they come. */
export function forward(
  incoming: IncomingMessage,
  response: ServerResponse,
  url: URL,
  { connectMs, idleMs }: ForwardTimeouts = FORWARD_TIMEOUTS,
): void {
  const isSecure = url.protocol === 'https:';
  const onward = (isSecure ? requestSecurely : requestPlainly)({
    host: connectHost(url.hostname.replace(/^\[(.*)\]$/, '$1')),
    port: url.port || (isSecure ? 443 : 80),
    method: incoming.method,
    path: url.pathname + url.search,
    setDefaultHeaders: false,
    // One of its own: the common one may itself go by a proxy.
    agent: false,
  });
  const fail = (reason: string): void => {
    if (response.destroyed) return;
    if (response.headersSent) cut(response);
    else writeAnswer(response, unreachable(url.host, reason));
  };
  onward.once('response', (answer) => passBack(answer, response, fail));
  onward.on('error', (error) => fail(error.message));
  // The client went away, or has its answer: nobody waits for the host any more.
  response.once('close', () => onward.destroy());
  limitWaiting(onward, { connectMs, answerMs: idleMs });
  onward.setTimeout(idleMs, () => onward.destroy(new Error('it took too long')));
  writeOnwardHead(onward, incoming, { host: url.host, fields: passedFields(incoming.rawHeaders) });
  onward.setHeader('Connection', 'close');
  sendBodyOnward(incoming, onward);
}

/** An answer that breaks off breaks off for the client too. */
function passBack(answer: IncomingMessage, response: ServerResponse, fail: (reason: string) => void): void {
  // Told of by `close`, where the answer is not complete then.
  answer.on('error', () => undefined);
  try {
    writeBackHead(answer, response);
  } catch (error) {
    answer.destroy();
    fail(error instanceof Error ? error.message : String(error));
    return;
  }
  answer.pipe(response, { end: false });
  answer.once('close', () => {
    if (!answer.complete) fail('it broke off');
  });
  answer.once('end', () => {
    if (answer.complete) endBack(answer, response);
  });
}
