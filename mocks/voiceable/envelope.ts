import type { JsonObject } from '../../src/core/json.ts';
import { wordsOf } from '../voice/status-words.ts';

/** How the request went, as every answer says it. */
export function toWireStatus(code: number): JsonObject {
  return { code, message: wordsOf(code) };
}
