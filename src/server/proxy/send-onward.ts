import type { ClientRequest, IncomingMessage } from 'node:http';
import { type Fields, hasBody, passedTrailers, toTrailers } from './fields.ts';

/** Bytes of a body that nobody wants any more which are read and thrown away, so that the client gets to read its answer. */
const MAX_DRAINED_BYTES = 64 * 1024 * 1024;

/** Writes the head of a request that goes on: what was said of its body is said again, whatever its method is. */
export function writeOnwardHead(
  request: ClientRequest,
  incoming: IncomingMessage,
  { host, fields }: { readonly host: string; readonly fields: Fields },
): void {
  request.setHeader('Host', host);
  for (const [key, [name, values]] of fields) {
    if (key === 'host') continue;
    request.setHeader(name, values.length === 1 || key === 'cookie' ? values.join('; ') : values);
  }
  const length = incoming.headers['content-length'];
  if (length !== undefined) request.setHeader('Content-Length', length);
  else if (hasBody(incoming.headers)) request.setHeader('Transfer-Encoding', 'chunked');
  if (/\btrailers\b/i.test(String(incoming.headers.te ?? ''))) request.setHeader('TE', 'trailers');
  request.setNoDelay(true);
}

/** Sends a body on piece by piece as it comes, and what follows it; `see` is shown each piece. */
export function sendBodyOnward(
  incoming: IncomingMessage,
  request: ClientRequest,
  see?: (chunk: Uint8Array) => void,
): void {
  if (!hasBody(incoming.headers)) {
    incoming.resume();
    request.end();
    return;
  }
  // Who waits for a 100 is waiting for the head to arrive.
  request.flushHeaders();
  if (see) incoming.on('data', see);
  incoming.pipe(request, { end: false });
  incoming.once('end', () => {
    const trailers = toTrailers(passedTrailers(incoming.rawTrailers));
    if (trailers.length > 0) request.addTrailers(trailers);
    request.end();
  });
  incoming.on('error', () => request.destroy());
  request.once('close', () => {
    incoming.unpipe(request);
    if (see) incoming.off('data', see);
    let drained = 0;
    incoming.on('data', (chunk: Uint8Array) => {
      drained += chunk.length;
      if (drained > MAX_DRAINED_BYTES) incoming.destroy();
    });
    incoming.resume();
  });
}
