import { Agent, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createMock, type Mock } from '../../src/index.ts';
import { type BadRequest, badRequests } from '../support/bad-requests.ts';
import { sendRaw } from '../support/raw-http.ts';

const COUNT = 10_000;
const AT_ONCE = 24;

let mock: Mock;
let port: number;
const errors: string[] = [];
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

beforeAll(async () => {
  mock = createMock({ scenario: 'default', seed: 42, onError: (error) => errors.push(String(error)) });
  ({ port } = await mock.listen());
});

afterAll(async () => {
  agent.destroy();
  await mock.close();
});

test(`${COUNT} generated bad requests: no 5xx, no hang, each in its provider’s shape`, async () => {
  const wrong: string[] = [];
  const queue = badRequests(7, COUNT);
  const work = async (): Promise<void> => {
    for (const bad of queue) {
      const answer = await send(bad);
      const complaint = complaintOf(bad, answer);
      if (complaint) wrong.push(`${bad.method} ${bad.target.slice(0, 120)} → ${complaint}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  expect({ wrong: wrong.slice(0, 10), errors: errors.slice(0, 10) }).toEqual({ wrong: [], errors: [] });
  expect(await isWell()).toBe(true);
  expect(Object.prototype).not.toHaveProperty('polluted');
}, 180_000);

test.each([
  ['no request line', '\r\n\r\n\r\n'],
  ['not HTTP', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ['no version', 'GET /voiceos/conversations\r\n\r\n'],
  ['a space in the target', 'GET /voiceos/conversations?a=b c HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['no host', 'GET /voiceos/conversations HTTP/1.1\r\n\r\n'],
  [
    'two lengths',
    'POST /voiceos/conversations HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab',
  ],
  [
    'length and chunks',
    'POST /voiceos/x HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['a bad chunk', 'POST /voiceos/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  [
    'less body than said',
    'POST /voiceos/conversations/create_phone_call HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{',
  ],
  ['a folded header', 'GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n'],
  ['a header without a colon', 'GET / HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n'],
  ['a null in a header', 'GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n'],
  ['too many headers', `GET / HTTP/1.1\r\nHost: x\r\n${'A: b\r\n'.repeat(20_000)}\r\n`],
  ['a tunnel', 'CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n'],
  ['an upgrade', 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'],
  [
    'an absolute target',
    'GET http://x/voiceos/conversations HTTP/1.1\r\nHost: y\r\nConnection: close\r\n\r\n',
  ],
  ['a star', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
])('%s is answered or let go, and the server lives', async (_name, bytes) => {
  const answer = await sendRaw(port, bytes);
  expect(answer).toMatch(/^$|^HTTP\/1\.1 [1234]\d\d /);
  expect(await isWell()).toBe(true);
});

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

function send({ method, target, headers, body }: BadRequest): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = { ...headers, ...(body.length > 0 && { 'content-length': String(body.length) }) };
    const outgoing = request(
      { agent, port, host: '127.0.0.1', method, path: target, headers: sent },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            type: incoming.headers['content-type'] ?? '',
            body: Buffer.concat(chunks).toString(),
          }),
        );
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function complaintOf(
  { method, target, headers }: BadRequest,
  { status, type, body }: Answered,
): string | undefined {
  if (status >= 500) return `${status} ${body.slice(0, 200)}`;
  if (method === 'HEAD' || status === 204 || status < 400) return undefined;
  const isOurs = target.startsWith('/~') || 'ringback-now' in headers || 'ringback-sandbox' in headers;
  if (isOurs && type === 'application/problem+json') return undefined;
  if ('prefer' in headers) return undefined;
  const provider = /^(?:\/~[^/]*)?\/([a-z]+)/.exec(target)?.[1] ?? '';
  const shape = SHAPES[provider];
  const json = tryParse(body);
  if (!shape) return type === 'application/problem+json' ? undefined : `${status} ${type}`;
  return shape(json) ? undefined : `${status} not in ${provider}’s shape: ${body.slice(0, 200)}`;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const SHAPES: Readonly<Record<string, (json: unknown) => boolean>> = {
  voiceos: (json) => isObject(json) && 'detail' in json,
  ovia: (json) => isObject(json) && 'detail' in json,
  elevenlabs: (json) =>
    isObject(json) && (Array.isArray(json.detail) || (isObject(json.detail) && 'status' in json.detail)),
  voiceable: (json) =>
    isObject(json) && isObject(json.status) && typeof json.status.code === 'number' && 'error' in json,
};

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function isWell(): Promise<boolean> {
  return (await fetch(`http://127.0.0.1:${port}/_ringback/health`)).ok;
}
