import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { RunningProxy } from '../../../src/index.ts';
import { createProxyBench } from './support/proxies.ts';

const bench = createProxyBench();
afterAll(() => bench.close());

const BEARER = { authorization: 'Bearer any' };

function portOf(url: string): number {
  return Number(new URL(url).port);
}

/** Sends bytes as they are, keeps its side open, and gives back all that comes until the proxy ends. */
function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(text));
  });
}

/** A request of its own connection, with all that fetch hides. */
function askRaw(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ answer: IncomingMessage; text: string }> {
  return new Promise((resolve, reject) => {
    const request = ask(url, {
      method: options.method ?? 'GET',
      headers: options.headers ?? {},
      agent: false,
    });
    request.on('error', reject);
    request.on('response', async (answer) => {
      let text = '';
      try {
        for await (const chunk of answer) text += chunk;
      } catch (error) {
        reject(error);
        return;
      }
      resolve({ answer, text });
    });
    request.end(options.body);
  });
}

test('the first bytes of an answer arrive before its last ones are sent', async () => {
  let finish = (): void => undefined;
  const vendor = await bench.vendor((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('data: 1\n\n');
    finish = () => void response.end('data: 2\n\n');
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const answer = await fetch(`${proxy.url}/conversations`, { headers: BEARER });
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  expect(Buffer.from(first?.value ?? []).toString()).toBe('data: 1\n\n');
  finish();
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('data: 2\n\n');
});

test('the first bytes of a request arrive before its last ones are sent', async () => {
  let arrived = (_text: string): void => undefined;
  const first = new Promise<string>((resolve) => {
    arrived = resolve;
  });
  const vendor = await bench.vendor((request, response) => {
    request.once('data', (chunk) => arrived(String(chunk)));
    request.on('end', () => response.end('{}'));
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const request = ask(`${proxy.url}/conversations`, { method: 'POST', headers: BEARER });
  request.write('one');
  expect(await first).toBe('one');
  request.end('two');
  const [answer] = await once(request, 'response');
  answer.resume();
  expect(answer.statusCode).toBe(200);
});

test('two hundred megabytes pass either way, byte for byte, in little memory', async () => {
  const chunk = Buffer.alloc(64 * 1024, 'ringback');
  const count = 3200;
  const hashOf = async (stream: AsyncIterable<Uint8Array>): Promise<string> => {
    const hash = createHash('sha256');
    for await (const part of stream) hash.update(part);
    return hash.digest('hex');
  };
  const wanted = createHash('sha256');
  for (let i = 0; i < count; i += 1) wanted.update(chunk);
  const vendor = await bench.vendor(async (request, response) => {
    const sent = await hashOf(request);
    response.setHeader('Sent', sent);
    for (let i = 0; i < count; i += 1) if (!response.write(chunk)) await once(response, 'drain');
    response.end();
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const before = process.memoryUsage.rss();
  const request = ask(`${proxy.url}/conversations/create_phone_call`, { method: 'POST', headers: BEARER });
  for (let i = 0; i < count; i += 1) if (!request.write(chunk)) await once(request, 'drain');
  request.end();
  const [answer] = await once(request, 'response');
  let most = 0;
  const hash = createHash('sha256');
  for await (const part of answer) {
    hash.update(part);
    most = Math.max(most, process.memoryUsage.rss());
  }
  const digest = wanted.digest('hex');
  expect([answer.headers.sent, hash.digest('hex')]).toEqual([digest, digest]);
  // Client, proxy and vendor together; one copy of the body alone would be more.
  expect(most - before).toBeLessThan(160 * 1024 * 1024);
  const { unchecked } = await proxy.report();
  expect(unchecked).toContainEqual({ side: 'request', why: 'too-large', count: 1 });
  expect(unchecked).toContainEqual({ side: 'response', why: 'too-large', count: 1 });
});

test('a client that reads slowly slows the vendor down', async () => {
  let written = 0;
  function* chunks(): Generator<Uint8Array> {
    for (let i = 0; i < 3200; i += 1) {
      written += 64 * 1024;
      yield Buffer.alloc(64 * 1024);
    }
  }
  const vendor = await bench.vendor((_request, response) => {
    pipeline(Readable.from(chunks()), response, () => undefined);
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const socket = connect(portOf(proxy.url), '127.0.0.1');
  socket.write('GET /conversations HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'readable');
  let seen = -1;
  // It stands still once all buffers are full.
  while (seen !== written) {
    seen = written;
    await wait(100);
  }
  expect(written).toBeLessThan(64 * 1024 * 1024);
  socket.destroy();
});

test('a client that goes away ends its request at the vendor', async () => {
  let ended = (): void => undefined;
  const gone = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const vendor = await bench.vendor((_request, response) => {
    response.write('a');
    response.once('close', ended);
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const aborter = new AbortController();
  const answer = await fetch(`${proxy.url}/conversations`, { headers: BEARER, signal: aborter.signal });
  aborter.abort();
  await gone;
  expect(answer.status).toBe(200);
  expect((await proxy.report()).failures).toEqual([]);
});

test('trailers and content codings pass as they are, and a coded body is checked all the same', async () => {
  const body = JSON.stringify({ items: [], index: 1, has_more: false, extra: 1 });
  const codings = { gzip: gzipSync(body), br: brotliCompressSync(body) };
  const vendor = await bench.vendor((request, response) => {
    const coding = request.headers['accept-encoding'] === 'br' ? 'br' : 'gzip';
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Encoding': coding,
      Trailer: 'Checksum',
    });
    response.write(codings[coding]);
    response.addTrailers({ Checksum: 'abc', 'Set-Cookie': 'no=1' });
    response.end();
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  for (const coding of ['gzip', 'br'] as const) {
    const headers = { ...BEARER, 'accept-encoding': coding };
    const request = ask(`${proxy.url}/conversations`, { headers });
    request.end();
    const [answer] = await once(request, 'response');
    const chunks: Buffer[] = [];
    for await (const chunk of answer) chunks.push(chunk);
    expect(Buffer.concat(chunks)).toEqual(codings[coding]);
    expect(answer.headers['content-encoding']).toBe(coding);
    expect(answer.trailers).toEqual({ checksum: 'abc' });
  }
  expect((await proxy.report()).drift).toEqual([
    expect.objectContaining({ code: 'undeclared', pointer: '/extra', count: 2, responses: 2 }),
  ]);
});

test('trailers of a request pass on', async () => {
  const vendor = await bench.vendor((request, response) => {
    request.resume();
    request.on('end', () => response.end(JSON.stringify(request.trailers)));
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const text = await sendRaw(
    portOf(proxy.url),
    'POST /conversations HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTrailer: Sum\r\nConnection: close\r\n\r\n' +
      '3\r\nabc\r\n0\r\nSum: 1\r\nAuthorization: no\r\n\r\n',
  );
  expect(text).toContain('{"sum":"1"}');
});

test('what comes before an answer passes on: 100, 102 and 103', async () => {
  const vendor = await bench.vendor(() => undefined);
  vendor.server.on('checkContinue', (request, response) => {
    response.writeProcessing();
    response.writeEarlyHints({ link: '</a>; rel=preload' });
    response.writeContinue();
    request.resume();
    request.on('end', () => response.end('done'));
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const request = ask(`${proxy.url}/conversations`, {
    method: 'POST',
    headers: { ...BEARER, expect: '100-continue', 'content-length': '2' },
  });
  const seen: unknown[] = [];
  request.on('information', ({ statusCode, headers }) => seen.push([statusCode, headers.link]));
  request.on('continue', () => request.end('hi'));
  request.flushHeaders();
  const [answer] = await once(request, 'response');
  expect(seen).toEqual([
    [102, undefined],
    [103, '</a>; rel=preload'],
    [100, undefined],
  ]);
  answer.resume();
});

test.each([
  ['HEAD', 200, { 'Content-Length': '5', 'Content-Type': 'application/json' }],
  ['GET', 204, {}],
  ['GET', 304, { ETag: '"a"' }],
])('%s with %i passes without a body, and the connection goes on', async (method, status, headers) => {
  const vendor = await bench.vendor((_request, response) => {
    response.writeHead(status, headers);
    response.end();
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const one = `${method} /conversations HTTP/1.1\r\nHost: x\r\nIf-None-Match: "b"\r\n`;
  const text = await sendRaw(portOf(proxy.url), `${one}\r\n${one}Connection: close\r\n\r\n`);
  expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(2);
  expect(text.match(new RegExp(`HTTP/1.1 ${status} `, 'g'))).toHaveLength(2);
  for (const [name, value] of Object.entries(headers)) expect(text).toContain(`${name}: ${value}`);
});

test('pipelined requests are answered in their order', async () => {
  const vendor = await bench.vendor(async (request, response) => {
    // The first takes longest.
    await wait(request.url === '/1' ? 60 : 0);
    response.end(`<${request.url}>`);
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const paths = ['/1', '/2', '/3', '/4'];
  const text = await sendRaw(
    portOf(proxy.url),
    paths
      .map((path, i) => `GET ${path} HTTP/1.1\r\nHost: x\r\n${i === 3 ? 'Connection: close\r\n' : ''}\r\n`)
      .join(''),
  );
  expect([...text.matchAll(/<(\/\d)>/g)].map(([, path]) => path)).toEqual(paths);
});

test('the vendor gets its own Host, and none of the headers that are for the proxy alone', async () => {
  const vendor = await bench.vendor((request, response) => response.end(JSON.stringify(request.rawHeaders)));
  const proxy = await bench.proxy({ upstream: `${vendor.url}/v9` });
  const { text } = await askRaw(`${proxy.url}/x`, {
    headers: {
      ...BEARER,
      'X-Mine': 'kept',
      Cookie: 'a=1; b=2',
      'Proxy-Authorization': 'Basic x',
      'Proxy-Connection': 'keep-alive',
      'Keep-Alive': 'timeout=1',
      Upgrade: 'h2c',
      'HTTP2-Settings': 'AAMAAABkAAQAAP__',
      Connection: 'upgrade, http2-settings, x-hop',
      'X-Hop': 'gone',
      'Ringback-Sandbox': 'a',
    },
  });
  const names = (JSON.parse(text) as string[])
    .filter((_, index) => index % 2 === 0)
    .map((name) => name.toLowerCase());
  expect(names.sort()).toEqual(['authorization', 'cookie', 'host', 'x-mine']);
  expect(text).toContain(new URL(vendor.url).host);
});

test('what Connection names cannot break the framing', async () => {
  const vendor = await bench.vendor(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    response.end(`<${body}>`);
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const text = await sendRaw(
    portOf(proxy.url),
    'POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close, content-length, host\r\n\r\nabc',
  );
  expect(text).toContain('<abc>');
});

test.each([
  ['https://api.test', '/v1', '/conversations', '/v1/conversations'],
  ['', '', '/conversations?a=%2F&b', '/conversations?a=%2F&b'],
  ['', '/v9/', '/voiceos/conversations', '/v9/conversations'],
  ['', '', '/a//b/%2e%2e%2f', '/a//b/%2e%2e%2f'],
])('%s%s: %s is asked for as %s', async (_origin, base, path, target) => {
  const vendor = await bench.vendor((request, response) => response.end(request.url));
  const proxy = await bench.proxy({ upstream: vendor.url + base });
  const text = await sendRaw(
    portOf(proxy.url),
    `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
  );
  expect(text.split('\r\n\r\n')[1]).toContain(target);
});

test('a base path of the spec that client and upstream both carry is not doubled', async () => {
  const vendor = await bench.vendor((request, response) => response.end(request.url));
  const proxy = await bench.proxy({ provider: 'voiceable', upstream: `${vendor.url}/api/v1` });
  for (const path of ['/conversations', '/api/v1/conversations', '/voiceable/api/v1/conversations']) {
    expect((await askRaw(proxy.url + path)).text).toBe('/api/v1/conversations');
  }
});

test('redirects are not followed: what leads to the vendor leads to the proxy, all else stays', async () => {
  const seen: string[] = [];
  let location = '';
  const vendor = await bench.vendor((request, response) => {
    seen.push(request.url ?? '');
    response.writeHead(302, { Location: location });
    response.end();
  });
  const proxy = await bench.proxy({ upstream: `${vendor.url}/v1` });
  const leadsTo = async (to: string, path = '/a'): Promise<string | undefined> => {
    location = to;
    return (await askRaw(proxy.url + path)).answer.headers.location;
  };
  expect(await leadsTo(`${vendor.url}/v1/b?c=1#d`)).toBe('/b?c=1#d');
  expect(await leadsTo('/v1/b', '/voiceos/a')).toBe('/voiceos/b');
  expect(await leadsTo('b')).toBe('b');
  expect(await leadsTo(`${vendor.url}/v10/b`)).toBe(`${vendor.url}/v10/b`);
  expect(await leadsTo('https://elsewhere.test/v1/b')).toBe('https://elsewhere.test/v1/b');
  expect(await leadsTo(`${vendor.url}/v1//elsewhere.test`)).toBe('/elsewhere.test');
  expect(seen).toHaveLength(6);
});

/** Requests that are refused share a vendor, which is reached by none of them, and a proxy. */
const reached: string[] = [];
let refusing: RunningProxy;
beforeAll(async () => {
  const vendor = await bench.vendor((request, response) => {
    request.on('error', () => undefined);
    request.on('end', () => reached.push(request.url ?? ''));
    request.resume();
    response.end();
  });
  refusing = await bench.proxy({ upstream: vendor.url });
});

test.each([
  [
    'an absolute URL',
    'GET http://elsewhere.test/ HTTP/1.1\r\nHost: elsewhere.test\r\n\r\n',
    'RINGBACK_PROXY_TARGET',
  ],
  [
    'CONNECT',
    'CONNECT elsewhere.test:443 HTTP/1.1\r\nHost: elsewhere.test:443\r\n\r\n',
    'RINGBACK_PROXY_TARGET',
  ],
  ['OPTIONS *', 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n', 'RINGBACK_PROXY_TARGET'],
  ['two slashes', 'GET //elsewhere.test/ HTTP/1.1\r\nHost: x\r\n\r\n', 'RINGBACK_PROXY_TARGET'],
  ['two slashes below the mount', 'GET /voiceos//a HTTP/1.1\r\nHost: x\r\n\r\n', 'RINGBACK_PROXY_TARGET'],
  ['dots', 'GET /a/../../b HTTP/1.1\r\nHost: x\r\n\r\n', 'RINGBACK_PROXY_TARGET'],
  ['coded dots', 'GET /a/.%2E/b HTTP/1.1\r\nHost: x\r\n\r\n', 'RINGBACK_PROXY_TARGET'],
  ['a backslash', 'GET /a\\..\\b HTTP/1.1\r\nHost: x\r\n\r\n', 'RINGBACK_PROXY_TARGET'],
  ['two hosts', 'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n', 'RINGBACK_PROXY_FRAMING'],
  [
    'length and chunks',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'RINGBACK_HTTP_MALFORMED',
  ],
  [
    'two lengths',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd',
    'RINGBACK_HTTP_MALFORMED',
  ],
  [
    'a coding before chunks',
    'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n',
    'RINGBACK_PROXY_FRAMING',
  ],
  [
    'a coding that hides',
    'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
    'RINGBACK_HTTP_MALFORMED',
  ],
  [
    'chunks before 1.1',
    'POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'RINGBACK_PROXY_FRAMING',
  ],
  [
    'a space before a colon',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length : 3\r\n\r\nabc',
    'RINGBACK_HTTP_MALFORMED',
  ],
  ['a bare line feed', 'GET / HTTP/1.1\nHost: x\n\n', 'RINGBACK_HTTP_MALFORMED'],
  [
    'a length that is none',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +3\r\n\r\nabc',
    'RINGBACK_HTTP_MALFORMED',
  ],
  [
    'a chunk that is none',
    'POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0x3\r\nabc\r\n0\r\n\r\n',
    'RINGBACK_HTTP_MALFORMED',
  ],
])('%s is refused, and what follows it reaches nobody', async (_name, bytes, code) => {
  const text = await sendRaw(portOf(refusing.url), `${bytes}GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n`);
  expect(text).toContain(code);
  expect(reached.splice(0)).toEqual([]);
});

/** A vendor that answers with bytes, and then ends. */
async function rawVendor(
  bytes: string,
  end: 'end' | 'reset' = 'end',
): Promise<{ url: string; close(): void }> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(bytes, () => {
        if (end === 'reset') socket.resetAndDestroy();
        else socket.end();
      });
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.close() };
}

test.each([
  ['says nothing', '', 'end', 'RINGBACK_PROXY_BROKEN'],
  ['resets', '', 'reset', 'RINGBACK_PROXY_BROKEN'],
  ['is no HTTP', 'SSH-2.0-OpenSSH\r\n', 'end', 'RINGBACK_PROXY_BROKEN'],
  ['breaks off in its head', 'HTTP/1.1 200 OK\r\nContent-Le', 'end', 'RINGBACK_PROXY_BROKEN'],
  [
    'gives two lengths',
    'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
    'end',
    'RINGBACK_PROXY_BROKEN',
  ],
  [
    'changes the protocol',
    'HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    'end',
    'RINGBACK_PROXY_BROKEN',
  ],
] as const)('a vendor that %s is a 502 with a code', async (_name, bytes, end, code) => {
  const vendor = await rawVendor(bytes, end);
  const proxy = await bench.proxy({ upstream: vendor.url });
  const { answer, text } = await askRaw(`${proxy.url}/conversations`, { headers: BEARER });
  vendor.close();
  expect(answer.statusCode).toBe(502);
  expect(answer.headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(text)).toMatchObject({ status: 502, code });
  expect((await proxy.report()).failures).toEqual([{ operation: 'listConversations', code, count: 1 }]);
});

test.each([
  [
    'within its length',
    'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"items"',
  ],
  [
    'within its chunks',
    'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n{"items"\r\n',
  ],
])('an answer that breaks off %s breaks off for the client too', async (_name, bytes) => {
  const vendor = await rawVendor(bytes);
  const proxy = await bench.proxy({ upstream: vendor.url });
  const text = await sendRaw(portOf(proxy.url), 'GET /conversations HTTP/1.1\r\nHost: x\r\n\r\n');
  expect(text).toContain('{"items"');
  expect(text).not.toContain('\r\n0\r\n');
  await expect(askRaw(`${proxy.url}/conversations`)).rejects.toThrow();
  vendor.close();
  const { drift, failures } = await proxy.report();
  expect(drift).toEqual([]);
  expect(failures[0]).toMatchObject({ code: 'RINGBACK_PROXY_BROKEN' });
});

test('a vendor that is not there is a 502, and one that takes too long a 504', async () => {
  const gone = await rawVendor('');
  gone.close();
  const nobody = await bench.proxy({ upstream: gone.url });
  const missing = await askRaw(`${nobody.url}/conversations`);
  expect(JSON.parse(missing.text)).toMatchObject({ status: 502, code: 'RINGBACK_PROXY_UNREACHABLE' });

  const silent = await bench.vendor(() => undefined);
  const impatient = await bench.proxy({ upstream: silent.url, timeouts: { answerMs: 50 } });
  const late = await askRaw(`${impatient.url}/conversations`);
  expect(late.answer.statusCode).toBe(504);
  expect(JSON.parse(late.text)).toMatchObject({ code: 'RINGBACK_PROXY_TIMEOUT' });
});

test('a vendor that refuses a body before it has read it is heard', async () => {
  const vendor = await bench.vendor((request, response) => {
    response.writeHead(413);
    response.end('too much');
    request.on('error', () => undefined);
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const { answer, text } = await askRaw(`${proxy.url}/conversations`, {
    method: 'POST',
    body: 'x'.repeat(5_000_000),
  });
  expect([answer.statusCode, text]).toEqual([413, 'too much']);
});

test('clients that go away at any moment leave nothing behind', async () => {
  const vendor = await bench.vendor((request, response) => {
    request.on('error', () => undefined);
    request.resume();
    response.write('{"items":[');
    setTimeout(() => response.end(']}'), 5);
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const lengths = Array.from({ length: 80 }, (_, index) => index);
  await Promise.all(
    lengths.map(async (index) => {
      const socket = connect(portOf(proxy.url), '127.0.0.1');
      socket.on('error', () => undefined);
      const bytes =
        'POST /conversations HTTP/1.1\r\nHost: x\r\nContent-Length: 20\r\n\r\n01234567890123456789';
      socket.write(bytes.slice(0, index + 10));
      await wait(index % 9);
      if (index % 2 === 0) socket.resetAndDestroy();
      else socket.destroy();
    }),
  );
  const { answer } = await askRaw(`${proxy.url}/conversations`);
  expect(answer.statusCode).toBe(200);
  const open = await new Promise<number>((resolve) =>
    vendor.server.getConnections((_, count) => resolve(count)),
  );
  expect(open).toBeLessThan(40);
});

test('the proxy is no upstream of its own', async () => {
  const probe = await rawVendor('');
  probe.close();
  await expect(bench.proxy({ upstream: probe.url, port: portOf(probe.url) })).rejects.toMatchObject({
    code: 'RINGBACK_PROXY_LOOP',
  });
});

test.each([
  ['ftp://a.test', 'RINGBACK_PROXY_UPSTREAM'],
  ['nonsense', 'RINGBACK_PROXY_UPSTREAM'],
  ['https://me:s3cret-word@a.test', 'RINGBACK_PROXY_UPSTREAM'],
  ['https://a.test/?key=s3cret-word', 'RINGBACK_PROXY_UPSTREAM'],
  ['http://a.test', 'RINGBACK_PROXY_INSECURE'],
])('the upstream %s is refused', async (upstream, code) => {
  const refused = await bench.proxy({ upstream }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code });
  expect(String(refused)).not.toContain('s3cret-word');
});
