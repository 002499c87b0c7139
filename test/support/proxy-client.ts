import { once } from 'node:events';
import { type Agent, type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect, type TLSSocket } from 'node:tls';

/** What came back. */
export interface Answered {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Asks a proxy for a tunnel. */
export async function openTunnel(
  proxyUrl: string,
  target: string,
): Promise<{ readonly status: number; readonly socket: Socket; readonly body: string }> {
  const { hostname, port } = new URL(proxyUrl);
  const asked = request({ hostname, port, method: 'CONNECT', path: target, agent: false }).end();
  // What Node says of a CONNECT that was answered.
  const [answer, socket, head] = (await once(asked, 'connect')) as [IncomingMessage, Socket, Buffer];
  const status = answer.statusCode ?? 0;
  return { status, socket, body: status === 200 ? '' : head.toString() + (await text(socket)) };
}

/** Speaks TLS in a tunnel, as a client that trusts an authority and knows whom it wants. */
export async function secureTunnel(socket: Socket, servername: string, ca: string): Promise<TLSSocket> {
  const secure = connect({ socket, servername, ca, ALPNProtocols: ['h2', 'http/1.1'] });
  await once(secure, 'secureConnect');
  return secure;
}

/** Asks over a socket that is open; it stays so. */
export async function askOver(
  socket: Socket,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const agent = { addRequest: (asked: { onSocket(socket: Socket): void }) => asked.onSocket(socket) };
  // An agent that only hands over the socket; Node asks no more of one.
  const kept = { connection: 'keep-alive', ...headers };
  const asked = request({ path, headers: kept, agent: agent as unknown as Agent }).end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}

/** Asks a proxy for an `http://` URL. */
export async function askProxy(
  proxyUrl: string,
  url: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  } = {},
): Promise<Answered> {
  const { hostname, port } = new URL(proxyUrl);
  const host = URL.canParse(url) ? new URL(url).host : '';
  const asked = request({ hostname, port, method, path: url, headers: { host, ...headers }, agent: false });
  asked.end(body);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}
