import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook as it came over the socket. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The delivery's id. */
  readonly id: string;
  /** The event's name and instant, of a neutral body. */
  readonly type: string;
  readonly timestamp: string;
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  close(): Promise<void>;
}

/** Says what to answer; a status, or nothing where it writes the answer itself. */
export type Receive = (
  received: Received,
  response: ServerResponse,
) => number | undefined | Promise<number | undefined>;

/** A receiver of webhooks on a socket of its own. */
export async function openReceiver(receive: Receive = () => 204): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString('utf8');
    const body = text === '' ? {} : JSON.parse(text);
    const one: Received = {
      ...{ method: request.method ?? '', path: request.url ?? '', headers: request.headers, text },
      id: String(request.headers['ringback-delivery']),
      ...{ type: body.type ?? body.event, timestamp: body.timestamp },
    };
    received.push(one);
    const status = await receive(one, response);
    if (status !== undefined) response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A TCP server's address is never a path or null.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
