import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Cut, Impairment, Outgoing } from '../message.ts';
import { joinPieces, lengthOf, type Pieces } from '../pieces.ts';

/** Real time between headers and the reset after them, so that the client has read them by then. */
const LEAD_MS = 25;
/** Real time between two parts of a body that drips, and parts at most. */
const DRIP_MS = 50;
const MAX_DRIPS = 500;

/**
 * Writes an answer that something is done to on its way. It stops when the client goes away, or the connection is cut
 * because the server closes.
 */
export async function writeImpaired(
  response: ServerResponse,
  outgoing: Outgoing,
  { delayMs, dripMs, cut }: Impairment,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  if (!(await waited(delayMs, gone.signal))) return;
  if (cut?.at === 'start') {
    cutStart(response, cut);
    return;
  }
  const { status, headers, body } = outgoing;
  const isBodiless = status === 204 || status === 304 || lengthOf(body) === 0;
  response.writeHead(status, { ...headers, ...lengthFor(outgoing, isBodiless, cut) });
  if (cut?.at === 'headers') {
    response.flushHeaders();
    if (await waited(LEAD_MS, gone.signal)) response.socket?.resetAndDestroy();
    return;
  }
  if (cut) {
    response.flushHeaders();
    const part = joinPieces(body).subarray(0, cut.bytes);
    if (part.length > 0) response.write(part);
    // Ends its side once what was written has left.
    response.socket?.destroySoon();
    return;
  }
  for await (const part of drip(body, dripMs, gone.signal)) response.write(part);
  response.end();
}

/** What is cut promises more than it gives, also where there is nothing to give. A HEAD's length is there already. */
function lengthFor(
  { status, headers, body }: Outgoing,
  isBodiless: boolean,
  cut: Cut | undefined,
): { readonly 'Content-Length'?: number } {
  if ('Content-Length' in headers) return {};
  if (!isBodiless) return { 'Content-Length': lengthOf(body) };
  return cut && status !== 204 && status !== 304 ? { 'Content-Length': 1 } : {};
}

/** A body in equal parts over a time; it breaks off when the signal says so. */
export async function* drip(body: Pieces, dripMs: number, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const whole = joinPieces(body);
  const steps = Math.max(1, Math.min(Math.floor(dripMs / DRIP_MS), MAX_DRIPS, whole.length - 1));
  for (let step = 0; step <= steps; step += 1) {
    if (step > 0 && !(await waited(dripMs / steps, signal))) return;
    const part = whole.subarray(
      Math.floor((whole.length * step) / (steps + 1)),
      Math.floor((whole.length * (step + 1)) / (steps + 1)),
    );
    if (part.length > 0) yield part;
  }
}

/** Waits in real time; false when the signal came first. */
export async function waited(ms: number, signal: AbortSignal): Promise<boolean> {
  if (ms <= 0) return !signal.aborted;
  return setTimeout(ms, true, { signal }).catch(() => false);
}

function cutStart({ socket }: ServerResponse, { how }: Extract<Cut, { at: 'start' }>): void {
  if (how === 'reset') socket?.resetAndDestroy();
  else socket?.destroySoon();
}
