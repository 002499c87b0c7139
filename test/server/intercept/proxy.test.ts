import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { dirname } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Interception, type RunningServer, startServer } from '../../../src/index.ts';
import { askOver, askProxy, openTunnel, secureTunnel } from '../../support/proxy-client.ts';

const TOKEN = 'token-of-the-proxy-test';
const LIST = '/v1/convai/conversations?page_size=1';
const KEY = { 'xi-api-key': 'any' };

let server: RunningServer;
let interception: Interception;
let told: string[];

beforeEach(async () => {
  told = [];
  server = await startServer({ port: 0, adminPort: 0, adminToken: TOKEN, clock: 'frozen' });
  interception = await server.intercept({
    allowHosts: ['allowed.test', '*.elevenlabs.io'],
    onRefused: (host) => told.push(host),
  });
});

afterEach(async () => {
  await interception.close();
  await server.close();
});

const authority = () => readFileSync(interception.trust.added, 'utf8');

async function journal(): Promise<readonly { provider: string; path: string; sandbox: string }[]> {
  const response = await fetch(`${server.adminUrl}/journal?limit=100`, {
    headers: { Authorization: `Bearer ${TOKEN}` },
  });
  return ((await response.json()) as { entries: [] }).entries;
}

async function openSecure(host: string): Promise<Socket> {
  const { socket } = await openTunnel(interception.proxyUrl, `${host}:443`);
  return secureTunnel(socket, host, authority());
}

test('a spec’s own host is the mock, over TLS, for as many requests as a connection lasts', async () => {
  const socket = await openSecure('api.elevenlabs.io');
  for (let request = 0; request < 3; request += 1) {
    const { status, headers, body } = await askOver(socket, LIST, { host: 'api.elevenlabs.io', ...KEY });
    expect(status).toBe(200);
    expect(headers['ringback-source']).toBe('model');
    expect(JSON.parse(body).conversations).toHaveLength(1);
  }
  socket.destroy();
  expect(await journal()).toMatchObject(
    Array(3).fill({ provider: 'elevenlabs', path: `/elevenlabs${LIST}` }),
  );
});

test('the mock speaks HTTP/1.1 to clients that offer more, and plainly to those that ask for http', async () => {
  const { socket } = await openTunnel(interception.proxyUrl, 'api.elevenlabs.io:443');
  const secure = await secureTunnel(socket, 'api.elevenlabs.io', authority());
  expect(secure.alpnProtocol).toBe('http/1.1');
  secure.destroy();
  const plain = await openTunnel(interception.proxyUrl, 'api.voiceos.io:80');
  const answer = await askOver(plain.socket, '/conversations?limit=1', {
    host: 'api.voiceos.io',
    authorization: 'Bearer any',
  });
  expect(answer.status).toBe(200);
  plain.socket.destroy();
  // Some clients ask a proxy for a whole https URL where others open a tunnel.
  for (const scheme of ['http', 'https']) {
    const absolute = await askProxy(interception.proxyUrl, `${scheme}://api.useovia.com/api/v1/calls`, {
      headers: { authorization: 'Bearer any' },
    });
    expect(absolute.status).toBe(200);
  }
});

test('a handshake that comes byte by byte is a handshake', async () => {
  const { socket } = await openTunnel(interception.proxyUrl, 'api.elevenlabs.io:443');
  // What a client says first is cut up on its way.
  const between = createTcpServer((client) => {
    client.on('data', (chunk: Buffer) => {
      for (const byte of chunk.subarray(0, 64)) socket.write(Buffer.from([byte]));
      socket.write(chunk.subarray(64));
    });
    socket.pipe(client);
    client.on('close', () => socket.destroy());
  });
  socket.setNoDelay(true);
  await new Promise<void>((done) => between.listen(0, '127.0.0.1', done));
  const { port } = between.address() as AddressInfo;
  const { connect } = await import('node:net');
  const secure = await secureTunnel(connect(port, '127.0.0.1'), 'api.elevenlabs.io', authority());
  expect((await askOver(secure, LIST, { host: 'api.elevenlabs.io', ...KEY })).status).toBe(200);
  secure.destroy();
  await new Promise((done) => between.close(done));
});

test('a tunnel leads to the host that it was opened to, whatever a request in it says', async () => {
  const socket = await openSecure('api.elevenlabs.io');
  await askOver(socket, LIST, { host: 'api.voiceos.io', ...KEY });
  await askOver(socket, LIST, { host: 'evil.test', ...KEY, 'ringback-sandbox': 'mine' });
  socket.destroy();
  expect(await journal()).toMatchObject([{ provider: 'elevenlabs' }]);
});

test('a host that nothing names is refused in both forms, said once, and counted', async () => {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const { status, body } = await openTunnel(interception.proxyUrl, 'example.com:443');
    expect(status).toBe(403);
    expect(JSON.parse(body)).toMatchObject({
      code: 'RINGBACK_INTERCEPT_HOST',
      detail: expect.stringContaining('--allow-host example.com'),
    });
  }
  const plain = await askProxy(interception.proxyUrl, 'http://example.com/secret');
  expect(plain.status).toBe(403);
  expect(plain.headers['content-type']).toBe('application/problem+json');
  expect(told).toEqual(['example.com:443', 'example.com:80']);
  expect(interception.refused()).toEqual({
    hosts: [
      { host: 'example.com:443', count: 2 },
      { host: 'example.com:80', count: 1 },
    ],
    dropped: 0,
  });
});

test('refused hosts are listed up to a bound, and counted past it', async () => {
  for (let host = 0; host < 210; host += 1)
    await askProxy(interception.proxyUrl, `http://host-${host}.test/`);
  const { hosts, dropped } = interception.refused();
  expect([hosts.length, dropped]).toEqual([200, 10]);
});

test('a spec’s host is the mock though a pattern would let it through', async () => {
  const socket = await openSecure('api.elevenlabs.io');
  const { headers } = await askOver(socket, LIST, { host: 'api.elevenlabs.io', ...KEY });
  expect(headers['ringback-source']).toBe('model');
  socket.destroy();
});

test('this machine is reached through the proxy, in both forms, and hears nothing of the proxy', async () => {
  const heard: IncomingMessage['headers'][] = [];
  const app = createServer(async (request, response) => {
    heard.push(request.headers);
    const body = await text(request);
    response.writeHead(201, { 'X-App': 'yes' }).end(`${request.method} ${request.url} ${body}`);
  });
  await new Promise<void>((done) => app.listen(0, '127.0.0.1', done));
  const { port } = app.address() as AddressInfo;
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `shop.localhost:${port}`]) {
    const answer = await askProxy(interception.proxyUrl, `http://${host}/orders?id=7`, {
      method: 'POST',
      headers: {
        'Proxy-Authorization': 'Basic c2VjcmV0',
        Connection: 'close, X-Hop',
        'X-Hop': '1',
        'X-End': '2',
      },
      body: 'all of it',
    });
    expect(answer).toMatchObject({
      status: 201,
      headers: { 'x-app': 'yes' },
      body: 'POST /orders?id=7 all of it',
    });
    expect(heard.at(-1)).toMatchObject({ host, 'x-end': '2' });
    expect(Object.keys(heard.at(-1) ?? {})).not.toEqual(expect.arrayContaining(['proxy-authorization']));
    expect(heard.at(-1)).not.toHaveProperty('x-hop');
    const { socket } = await openTunnel(interception.proxyUrl, host);
    expect(await askOver(socket, '/health', { host })).toMatchObject({ status: 201, body: 'GET /health ' });
    socket.destroy();
  }
  app.closeAllConnections();
  await new Promise((done) => app.close(done));
});

test('what is let through and is not there is said to be so', async () => {
  const gone = createTcpServer();
  await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done));
  const { port } = gone.address() as AddressInfo;
  await new Promise((done) => gone.close(done));
  const tunnel = await openTunnel(interception.proxyUrl, `127.0.0.1:${port}`);
  expect(tunnel.status).toBe(502);
  expect(tunnel.body).toContain('RINGBACK_INTERCEPT_UNREACHABLE');
  const plain = await askProxy(interception.proxyUrl, `http://127.0.0.1:${port}/`);
  expect(plain.status).toBe(502);
  expect(plain.body).toContain('RINGBACK_INTERCEPT_UNREACHABLE');
});

test('a websocket to a spec’s host is refused in words', async () => {
  const socket = await openSecure('api.elevenlabs.io');
  const { status, body } = await askOver(socket, '/v1/convai/conversation?agent_id=a', {
    host: 'api.elevenlabs.io',
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-version': '13',
  });
  expect(status).toBe(501);
  expect(JSON.parse(body).code).toBe('RINGBACK_INTERCEPT_UPGRADE');
});

test.each(['/', '/voiceos/conversations', 'ftp://example.com/', 'http://'])(
  'a request for %s is none to a proxy',
  async (target) => {
    const { status, body } = await askProxy(interception.proxyUrl, target);
    expect(status).toBe(400);
    expect(JSON.parse(body).code).toBe('RINGBACK_INTERCEPT_TARGET');
  },
);

test('a CONNECT to what is no host and port is refused', async () => {
  const { status, body } = await openTunnel(interception.proxyUrl, 'nonsense');
  expect(status).toBe(400);
  expect(JSON.parse(body).code).toBe('RINGBACK_INTERCEPT_TARGET');
});

test('credentials of the proxy are in no journal', async () => {
  await askProxy(interception.proxyUrl, 'http://api.useovia.com/api/v1/calls', {
    headers: { authorization: 'Bearer any', 'proxy-authorization': 'Basic canary-of-the-proxy' },
  });
  const [entry] = await journal();
  expect(entry).toBeDefined();
  expect(JSON.stringify(await journal())).not.toContain('canary');
});

test('the proxy listens on loopback alone', async () => {
  const { port } = new URL(interception.proxyUrl);
  const others = Object.values(networkInterfaces())
    .flat()
    .filter((one) => one && !one.internal && one.family === 'IPv4');
  for (const other of others) {
    await expect(fetch(`http://${other?.address}:${port}/`)).rejects.toThrow();
  }
  expect(new URL(interception.proxyUrl).hostname).toBe('127.0.0.1');
});

test('the files are this user’s alone, hold no key, and go with the proxy', async () => {
  const { added, bundle, javaStore } = interception.trust;
  for (const file of [added, bundle, javaStore]) {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'latin1')).not.toContain('PRIVATE KEY');
  }
  expect(statSync(dirname(added)).mode & 0o777).toBe(0o700);
  expect(readFileSync(bundle, 'utf8')).toContain(authority());
  await interception.close();
  expect(existsSync(dirname(added))).toBe(false);
});

test('closing cuts what is open', async () => {
  const silent = createTcpServer();
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  const { port } = silent.address() as AddressInfo;
  const through = await openTunnel(interception.proxyUrl, `127.0.0.1:${port}`);
  const idle = await openTunnel(interception.proxyUrl, 'api.voiceos.io:443');
  const secure = await openSecure('api.elevenlabs.io');
  const closed = [through.socket, idle.socket, secure].map((socket) => {
    socket.on('error', () => {});
    socket.resume();
    return once(socket, 'close');
  });
  await interception.close();
  await Promise.all(closed);
  await new Promise((done) => silent.close(done));
});
