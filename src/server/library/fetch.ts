import { Buffer } from 'node:buffer';
import { inflateBody } from '../http/body.ts';
import { type Incoming, MAX_BODY_BYTES, type Outgoing } from '../message.ts';
import { joinPieces } from '../pieces.ts';
import { toImpairedResponse } from './impaired-response.ts';

/** What `fetch` takes for an address: a path of the mock, or a URL such as the vendor's own. */
export type FetchInput = string | URL | Request;

/**
 * Asks a mock as `fetch` would, through no socket.
 *
 * @param closing ends what a fault makes wait.
 */
export async function fetchFrom(
  answer: (incoming: Incoming) => Promise<Outgoing>,
  input: FetchInput,
  init: RequestInit = {},
  extra: Readonly<Record<string, string>> = {},
  closing?: AbortSignal,
): Promise<Response> {
  const signal = init.signal ?? (input instanceof Request ? input.signal : undefined);
  signal?.throwIfAborted();
  const outgoing = await answer(await toIncoming(input, init, extra));
  const { status, headers, body, impairment } = outgoing;
  if (impairment) {
    const signals = [signal, closing].filter((one) => one !== undefined);
    return toImpairedResponse(outgoing, impairment, AbortSignal.any(signals));
  }
  const isBodiless = status === 204 || status === 304 || init.method === 'HEAD';
  // The platform's type asks for a body over an ArrayBuffer; ours is never over a shared one.
  return new Response(isBodiless ? null : (joinPieces(body) as Uint8Array<ArrayBuffer>), { status, headers });
}

async function toIncoming(
  input: FetchInput,
  init: RequestInit,
  extra: Readonly<Record<string, string>>,
): Promise<Incoming> {
  const request = input instanceof Request ? input : undefined;
  const target = input instanceof Request ? input.url : input instanceof URL ? input.href : input;
  const headers: Record<string, string> = Object.fromEntries(new Headers(init.headers ?? request?.headers));
  const method = (init.method ?? request?.method ?? 'GET').toUpperCase();
  const sent = await readBytes(init.body ?? request?.body, headers);
  const body = await inflateBody(sent, headers['content-encoding'], MAX_BODY_BYTES);
  return { method, target, headers: { ...extra, ...headers }, body };
}

/** The bytes of a body; one that says what it is adds its type to the headers. */
async function readBytes(body: RequestInit['body'], headers: Record<string, string>): Promise<Uint8Array> {
  if (body === null || body === undefined) return EMPTY;
  if (typeof body === 'string') {
    headers['content-type'] ??= 'text/plain;charset=UTF-8';
    return Buffer.from(body);
  }
  const wrapped = new Response(body);
  const type = wrapped.headers.get('content-type');
  if (type !== null) headers['content-type'] ??= type;
  return new Uint8Array(await wrapped.arrayBuffer());
}

const EMPTY = Buffer.alloc(0);
