import {
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as requestPlainly,
  type ServerResponse,
} from 'node:http';
import { request as requestSecurely } from 'node:https';
import { writeAnswer } from '../http/listener.ts';
import { unreachable } from './problems.ts';
import { connectHost } from './route.ts';

/** Passes a request for a URL on to its host, and the answer back, as they come. */
export function forward(incoming: IncomingMessage, response: ServerResponse, url: URL): void {
  const isSecure = url.protocol === 'https:';
  const onward = (isSecure ? requestSecurely : requestPlainly)({
    host: connectHost(url.hostname.replace(/^\[(.*)\]$/, '$1')),
    port: url.port || (isSecure ? 443 : 80),
    method: incoming.method,
    path: url.pathname + url.search,
    headers: { ...endToEnd(incoming.headers), host: url.host },
    // One of its own: the common one may itself go by a proxy.
    agent: false,
  });
  onward.on('response', (answer) => {
    response.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
    answer.pipe(response);
    answer.on('error', () => response.destroy());
  });
  onward.on('error', (error) => {
    if (response.headersSent) response.destroy();
    else writeAnswer(response, unreachable(url.host, error.message));
  });
  response.on('close', () => onward.destroy());
  incoming.pipe(onward);
}

/** What a proxy keeps to itself (RFC 9110, section 7.6.1). */
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function endToEnd(headers: IncomingMessage['headers']): OutgoingHttpHeaders {
  const named = new Set((headers.connection ?? '').toLowerCase().split(/\s*,\s*/));
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name) && !named.has(name)),
  );
}
