import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, expect, test } from '@jest/globals';
import { createProxyBench } from './support/proxies.ts';

const bench = createProxyBench();
afterAll(() => bench.close());

const BEARER = { authorization: 'Bearer any' };

async function hashOf(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of stream) hash.update(part);
  return hash.digest('hex');
}

async function answerTo(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const request = ask(url, { headers: { ...BEARER, ...headers }, agent: false });
  request.end();
  const [answer]: IncomingMessage[] = await once(request, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of answer ?? []) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test('a slow answer of fifty megabytes passes as it comes, in pieces of any size, in little memory', async () => {
  const chunk = Buffer.alloc(50_000, 'ringback');
  const count = 1000;
  const wanted = createHash('sha256');
  for (let i = 0; i < count; i += 1) wanted.update(chunk);
  let written = 0;
  let read = 0;
  let mostHeld = 0;
  const vendor = await bench.vendor(async (_request, response) => {
    response.setHeader('Content-Type', 'application/json');
    for (let i = 0; i < count; i += 1) {
      const cut = i % chunk.length;
      response.write(chunk.subarray(0, cut));
      const hasRoom = response.write(chunk.subarray(cut));
      written += chunk.length;
      if (!hasRoom) await once(response, 'drain');
      // What was sent has left before there is more: the vendor is the slow one.
      await turn();
    }
    response.end();
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const answer = await fetch(`${proxy.url}/conversations`, { headers: BEARER });
  const hash = createHash('sha256');
  for await (const part of answer.body ?? []) {
    hash.update(part);
    read += part.length;
    mostHeld = Math.max(mostHeld, written - read);
  }
  expect([hash.digest('hex'), read]).toEqual([wanted.digest('hex'), 50_000_000]);
  // Between the vendor and its client lie the buffers of sockets, and no body.
  expect(mostHeld).toBeLessThan(25_000_000);
  expect((await proxy.report()).unchecked).toEqual([{ side: 'response', why: 'too-large', count: 1 }]);
});

test('a chunked upload arrives whole and chunked, and is held to the contract', async () => {
  const body = Buffer.from(JSON.stringify({ from_number: 1, to_number: '+14155550123', agent_id: 'a' }));
  const seen: unknown[] = [];
  const vendor = await bench.vendor(async (request, response) => {
    const { 'transfer-encoding': coding, 'content-length': length } = request.headers;
    seen.push(coding, length, await hashOf(request));
    response.writeHead(422).end();
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const request = ask(`${proxy.url}/conversations/create_phone_call`, {
    method: 'POST',
    headers: { ...BEARER, 'content-type': 'application/json' },
  });
  for (const byte of body) request.write(Buffer.from([byte]));
  request.end();
  const [answer] = await once(request, 'response');
  answer.resume();
  expect(seen).toEqual(['chunked', undefined, createHash('sha256').update(body).digest('hex')]);
  expect((await proxy.report()).violations).toMatchObject([{ in: 'body', pointer: '/from_number' }]);
});

test('a client that goes away while it sends ends its request at the vendor, and what came is not checked', async () => {
  let arrived = (): void => undefined;
  let ended = (_isComplete: boolean): void => undefined;
  const begun = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const over = new Promise<boolean>((resolve) => {
    ended = resolve;
  });
  const vendor = await bench.vendor((request) => {
    request.on('error', () => undefined);
    request.once('data', arrived);
    request.once('close', () => ended(request.complete));
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const request = ask(`${proxy.url}/conversations/create_phone_call`, { method: 'POST', headers: BEARER });
  request.on('error', () => undefined);
  request.write('{"from_number":');
  await begun;
  request.destroy();
  expect(await over).toBe(false);
  const { violations, unchecked, failures } = await proxy.report();
  expect([violations, failures]).toEqual([[], []]);
  expect(unchecked).toEqual([{ side: 'request', why: 'cut', count: 1 }]);
});

test('a vendor that breaks off while a request is sent is a 502, and the next request is answered', async () => {
  let count = 0;
  const vendor = await bench.vendor((request, response) => {
    count += 1;
    request.on('error', () => undefined);
    if (count === 1) request.once('data', () => request.socket.resetAndDestroy());
    else response.end('{}');
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const request = ask(`${proxy.url}/conversations/create_phone_call`, { method: 'POST', headers: BEARER });
  request.on('error', () => undefined);
  request.write('one');
  const [answer] = await once(request, 'response');
  expect(answer.statusCode).toBe(502);
  answer.resume();
  request.destroy();
  expect((await answerTo(`${proxy.url}/conversations`)).toString()).toBe('{}');
});

test('one after the other, requests of many clients go by one connection to the vendor', async () => {
  const ports = new Set<unknown>();
  const vendor = await bench.vendor((request, response) => {
    ports.add(request.socket.remotePort);
    request.resume();
    // An answer to HEAD without a length would end its connection.
    response.setHeader('Content-Length', '2');
    request.on('end', () => response.end('{}'));
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  for (const method of ['GET', 'HEAD', 'POST', 'GET', 'PUT', 'GET']) {
    const request = ask(`${proxy.url}/conversations`, { method, headers: BEARER, agent: false });
    request.end(method.startsWith('P') ? '{}' : undefined);
    const [answer] = await once(request, 'response');
    answer.resume();
    await once(answer, 'close');
  }
  expect(ports.size).toBe(1);
});

test('a vendor that closes the connections that it kept loses no request', async () => {
  const vendor = await bench.vendor((_request, response) => response.end('{}'));
  const proxy = await bench.proxy({ upstream: vendor.url });
  for (let count = 0; count < 5; count += 1) {
    expect((await answerTo(`${proxy.url}/conversations`)).toString()).toBe('{}');
    const closed = new Promise((resolve) => setTimeout(resolve, 20));
    vendor.server.closeAllConnections();
    await closed;
  }
  expect((await proxy.report()).failures).toEqual([]);
});

test('an answer that begins before its request has ended may last longer than a vendor may take to begin one', async () => {
  const vendor = await bench.vendor((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('begin ');
    request.resume();
    request.once('end', () => setTimeout(() => response.end('end'), 250));
  });
  const proxy = await bench.proxy({ upstream: vendor.url, timeouts: { answerMs: 50 } });
  const request = ask(`${proxy.url}/conversations`, { method: 'POST', headers: BEARER, agent: false });
  request.write('one');
  const [answer] = await once(request, 'response');
  request.end('two');
  let text = '';
  for await (const chunk of answer) text += chunk;
  expect(text).toBe('begin end');
  expect((await proxy.report()).failures).toEqual([]);
});

test('a vendor that refuses what a client would send gets none of it', async () => {
  let received = 0;
  const vendor = await bench.vendor(() => undefined);
  vendor.server.on('checkContinue', (request, response) => {
    request.on('error', () => undefined);
    request.on('data', (chunk) => {
      received += chunk.length;
    });
    response.writeHead(401, { 'Content-Type': 'application/json', Connection: 'close' }).end('{}');
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const request = ask(`${proxy.url}/conversations`, {
    method: 'POST',
    headers: { ...BEARER, expect: '100-continue', 'content-length': '2' },
  });
  let mayGoOn = false;
  request.on('continue', () => {
    mayGoOn = true;
  });
  request.on('error', () => undefined);
  request.flushHeaders();
  const [answer] = await once(request, 'response');
  answer.resume();
  expect([answer.statusCode, mayGoOn, received]).toEqual([401, false, 0]);
  request.destroy();
});

const MIB = 1024 * 1024;
const WHOLE = { items: [], index: 1, has_more: false };

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
])(
  'an answer in %s that would swell passes byte for byte, and is not unpacked beyond the bound',
  async (coding, pack) => {
    const bomb = pack(Buffer.alloc(300 * MIB));
    const vendor = await bench.vendor((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': coding });
      response.end(bomb);
    });
    const proxy = await bench.proxy({ upstream: vendor.url });
    const before = process.memoryUsage.rss();
    expect((await answerTo(`${proxy.url}/conversations`)).equals(bomb)).toBe(true);
    const { drift, unchecked } = await proxy.report();
    expect(process.memoryUsage.rss() - before).toBeLessThan(150 * MIB);
    expect(drift).toEqual([]);
    expect(unchecked).toEqual([{ side: 'response', why: 'too-large', count: 1 }]);
  },
);

test.each([
  ['a coding that it is not', 'gzip', Buffer.from(JSON.stringify(WHOLE))],
  ['a body that was cut before it was packed whole', 'gzip', gzipSync(JSON.stringify(WHOLE)).subarray(0, -9)],
  ['a coding that nobody knows', 'rot13', Buffer.from('{}')],
])('%s passes byte for byte, and is counted as not checked', async (_name, coding, bytes) => {
  const vendor = await bench.vendor((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': coding });
    response.end(bytes);
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  expect((await answerTo(`${proxy.url}/conversations`)).equals(bytes)).toBe(true);
  const { drift, unchecked } = await proxy.report();
  expect(drift).toEqual([]);
  expect(unchecked).toEqual([{ side: 'response', why: 'undecodable', count: 1 }]);
});

test.each([
  ['HEAD', 200],
  ['GET', 204],
  ['GET', 304],
])('%s with %i is not missed for having no body', async (method, status) => {
  const vendor = await bench.vendor((_request, response) => {
    response.writeHead(status, status === 304 ? { ETag: '"a"' } : { 'Content-Type': 'application/json' });
    response.end();
  });
  const proxy = await bench.proxy({ upstream: vendor.url });
  const headers = { ...BEARER, ...(status === 304 && { 'if-none-match': '"a"' }) };
  await fetch(`${proxy.url}/conversations`, { method, headers }).then((answer) => answer.text());
  const { drift, unchecked } = await proxy.report();
  expect(drift.filter(({ code }) => code !== 'status')).toEqual([]);
  expect(unchecked).toEqual([]);
});
