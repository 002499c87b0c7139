import type { IncomingHttpHeaders } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import { afterAll, expect, test } from '@jest/globals';
import { driftText } from '../../../src/index.ts';
import { createProxyBench } from './support/proxies.ts';

const bench = createProxyBench();
afterAll(() => bench.close());

const SECRET = 's3cret-of-the-client';
const CREDENTIALS = {
  authorization: `Bearer ${SECRET}`,
  'x-api-key': SECRET,
  cookie: `session=${SECRET}`,
  'proxy-authorization': `Basic ${SECRET}`,
};

/** A host that is not the upstream, and all that reaches it. */
async function createStranger(): Promise<{ url: string; reached(): string; close(): Promise<void> }> {
  let reached = '';
  const server = createTcpServer((socket) => {
    reached += '<connection>';
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      reached += bytes.toString('latin1');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    reached: () => reached,
    close: () => new Promise((done) => void server.close(() => done())),
  };
}

test.each([301, 302, 303, 307, 308])(
  'a redirect with %i to another host goes to the client as it is, and nothing goes to that host',
  async (status) => {
    const stranger = await createStranger();
    const location = `${stranger.url}/conversations?a=1`;
    const vendor = await bench.vendor((request, response) => {
      request.resume();
      response.writeHead(status, { Location: location, Refresh: `0; url=${location}` }).end();
    });
    const proxy = await bench.proxy({ upstream: vendor.url });
    for (const method of ['GET', 'POST']) {
      const answer = await fetch(`${proxy.url}/conversations`, {
        ...{ method, redirect: 'manual', headers: CREDENTIALS },
        ...(method === 'POST' && { body: '{}' }),
      });
      await answer.text();
      expect([answer.status, answer.headers.get('location')]).toEqual([status, location]);
    }
    await proxy.report();
    expect(stranger.reached()).toBe('');
    await stranger.close();
  },
);

/** Sends bytes as they are, and gives back what comes until the proxy ends. */
function sendRaw(url: string, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(text));
  });
}

test('whatever a request names as its host, its credentials reach the upstream alone, or nobody', async () => {
  const stranger = await createStranger();
  const hosts: unknown[] = [];
  const vendor = await bench.vendor((request, response) => {
    hosts.push(request.headers.host);
    response.end('{}');
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const { host } = new URL(stranger.url);
  const rest = `HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${SECRET}\r\nConnection: close\r\n\r\n`;
  const refused = ['GET', 'POST', 'OPTIONS'].map(
    (method) => `${method} ${stranger.url}/conversations ${rest}`,
  );
  for (const bytes of [...refused, `CONNECT ${host} ${rest}`, `GET //${host}/conversations ${rest}`]) {
    expect(await sendRaw(proxy.url, bytes)).toContain('RINGBACK_PROXY_TARGET');
  }
  expect(hosts).toEqual([]);
  for (const path of ['/conversations', `/conversations?url=${stranger.url}`, `/@${host}`, `/:80@${host}/`]) {
    await sendRaw(proxy.url, `GET ${path} ${rest.replace('\r\n', `\r\nX-Forwarded-Host: ${host}\r\n`)}`);
  }
  expect(hosts).toEqual(Array(4).fill(new URL(vendor.url).host));
  expect(stranger.reached()).toBe('');
  await stranger.close();
});

test('the upstream gets the client’s credentials, and not those that are for a proxy', async () => {
  let seen: IncomingHttpHeaders = {};
  const vendor = await bench.vendor((request, response) => {
    seen = request.headers;
    response.end('{}');
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  await fetch(`${proxy.url}/conversations`, { headers: CREDENTIALS }).then((answer) => answer.text());
  const { 'proxy-authorization': _own, ...passed } = CREDENTIALS;
  expect(seen).toMatchObject(passed);
  expect(seen).not.toHaveProperty('proxy-authorization');
});

test('a key of digits that comes back as a number is taken out of what is kept', async () => {
  const digits = '8675309867530';
  const vendor = await bench.vendor((_request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(`{"items":[],"index":1,"has_more":false,"echo":{"at":[${digits}]},"has":${digits}}`);
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  await fetch(`${proxy.url}/conversations`, { headers: { authorization: `Bearer ${digits}` } });
  const { report, contractReport } = await proxy.close();
  expect(report.drift.map(({ pointer }) => pointer).sort()).toEqual(['/echo', '/has']);
  for (const text of [JSON.stringify(report), JSON.stringify(contractReport), driftText(report)]) {
    expect(text).not.toContain(digits);
  }
});

test.each([
  ['ftp://me:s3cret-word@a.test', 'ftp://…'],
  ['https://me:s3cret-word@a.test:99999/', 'https://…'],
  ['https://me:s3cret?word@a.test', 'https://…'],
  ['https://me:s3cret-word@', 'https://…'],
  ['me:s3cret-word@a.test', '"…"'],
  ['//a.test?key=s3cret-word', '"…"'],
  ['https://me:s3cret-word@a.test', 'https://a.test'],
])('an upstream with a credential is refused, and %s is told as %s', async (upstream, shown) => {
  const refused = await bench.proxy({ upstream }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'RINGBACK_PROXY_UPSTREAM' });
  expect(String(refused)).toContain(shown);
  expect(String(refused)).not.toMatch(/s3cret|word/);
});
