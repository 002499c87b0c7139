import { Buffer } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { inflateBody, readBody } from '../http/body.ts';
import { writeAnswer } from '../http/listener.ts';
import { flattenHeaders } from '../http/request-headers.ts';
import { type IncomingBody, MAX_BODY_BYTES } from '../message.ts';
import type { MockServer } from '../mock-server.ts';

/** Handles a request, or hands it on to what else the application has. */
export type ExpressHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

/** The mock as a handler for an Express application; without one behind it, it answers everything itself. */
export function createExpressHandler(server: MockServer): ExpressHandler {
  return (request, response, next) => {
    handle(server, request, response, next).catch((error: unknown) => {
      if (next) next(error);
      else response.destroy();
    });
  };
}

async function handle(
  server: MockServer,
  request: IncomingMessage & { body?: unknown },
  response: ServerResponse,
  next: (() => void) | undefined,
): Promise<void> {
  const { method = 'GET', url: target = '/' } = request;
  const headers = flattenHeaders(request.headers);
  if (next && !server.isAddressed({ target, headers })) return next();
  const body = await bodyOf(request);
  writeAnswer(response, await server.answer({ method, target, headers, body }));
}

/** The body as it was sent; one that a parser of the application has read already is written out again. */
async function bodyOf(request: IncomingMessage & { body?: unknown }): Promise<IncomingBody> {
  if (request.body === undefined || !request.readableEnded) return readBody(request, MAX_BODY_BYTES);
  const { body } = request;
  return inflateBody(
    Buffer.isBuffer(body) ? body : Buffer.from(textOf(body, request.headers['content-type'])),
    undefined,
    MAX_BODY_BYTES,
  );
}

/** A form's members were parsed into an object too; only plain ones can be written as they were. */
function textOf(body: unknown, type = ''): string {
  if (typeof body === 'string') return body;
  if (!type.startsWith('application/x-www-form-urlencoded')) return JSON.stringify(body);
  // The parser of a form gives an object of texts, or of lists of them.
  return new URLSearchParams(body as Record<string, string>).toString();
}
