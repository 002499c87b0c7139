import type { EventEmitter } from 'node:events';
import { request as askHttp, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as askHttps } from 'node:https';
import { flattenHeaders } from '../http/listener.ts';
import { MAX_BODY_BYTES } from '../message.ts';
import { cut, refuse } from './answer-client.ts';
import { forUpstream, hasBody, passedFields, passedTrailers, toTrailers } from './fields.ts';
import { passAnswer } from './pass-answer.ts';
import type { Passing, PassPort } from './pass-port.ts';
import type { SeenOutcome } from './seen.ts';
import { createTap, seenBody, type Tap } from './tap.ts';
import { failureOf, timedOut } from './upstream-failure.ts';

/** Bytes of a refused body that are read and thrown away, so that the client gets to read its answer. */
const MAX_DRAINED_BYTES = 64 * 1024 * 1024;

/**
 * Passes a request on and its answer back, piece by piece as they come; neither is held. What goes by is copied up to
 * a bound, and told of when all is over.
 */
export function pass(
  port: PassPort,
  passing: Passing,
  incoming: IncomingMessage,
  response: ServerResponse,
): void {
  const at = port.wall();
  const copies = {
    request: createTap(MAX_BODY_BYTES, port.budget),
    response: createTap(MAX_BODY_BYTES, port.budget),
  };
  const settle = once((outcome: SeenOutcome): void => {
    const { method = 'GET' } = incoming;
    const { id, path, query } = passing;
    const headers = flattenHeaders(incoming.headers);
    // An upstream may answer before it has read everything, and then not everything came by here.
    const isWhole = incoming.complete || !hasBody(incoming.headers);
    const body = isWhole ? seenBody(copies.request) : ({ kind: 'lost', why: 'cut' } as const);
    const request = { method, path, query, headers, body };
    port.onExchange({ id, at, request, outcome }, () => {
      copies.request.release();
      copies.response.release();
    });
  });
  const fail = (error: unknown): void => {
    if (response.destroyed) return;
    const problem = failureOf(error, port.upstream.origin);
    if (response.headersSent) cut(response);
    else refuse(response, problem);
    settle({ kind: 'failed', code: problem.code });
  };

  const request = open(port, passing.target, incoming);
  let hasAnswer = false;
  response.once('close', () => {
    // The client went away: nobody waits for the upstream any more.
    if (!response.writableFinished) settle({ kind: 'gone' });
    request.destroy();
  });
  request.once('response', (answer) => {
    hasAnswer = true;
    passAnswer({ port, passing, answer, response, copy: copies.response, settle, fail });
  });
  // Past the answer's head, what goes wrong with it is told by the answer itself.
  request.on('error', (error) => {
    if (!hasAnswer) fail(error);
  });
  // One that changes the protocol is let go without an error.
  request.once('close', () => {
    if (!hasAnswer && !response.headersSent) fail({ code: 'ECONNRESET' });
  });
  relayInformation(request, response);
  limitWaiting(port, request);
  sendBody(incoming, request, copies.request);
}

function open({ upstream, agent }: PassPort, target: string, incoming: IncomingMessage): ClientRequest {
  const { protocol, hostname, port, host } = new URL(upstream.origin);
  const ask = protocol === 'https:' ? askHttps : askHttp;
  const request = ask({
    ...{ agent, protocol, method: incoming.method, path: target, setDefaultHeaders: false },
    // Written in brackets in a URL alone.
    hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
    ...(port !== '' && { port }),
  });
  request.setHeader('Host', host);
  for (const [key, [name, values]] of forUpstream(passedFields(incoming.rawHeaders))) {
    request.setHeader(name, values.length === 1 || key === 'cookie' ? values.join('; ') : values);
  }
  const length = incoming.headers['content-length'];
  if (length !== undefined) request.setHeader('Content-Length', length);
  else if (hasBody(incoming.headers)) request.setHeader('Transfer-Encoding', 'chunked');
  if (/\btrailers\b/i.test(String(incoming.headers.te ?? ''))) request.setHeader('TE', 'trailers');
  request.setNoDelay(true);
  return request;
}

function sendBody(incoming: IncomingMessage, request: ClientRequest, copy: Tap): void {
  if (!hasBody(incoming.headers)) {
    incoming.resume();
    request.end();
    return;
  }
  // Who waits for a 100 is waiting for the head to arrive.
  request.flushHeaders();
  const copyChunk = (chunk: Uint8Array): void => copy.add(chunk);
  incoming.on('data', copyChunk);
  incoming.pipe(request, { end: false });
  incoming.once('end', () => {
    const trailers = toTrailers(passedTrailers(incoming.rawTrailers));
    if (trailers.length > 0) request.addTrailers(trailers);
    request.end();
  });
  incoming.on('error', () => request.destroy());
  request.once('close', () => {
    incoming.unpipe(request);
    incoming.off('data', copyChunk);
    let drained = 0;
    incoming.on('data', (chunk: Uint8Array) => {
      drained += chunk.length;
      if (drained > MAX_DRAINED_BYTES) incoming.destroy();
    });
    incoming.resume();
  });
}

/** What comes before an answer: go on, it takes a while, and what will be needed. */
function relayInformation(request: ClientRequest, response: ServerResponse): void {
  request.on('continue', () => {
    if (!response.headersSent) response.writeContinue();
  });
  request.on('information', ({ statusCode, headers }) => {
    if (response.headersSent) return;
    if (statusCode === 102) response.writeProcessing();
    if (statusCode !== 103 || headers.link === undefined) return;
    try {
      response.writeEarlyHints({ link: headers.link });
    } catch {
      // Hints that are not well formed are no loss.
    }
  });
}

/** Gives up on an upstream that does not take the connection, or does not answer. An answer may last as it likes. */
function limitWaiting({ timeouts, upstream }: PassPort, request: ClientRequest): void {
  // Over TLS a connection is taken when hands were shaken.
  const taken = upstream.origin.startsWith('https:') ? 'secureConnect' : 'connect';
  request.once('socket', (socket) => {
    if (socket.connecting) giveUpAfter(timeouts.connectMs, request, socket, taken);
  });
  const waitForAnswer = (): void => giveUpAfter(timeouts.answerMs, request, request, 'response');
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

function once<Value>(act: (value: Value) => void): (value: Value) => void {
  let isDone = false;
  return (value) => {
    if (isDone) return;
    isDone = true;
    act(value);
  };
}
