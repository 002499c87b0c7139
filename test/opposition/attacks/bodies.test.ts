import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, exchange, openTarget, type RawAnswer, type Target, TOKEN } from './support/target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

const MIB = 1024 * 1024;
// Small on the wire, and 64 MiB when they are unfolded.
const ZEROS = Buffer.alloc(64 * MIB);
const BOMBS: readonly (readonly [string, Uint8Array])[] = [
  ['gzip', gzipSync(ZEROS)],
  ['br', brotliCompressSync(ZEROS)],
  ['deflate', deflateSync(ZEROS)],
];

const PLACES = [
  ['the control API', () => target.adminPort, '/clock/jump', `Authorization: Bearer ${TOKEN}`],
  [
    'a provider',
    () => target.mockPort,
    '/voiceos/conversations/create_phone_call',
    'Authorization: Bearer any',
  ],
  ['the inbox', () => target.mockPort, '/_ringback/inbox/hooks', 'X-Hook: yes'],
] as const;

function post(
  port: number,
  path: string,
  headers: readonly string[],
  body: Uint8Array,
  framing = `Content-Length: ${body.length}`,
): Promise<RawAnswer> {
  const own = [`Host: 127.0.0.1:${port}`, 'Content-Type: application/json', 'Connection: close'];
  const head = [`POST ${path} HTTP/1.1`, ...own, framing, ...headers, '', ''].join('\r\n');
  return exchange(port, Buffer.concat([Buffer.from(head), body]));
}

/** In chunks of a given size, as a body of unknown length is sent. */
function chunked(body: Uint8Array, size: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < body.length; at += size) {
    const part = body.subarray(at, at + size);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}

const CASES = PLACES.flatMap((place) => BOMBS.map((bomb) => [...place, ...bomb] as const));

test.each(CASES)(
  '%s refuses what unfolds to too much (%#)',
  async (_place, port, path, header, coding, bomb) => {
    for (const framing of [undefined, 'Transfer-Encoding: chunked']) {
      const body = framing ? chunked(bomb, 1000) : bomb;
      const answer = await post(port(), path, [header, `Content-Encoding: ${coding}`], body, framing);
      expect([coding, framing, answer.status]).toEqual([coding, framing, 413]);
    }
  },
);

test.each(PLACES)('%s takes a body of 1 MiB, and no byte more', async (_place, port, path, header) => {
  for (const framing of [undefined, 'Transfer-Encoding: chunked']) {
    const send = (size: number): Promise<RawAnswer> => {
      const body = Buffer.alloc(size, 0x20);
      return post(port(), path, [header], framing ? chunked(body, 65_536) : body, framing);
    };
    expect((await send(MIB)).status).not.toBe(413);
    expect((await send(MIB + 1)).status).toBe(413);
  }
});

test.each(PLACES)('%s cuts off who sends on and on', async (_place, port, path, header) => {
  const part = Buffer.alloc(80 * MIB, 0x20);
  // More is promised than comes: who were read to the end would be told 408, of its time.
  const { status } = await post(port(), path, [header], part, `Content-Length: ${1024 * MIB}`);
  // Either it reads its 413, or it finds the connection gone.
  expect([0, 413]).toContain(status);
});

test.each([
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'gzip, gzip',
  'zstd',
  'gzip\tbr',
])('the content coding %j is none that is known', async (coding) => {
  for (const [, port, path, header] of PLACES) {
    const answer = await post(port(), path, [header, `Content-Encoding: ${coding}`], Buffer.from('{}'));
    expect([coding, path, answer.status]).toEqual([coding, path, 415]);
  }
  expect(target.errors).toEqual([]);
});

test.each([
  ['lists', (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`],
  ['objects', (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`],
])('JSON of %s that is nested deep is not read', async (_what, nest) => {
  for (const depth of [65, 1000, 100_000]) {
    const body = Buffer.from(nest(depth));
    for (const [, port, path, header] of PLACES.slice(0, 2)) {
      const answer = await post(port(), path, [header], body);
      expect([path, depth, [400, 422].includes(answer.status)]).toEqual([path, depth, true]);
    }
    const control = await post(target.adminPort, '/clock/jump', [PLACES[0][3]], body);
    expect([control.status, codeOf(control)]).toEqual([400, 'RINGBACK_CONTROL_MALFORMED']);
  }
  expect(target.errors).toEqual([]);
});

test.each([
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain; application/json',
  ],
  ...['application/jsonp', 'application/json, text/plain'],
])('a write of %j is refused, as a web page could send it unasked', async (type) => {
  const body = '{"by":"1s"}';
  const head = ['POST /clock/jump HTTP/1.1', `Host: 127.0.0.1:${target.adminPort}`, `Content-Type: ${type}`];
  const rest = [
    `Authorization: Bearer ${TOKEN}`,
    `Content-Length: ${body.length}`,
    'Connection: close',
    '',
    body,
  ];
  const answer = await exchange(target.adminPort, [...head, ...rest].join('\r\n'));
  expect([400, 415]).toContain(answer.status);
});
