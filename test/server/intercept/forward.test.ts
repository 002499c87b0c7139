import { once } from 'node:events';
import { createServer, type RequestListener, request } from 'node:http';
import { type AddressInfo, connect, type Server as TcpServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from '@jest/globals';
import { type ForwardTimeouts, forward } from '../../../src/server/intercept/forward.ts';

const open: TcpServer[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    if ('closeAllConnections' in server) (server as ReturnType<typeof createServer>).closeAllConnections();
    server.close();
  }
});

async function serve(handle: RequestListener): Promise<number> {
  const server = createServer(handle);
  open.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is never a path or null.
  return (server.address() as AddressInfo).port;
}

/** An application, and a port that passes everything on to it. */
async function between(app: RequestListener, timeouts?: ForwardTimeouts): Promise<number> {
  const port = await serve(app);
  return serve((incoming, response) =>
    forward(incoming, response, new URL(incoming.url ?? '', `http://127.0.0.1:${port}`), timeouts),
  );
}

/** Sends bytes as they are, and gives back all that comes until the other side ends. */
function sendRaw(port: number, bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
  return text(socket);
}

test.each(['GET', 'DELETE', 'OPTIONS', 'POST', 'PATCH'])(
  'a body of %s without a length passes whole, and the request that follows it is another',
  async (method) => {
    const heard: string[] = [];
    const port = await between(async (incoming, response) => {
      heard.push(`${incoming.method} ${incoming.url} ${await text(incoming)} ${incoming.trailers.check}`);
      response.end('done');
    });
    await sendRaw(
      port,
      `${method} /one HTTP/1.1\r\nHost: app\r\nTransfer-Encoding: chunked\r\nTrailer: Check\r\n\r\n` +
        '3\r\nall\r\n6\r\n of it\r\n0\r\nCheck: sum\r\n\r\n' +
        'GET /two HTTP/1.1\r\nHost: app\r\nConnection: close\r\n\r\n',
    );
    expect(heard).toEqual([`${method} /one all of it sum`, 'GET /two  undefined']);
  },
);

test('fields of the connection stay, and all others pass as they were written', async () => {
  let heard: readonly string[] = [];
  const port = await between((incoming, response) => {
    heard = incoming.rawHeaders;
    const fields = ['X-App: 1', 'Set-Cookie: a=1', 'Set-Cookie: b=2', 'Keep-Alive: timeout=9', 'X-Hop: 1'];
    response.socket?.end(
      `HTTP/1.1 203 Told\r\n${fields.join('\r\n')}\r\nConnection: close, X-Hop\r\nContent-Length: 2\r\n\r\nok`,
    );
  });
  const answer = await sendRaw(
    port,
    'GET /?q=a%20b HTTP/1.1\r\nHost: app\r\nConnection: close, x-own\r\nX-Own: 1\r\nHTTP2-Settings: AAAA\r\n' +
      'Proxy-Authorization: Basic c2VjcmV0\r\nUpgrade: h2c\r\nTE: gzip\r\nX-Twice: 1\r\nX-Twice: 2\r\nRingback-Sandbox: mine\r\n\r\n',
  );
  const names = heard.filter((_text, index) => index % 2 === 0).map((name) => name.toLowerCase());
  expect(names.sort()).toEqual(['connection', 'host', 'ringback-sandbox', 'x-twice', 'x-twice']);
  expect(answer).toContain('HTTP/1.1 203 Told\r\nX-App: 1\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n');
  expect(answer).not.toMatch(/x-hop: |timeout=9|^date: /im);
  expect(answer.endsWith('\r\n\r\nok')).toBe(true);
});

test('a client that goes away ends the request that was made for it', async () => {
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let gone: Promise<unknown> = Promise.resolve();
  const port = await between((incoming) => {
    gone = once(incoming.socket, 'close');
    arrive();
  });
  const asked = request({ port, host: '127.0.0.1', agent: false }).end();
  asked.on('error', () => undefined);
  await arrived;
  asked.destroy();
  await gone;
});

test('a host that takes a request and says nothing is given up', async () => {
  const port = await between(() => undefined, { connectMs: 10_000, idleMs: 30 });
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect(answer.status).toBe(502);
  expect(await answer.json()).toMatchObject({
    code: 'RINGBACK_INTERCEPT_UNREACHABLE',
    detail: expect.stringContaining('took too long'),
  });
});

test('an answer that stops, or breaks off, breaks off for the client', async () => {
  const stops = await between(
    (_incoming, response) => {
      response.writeHead(200, { 'Content-Length': 100 }).write('half');
    },
    { connectMs: 10_000, idleMs: 30 },
  );
  const breaks = await between((_incoming, response) => {
    response.write('half', () => response.destroy());
  });
  for (const port of [stops, breaks]) {
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    await expect(answer.text()).rejects.toThrow('terminated');
  }
});
