import { setTimeout } from 'node:timers/promises';
import { drip } from '../http/write-impaired.ts';
import type { Cut, Impairment, Outgoing } from '../message.ts';
import { joinPieces, type Pieces } from '../pieces.ts';

/** An answer that something is done to on its way, as `fetch` shows it: it rejects, or its body breaks off. */
export async function toImpairedResponse(
  { status, headers, body }: Outgoing,
  { delayMs, dripMs, cut }: Impairment,
  signal: AbortSignal | undefined,
): Promise<Response> {
  if (delayMs > 0) await wait(delayMs, signal);
  if (cut?.at === 'start') throw new TypeError('fetch failed', { cause: causeOf(cut) });
  const stream = cut ? breakingOff(body, cut) : dripping(body, dripMs, signal);
  return new Response(status === 204 || status === 304 ? null : stream, { status, headers });
}

async function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await setTimeout(ms, undefined, { ...(signal && { signal }) }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw error;
  });
}

/** The part that came, then the error that a body's reader gets. */
function breakingOff(body: Pieces, cut: Exclude<Cut, { at: 'start' }>): ReadableStream<Uint8Array> {
  const part = cut.at === 'body' ? joinPieces(body).subarray(0, cut.bytes) : new Uint8Array();
  let isSent = part.length === 0;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        // What waits to be read is thrown away by an error, so that the part leaves first.
        if (isSent) controller.error(new TypeError('terminated', { cause: causeOf(cut) }));
        else controller.enqueue(part);
        isSent = true;
      },
    },
    { highWaterMark: 0 },
  );
}

function dripping(body: Pieces, dripMs: number, signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  const gone = new AbortController();
  const either = signal ? AbortSignal.any([signal, gone.signal]) : gone.signal;
  const parts = drip(body, dripMs, either);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await parts.next();
        if (signal?.aborted) controller.error(signal.reason);
        else if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => gone.abort(),
    },
    { highWaterMark: 0 },
  );
}

/** The error that the platform's `fetch` names as the cause. */
function causeOf(cut: Cut): Error {
  const isReset = cut.at === 'headers' || (cut.at === 'start' && cut.how === 'reset');
  const [message, code] = isReset
    ? ['read ECONNRESET', 'ECONNRESET']
    : ['other side closed', 'UND_ERR_SOCKET'];
  return Object.assign(new Error(message), { code });
}
