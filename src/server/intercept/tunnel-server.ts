import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { createBoundedServer, handlerOf, writeAnswer } from '../http/listener.ts';
import type { MockServer } from '../mock-server.ts';
import { acceptEither } from '../tls/accept-either.ts';
import type { Authority } from '../tls/authority.ts';
import { normalHost } from './allowed-hosts.ts';
import { noUpgrade } from './problems.ts';

/** Takes a socket that was opened to a spec's host, and answers on it as that host does: over TLS, or plainly. */
export type AcceptTunnel = (socket: Socket) => void;

/** What tunnels lead to, and who vouches for it. */
export interface TunnelSetting {
  readonly server: Pick<MockServer, 'answer'>;
  readonly authority: Authority;
  /** Is told of a host whose certificate a client did not trust. */
  readonly onUntrusted: (host: string) => void;
}

/** Stands in for hosts, each by its certificate and its name. There are as many as the specs name, at as many ports. */
export function createTunnels(setting: TunnelSetting): (host: string) => AcceptTunnel {
  const tunnels = new Map<string, AcceptTunnel>();
  return (host) => {
    const accept = tunnels.get(host) ?? createTunnel(setting, host);
    tunnels.set(host, accept);
    return accept;
  };
}

function createTunnel({ server, authority, onUntrusted }: TunnelSetting, host: string): AcceptTunnel {
  const plain = createBoundedServer(toMock(server, host));
  return acceptEither({
    answer: (socket) => plain.emit('connection', socket),
    // Of a port that is not the usual one, a certificate says nothing.
    leaf: () => authority.leafFor(normalHost(new URL(`https://${host}`).hostname)),
    onFailed: ({ isUntrusted }) => {
      if (isUntrusted) onUntrusted(host);
    },
  });
}

/** Hands requests to the mock as if they had reached that host. */
export function toMock(server: Pick<MockServer, 'answer'>, host: string): RequestListener {
  const answer = handlerOf((incoming) => {
    const { 'proxy-authorization': _credential, 'proxy-connection': _hop, ...headers } = incoming.headers;
    // The connection was opened to that host, whatever the request says.
    return server.answer({ ...incoming, headers: { ...headers, host } });
  });
  return (request, response) => {
    if (request.headers.upgrade?.toLowerCase() === 'websocket') {
      response.setHeader('Connection', 'close');
      writeAnswer(response, noUpgrade(host));
    } else {
      answer(request, response);
    }
  };
}
