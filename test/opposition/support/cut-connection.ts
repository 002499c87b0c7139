import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { Seeded } from '../../support/seeded.ts';

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly bytes: Buffer;
  readonly isCreate: boolean;
}

/** What a client has done before it went away. */
export interface CutConnection {
  /** Creates that it has sent whole, at most: they may have been lost on their way. */
  readonly sentCreates: number;
  /** Creates that it has seen the whole answer of. */
  readonly answeredCreates: number;
}

const HOST = 'Host: mock\r\nAuthorization: Bearer any\r\nxi-api-key: any\r\nX-API-Key: any\r\n';
/** Answers of more bytes than this are not read to their end. */
const MAX_READ = 20_000;

/** A request to a sandbox: read or written, taken or refused, with a body of a length, in chunks or none. */
export function drawRequest(seeded: Seeded, sandbox: string, nth: number): WireRequest {
  const base = `/~${sandbox}`;
  const path = '/voiceos/conversations';
  const body = `{"from_number":"+14155550100","to_number":"+1415555${String(nth % 10_000).padStart(4, '0')}","agent_id":"a${nth}"}`;
  const post = `POST ${base}${path}/create_phone_call HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`;
  const texts: readonly (readonly [string, boolean])[] = [
    [`GET ${base}${path}?limit=10 HTTP/1.1\r\n${HOST}\r\n`, false],
    [`GET ${base}/ovia/api/v1/calls HTTP/1.1\r\n${HOST}\r\n`, false],
    [`GET ${base}${path}?limit=0 HTTP/1.1\r\n${HOST}\r\n`, false],
    [`GET ${base}/voiceos/nowhere HTTP/1.1\r\n${HOST}\r\n`, false],
    [`${post}Content-Length: ${body.length}\r\n\r\n${body}`, true],
    [`${post}Expect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n${body}`, true],
    [`${post}Transfer-Encoding: chunked\r\n\r\n${inChunks(body, 1 + seeded.below(40))}`, true],
  ];
  const [text, isCreate] = seeded.pick(texts);
  return { bytes: Buffer.from(text, 'latin1'), isCreate };
}

function inChunks(body: string, size: number): string {
  const parts = body.match(new RegExp(`.{1,${size}}`, 'g')) ?? [];
  return `${parts.map((part) => `${part.length.toString(16)}\r\n${part}\r\n`).join('')}0\r\n\r\n`;
}

/**
 * Sends requests on one connection, one after the other without waiting, and goes away at a random byte: of the
 * requests, or of the answers; by closing, by a reset, or by ending its side first.
 */
export function cutConnection(
  port: number,
  requests: readonly WireRequest[],
  seeded: Seeded,
): Promise<CutConnection> {
  const bytes = Buffer.concat(requests.map((one) => one.bytes));
  const isCutInRequest = seeded.oneIn(2);
  const sent = bytes.subarray(0, isCutInRequest ? seeded.below(bytes.length + 1) : bytes.length);
  const readAtMost = isCutInRequest ? 0 : seeded.below(MAX_READ);
  const [isReset, isHalf, step] = [seeded.oneIn(2), seeded.oneIn(3), 1 + seeded.below(bytes.length)];
  const { promise, resolve } = Promise.withResolvers<CutConnection>();
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let answer = '';
  const leave = (): void => {
    if (isReset) socket.resetAndDestroy();
    else socket.destroy();
  };
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString('latin1');
    if (answer.length > readAtMost || statusesIn(answer).length === requests.length) leave();
  });
  // What the other side does to a connection that is cut is its own affair.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => resolve(countCreates(requests, sent.length, answer)));
  socket.on('connect', () => {
    void writeInParts(sent, step).then(() => {
      if (isHalf) socket.end();
      else if (isCutInRequest) leave();
    });
  });
  const writeInParts = async (whole: Buffer, size: number): Promise<void> => {
    for (let at = 0; at < whole.length && !socket.destroyed; at += size) {
      socket.write(whole.subarray(at, at + size));
      await setImmediate();
    }
  };
  return promise;
}

function countCreates(requests: readonly WireRequest[], sentBytes: number, answer: string): CutConnection {
  const statuses = statusesIn(answer);
  let end = 0;
  let sentCreates = 0;
  let answeredCreates = 0;
  for (const [index, { bytes, isCreate }] of requests.entries()) {
    end += bytes.length;
    if (!isCreate) continue;
    if (end <= sentBytes) sentCreates += 1;
    if (statuses[index] === 200) answeredCreates += 1;
  }
  return { sentCreates, answeredCreates };
}

/** Whose status line has arrived; a `100 Continue` is no answer. */
function statusesIn(answer: string): readonly number[] {
  return [...answer.matchAll(/HTTP\/1\.1 ([2345]\d\d) /g)].map(([, status]) => Number(status));
}
