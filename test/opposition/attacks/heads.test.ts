import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { codeOf, exchange, openTarget, requestOf, type Target, TOKEN } from './support/target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.close());

const PORTS = [
  ['mock', () => target.mockPort, '/_ringback/health'],
  ['control', () => target.adminPort, '/health'],
] as const;

test.each(PORTS)('the %s port bounds the target, the fields and their number', async (_name, port, path) => {
  const host = `Host: 127.0.0.1:${port()}`;
  const ask = async (line: string, ...headers: readonly string[]): Promise<readonly unknown[]> => {
    const answer = await exchange(port(), requestOf(line, [host, ...headers]));
    return [answer.status, codeOf(answer)];
  };
  const MALFORMED = 'RINGBACK_HTTP_MALFORMED';
  const wide = (count: number): string[] => Array.from({ length: count }, (_, at) => `X-${at}: b`);
  expect((await ask(`GET ${path}?${'a'.repeat(16_000)} HTTP/1.1`))[0]).toBe(200);
  expect(await ask(`GET ${path}?${'a'.repeat(17_000)} HTTP/1.1`)).toEqual([414, MALFORMED]);
  expect(await ask(`GET ${path}?${'a'.repeat(40_000)} HTTP/1.1`)).toEqual([431, MALFORMED]);
  expect((await ask(`GET ${path} HTTP/1.1`, ...wide(190)))[0]).toBe(200);
  expect(await ask(`GET ${path} HTTP/1.1`, ...wide(200))).toEqual([431, MALFORMED]);
  expect(await ask(`GET ${path} HTTP/1.1`, ...wide(5000))).toEqual([431, MALFORMED]);
  expect(await ask(`GET ${path} HTTP/1.1`, `A: ${'b'.repeat(33_000)}`)).toEqual([431, MALFORMED]);
  expect(await ask(`GET ${path} HTTP/1.1`, host)).toEqual([400, MALFORMED]);
});

// What a proxy before us may read as one request, and we as two.
const INNER = 'GET /_ringback/ready HTTP/1.1\r\nHost: x\r\n\r\n';
const SMUGGLED: readonly (readonly [string, string])[] = [
  [
    'a length and chunks',
    `Content-Length: ${INNER.length + 5}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${INNER}`,
  ],
  ['chunks and a length', `Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${INNER}`],
  ['two lengths that differ', `Content-Length: 0\r\nContent-Length: ${INNER.length}\r\n\r\n${INNER}`],
  ['two lengths alike', `Content-Length: 0\r\nContent-Length: 0\r\n\r\n${INNER}`],
  ['a list of lengths', `Content-Length: 0, 0\r\n\r\n${INNER}`],
  ['a length with a sign', `Content-Length: +0\r\n\r\n${INNER}`],
  ['a length in hex', `Content-Length: 0x0\r\n\r\n${INNER}`],
  ['a negative length', `Content-Length: -1\r\n\r\n${INNER}`],
  ['a coding before chunks', `Transfer-Encoding: identity, chunked\r\nContent-Length: 0\r\n\r\n${INNER}`],
  ['chunks that are not last', `Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n${INNER}`],
  ['a coding like chunks', `Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${INNER}`],
  ['a vertical tab before chunks', `Transfer-Encoding: \vchunked\r\n\r\n0\r\n\r\n${INNER}`],
  ['a blank before the colon', `Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n${INNER}`],
  ['a folded field', `X: a\r\n Transfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n${INNER}`],
  ['bare line feeds', `Content-Length: 0\nX: y\n\n${INNER}`],
  ['a bare carriage return', `X: a\rContent-Length: 3\r\n\r\n${INNER}`],
  ['a chunk with a bare line feed', `Transfer-Encoding: chunked\r\n\r\n0\n\n${INNER}`],
  ['a chunk size that overflows', `Transfer-Encoding: chunked\r\n\r\n10000000000000000\r\n\r\n${INNER}`],
  ['a chunk longer than said', `Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n${INNER}`],
];

test.each(SMUGGLED)(
  'a request with %s is refused, and nothing in it is taken for another',
  async (_what, rest) => {
    for (const [, port] of PORTS) {
      const line = `POST /_ringback/inbox/smuggled HTTP/1.1\r\nHost: 127.0.0.1:${port()}\r\n`;
      const { status, all } = await exchange(port(), `${line}${rest}`);
      // A body that is cut off by the refusal may have been on its way already: its own answer is none of the inner.
      expect([400, 411, 401, 204]).toContain(status);
      expect(all).not.toContain('"status":"ok"');
      expect(all).toContain('HTTP/1.1 400 ');
      expect(all).toMatch(/"detail":"Failed to read the request: [^"]+\. [A-Z][^"]+\."/);
    }
  },
);

// `%0d%0a` and what else ends a line, wherever something that was sent is told back.
const ENDS = [
  '%0d%0aX-Injected:%201',
  '%0aX-Injected:%201',
  '%0dX-Injected:%201',
  '%e5%98%8a%e5%98%8dX-Injected:1',
  '%00',
];

test.each(ENDS)('%s begins no header field of an answer', async (end) => {
  const mock = `127.0.0.1:${target.mockPort}`;
  const paths = [
    `/voiceos/conversations?${end}=1`,
    `/voiceos/conversations?limit=${end}`,
    `/voiceable/api/v1/conversations?x${end}=1`,
    `/elevenlabs/v1/convai/conversations?x${end}=${end}`,
    `/ovia/api/v1/calls?rating${end}=1`,
    `/ovia/api/v1/calls/${end}`,
    `/~a${end}/ovia/api/v1/calls`,
    `/${end}`,
    `/_ringback/${end}`,
  ];
  const headers = [
    'Authorization: Bearer any',
    'xi-api-key: any',
    'X-API-Key: any',
    'Ringback-Now: 2026%0d%0aX-Injected: 1',
  ];
  for (const path of paths) {
    for (const sent of [
      headers.slice(0, 3),
      [...headers, `Ringback-Sandbox: a${end}`, `Prefer: code=${end}`],
    ]) {
      const answer = await exchange(
        target.mockPort,
        requestOf(`GET ${path} HTTP/1.1`, [`Host: ${mock}`, ...sent]),
      );
      expect([path, answer.status > 0 && answer.status < 500]).toEqual([path, true]);
      expect(answer.head).not.toMatch(/^x-injected/im);
    }
  }
  const admin = [`Host: 127.0.0.1:${target.adminPort}`, `Authorization: Bearer ${TOKEN}`];
  for (const path of [
    `/${end}`,
    `/calls/${end}`,
    `/clock?sandbox=${end}`,
    `/journal/${end}`,
    `/inbox/${end}`,
  ]) {
    const answer = await exchange(target.adminPort, requestOf(`GET ${path} HTTP/1.1`, admin));
    expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true]);
    expect(answer.head).not.toMatch(/^x-injected/im);
  }
  expect(target.errors).toEqual([]);
});
