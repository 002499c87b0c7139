import type { Buffer } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { IncomingBody } from '../message.ts';
import { joinPieces } from '../pieces.ts';

/**
 * Bytes over the limit that are read and thrown away, so that a client that is still sending gets to read its 413;
 * beyond them the connection is cut.
 */
const MAX_DRAINED_BYTES = 64 * 1024 * 1024;

/** Reads a request's body up to a limit, and inflates it up to the same limit. */
export async function readBody(request: IncomingMessage, limit: number): Promise<IncomingBody> {
  const bytes = await readRaw(request, limit);
  if (!bytes) return { kind: 'too-large', limit };
  const coding = request.headers['content-encoding'];
  return coding === undefined ? { kind: 'bytes', bytes } : inflateBody(bytes, coding, limit);
}

/** Undoes a body's content coding, up to a limit. */
export async function inflateBody(
  bytes: Uint8Array,
  coding: string | undefined,
  limit: number,
): Promise<IncomingBody> {
  if (bytes.length > limit) return { kind: 'too-large', limit };
  const name = coding?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'identity' || bytes.length === 0) return { kind: 'bytes', bytes };
  const decode = Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined;
  if (!decode) return { kind: 'undecodable', coding: name };
  try {
    return { kind: 'bytes', bytes: await decode(bytes, { maxOutputLength: limit }) };
  } catch (error) {
    return isCode(error, 'ERR_BUFFER_TOO_LARGE')
      ? { kind: 'too-large', limit }
      : { kind: 'undecodable', coding: name };
  }
}

/** Not asked with `instanceof`: a test runner has an Error of its own. */
function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

type Decode = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

const DECODERS: Readonly<Record<string, Decode>> = {
  gzip: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip),
  'x-gzip': promisify<Uint8Array, { maxOutputLength: number }, Buffer>(gunzip),
  deflate: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflate),
  br: promisify<Uint8Array, { maxOutputLength: number }, Buffer>(brotliDecompress),
};

/** The body as it came; undefined when it is over the limit. Rejects when the client goes before its end. */
function readRaw(request: IncomingMessage, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else if (length > MAX_DRAINED_BYTES) {
        resolve(undefined);
        request.destroy();
      }
    });
    request.on('end', () => {
      if (length > limit) resolve(undefined);
      else resolve(joinPieces(chunks));
    });
    // An error closes it too: where nobody listens for one, it is not thrown.
    request.on('close', () => {
      if (!request.complete) reject(new Error('Failed to read the body: the client went.'));
    });
  });
}
