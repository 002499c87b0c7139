import type { JsonObject } from '../../src/core/json.ts';

const WORDS: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
};

/** How the request went, as every answer says it. */
export function toWireStatus(code: number): JsonObject {
  return { code, message: WORDS[code] ?? '' };
}
