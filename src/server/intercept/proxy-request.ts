import type { IncomingMessage, ServerResponse } from 'node:http';
import { writeAnswer } from '../http/listener.ts';
import { nameOf, normalHost } from './allowed-hosts.ts';
import { forward } from './forward.ts';
import { noProxyRequest, refusedHost } from './problems.ts';
import type { Routing } from './route.ts';
import { toMock } from './tunnel-server.ts';

/** Takes a request that names its whole URL to where it goes. */
export function proxyRequest(
  { server, routeOf, onRefused }: Pick<Routing, 'server' | 'routeOf' | 'onRefused'>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const url = urlOf(request);
  if (!url) {
    writeAnswer(response, noProxyRequest());
    return;
  }
  const usual = url.protocol === 'https:' ? 443 : 80;
  const target = { host: normalHost(url.hostname), port: Number(url.port || usual) };
  switch (routeOf(target)) {
    case 'mock':
      toMock(server, nameOf(target, usual))(request, response);
      break;
    case 'through':
      forward(request, response, url);
      break;
    case 'refused':
      onRefused(target);
      writeAnswer(response, refusedHost(nameOf(target, usual)));
  }
}

/** The URL that a proxy is asked for: mostly of http, but some clients ask for https in this way too. */
function urlOf({ url = '' }: IncomingMessage): URL | undefined {
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : undefined;
}
