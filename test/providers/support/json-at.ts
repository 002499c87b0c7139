import type { Json, JsonObject } from '../../../src/core/json.ts';

/** Where something lies deeper in a parsed body; null where there is nothing. */
export function jsonAt(json: Json | undefined, ...path: readonly (string | number)[]): Json {
  // Steps into what is no object give undefined, as they do in JavaScript.
  const found = path.reduce<Json | undefined>(
    (part, step) => (part as JsonObject | null | undefined)?.[step],
    json,
  );
  return found ?? null;
}

/** The objects of an array that lies deeper in a parsed body. */
export function objectsAt(
  json: Json | undefined,
  ...path: readonly (string | number)[]
): readonly JsonObject[] {
  return jsonAt(json, ...path) as unknown as readonly JsonObject[];
}
