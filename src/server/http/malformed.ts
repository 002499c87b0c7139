import { Buffer } from 'node:buffer';
import type { Socket } from 'node:net';
import { problemAnswer } from '../problem.ts';
import { MAX_HEADER_BYTES } from './bounds.ts';

/** What is not HTTP is told so, and let go. For a server's `clientError`. */
export function answerMalformed({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, title, detail] = WORDS.get(code) ?? NOT_HTTP;
  const { headers, body } = problemAnswer({ status, title, detail, code: 'RINGBACK_HTTP_MALFORMED' });
  const bytes = Buffer.concat([...body]);
  const fields = { ...headers, 'Content-Length': bytes.length, Connection: 'close' };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${title}\r\n${head.join('')}\r\n`), bytes]));
}

type Words = readonly [status: number, title: string, detail: string];

const NOT_HTTP: Words = [
  400,
  'Bad Request',
  'Failed to read the request: it is not HTTP, or could be read in two ways. Send it by a client of HTTP/1.1.',
];

/** By the code of Node's error. */
const WORDS: ReadonlyMap<string, Words> = new Map([
  [
    'HPE_HEADER_OVERFLOW',
    [
      431,
      'Request Header Fields Too Large',
      `Failed to read the request: its head is over ${MAX_HEADER_BYTES} bytes. Send less.`,
    ],
  ],
  [
    'ERR_HTTP_REQUEST_TIMEOUT',
    [408, 'Request Timeout', 'Failed to read the request: it came too slowly. Send it at once.'],
  ],
]);
