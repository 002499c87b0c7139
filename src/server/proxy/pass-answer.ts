import type { IncomingMessage, ServerResponse } from 'node:http';
import { flattenHeaders } from '../http/request-headers.ts';
import type { Passing, PassPort } from './pass-port.ts';
import type { SeenOutcome } from './seen.ts';
import { endBack, writeBackHead } from './send-back.ts';
import { seenBody, type Tap } from './tap.ts';
import { rewriteLocation } from './upstream.ts';

/** An answer that has begun to come. */
export interface Answering {
  readonly port: PassPort;
  readonly passing: Passing;
  readonly answer: IncomingMessage;
  readonly response: ServerResponse;
  readonly copy: Tap;
  readonly settle: (outcome: SeenOutcome) => void;
  readonly fail: (error: unknown) => void;
}

/** Passes an answer back as it comes. One that breaks off breaks off for the client too. */
export function passAnswer(answering: Answering): void {
  const { port, passing, answer, response, copy, settle, fail } = answering;
  try {
    writeBackHead(answer, response, (location) =>
      rewriteLocation(port.upstream, location, passing.target, passing.mount),
    );
  } catch (error) {
    // A field that may not be written: nothing has left yet.
    answer.on('error', () => undefined);
    answer.destroy();
    fail(error);
    return;
  }
  answer.on('data', (chunk: Uint8Array) => copy.add(chunk));
  answer.pipe(response, { end: false });
  // Told of by `close`, where the answer is not complete then.
  answer.on('error', () => undefined);
  answer.once('close', () => {
    if (!answer.complete) fail({ code: 'ECONNRESET' });
  });
  answer.once('end', () => {
    if (!answer.complete) return;
    endBack(answer, response);
    settle({
      kind: 'answered',
      status: answer.statusCode ?? 0,
      headers: flattenHeaders(answer.headers),
      body: seenBody(copy),
    });
  });
}
