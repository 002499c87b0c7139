import type { IncomingMessage, ServerResponse } from 'node:http';
import { passedFields, passedTrailers, toTrailers } from './fields.ts';

/**
 * Writes the head of an answer that goes back, at once; `toLocation` says what a `Location` is for the client.
 *
 * @throws what Node throws for a field that may not be written; nothing has left then.
 */
export function writeBackHead(
  answer: IncomingMessage,
  response: ServerResponse,
  toLocation: (location: string) => string = (location) => location,
): void {
  const { statusCode = 502, statusMessage } = answer;
  response.sendDate = false;
  for (const [key, [name, values]] of passedFields(answer.rawHeaders)) {
    const passed = key === 'location' ? values.map(toLocation) : values;
    response.setHeader(name, passed.length === 1 ? (passed[0] ?? '') : passed);
  }
  const length = answer.headers['content-length'];
  if (length !== undefined) response.setHeader('Content-Length', length);
  response.writeHead(statusCode, statusMessage);
  response.flushHeaders();
}

/** Ends an answer that came whole, with what followed its body. */
export function endBack(answer: IncomingMessage, response: ServerResponse): void {
  const trailers = toTrailers(passedTrailers(answer.rawTrailers));
  if (trailers.length > 0) response.addTrailers(trailers);
  response.end();
}
