import { request as askHttp, type ClientRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as askHttps } from 'node:https';
import { flattenHeaders } from '../http/request-headers.ts';
import { MAX_BODY_BYTES } from '../message.ts';
import { cut, refuse } from './answer-client.ts';
import { forUpstream, hasBody, passedFields } from './fields.ts';
import { limitWaiting } from './limit-waiting.ts';
import { passAnswer } from './pass-answer.ts';
import type { Passing, PassPort } from './pass-port.ts';
import type { SeenOutcome } from './seen.ts';
import { sendBodyOnward, writeOnwardHead } from './send-onward.ts';
import { createTap, seenBody } from './tap.ts';
import { failureOf } from './upstream-failure.ts';

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
  limitWaiting(request, port.timeouts);
  sendBodyOnward(incoming, request, (chunk) => copies.request.add(chunk));
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
  writeOnwardHead(request, incoming, { host, fields: forUpstream(passedFields(incoming.rawHeaders)) });
  return request;
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

function once<Value>(act: (value: Value) => void): (value: Value) => void {
  let isDone = false;
  return (value) => {
    if (isDone) return;
    isDone = true;
    act(value);
  };
}
