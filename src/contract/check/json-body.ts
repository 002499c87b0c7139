import { isUtf8 } from 'node:buffer';
import { isObject } from '../../core/json.ts';
import { type JsonPointer, joinPointer } from '../../core/json-pointer.ts';

/** A body as JSON, or why it is none. */
export type JsonBody =
  | { readonly kind: 'json'; readonly value: unknown; readonly dropped: readonly JsonPointer[] }
  | { readonly kind: 'malformed'; readonly reason: string };

/**
 * Reads JSON that came over the wire. Members named `__proto__`, `constructor` or `prototype` are dropped, and
 * named in `dropped`.
 */
export function parseJsonBody(bytes: Uint8Array): JsonBody {
  const text = isUtf8(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
    : undefined;
  if ((text === undefined || hasManyOpenings(text)) && depthOf(bytes) > MAX_BODY_DEPTH) {
    return { kind: 'malformed', reason: `it is nested deeper than ${MAX_BODY_DEPTH} levels` };
  }
  if (text === undefined) return { kind: 'malformed', reason: 'it is not UTF-8' };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    // The engine's own sentence quotes the text around the mistake, and there may be secrets in it.
    const position = error instanceof Error ? / at position \d+/.exec(error.message)?.[0] : undefined;
    return { kind: 'malformed', reason: `it is not JSON${position ?? ''}` };
  }
  const hasEscapes = text.includes('\\u');
  // Only an escape can smuggle in half a surrogate pair, which no UTF-8 answer could repeat.
  if (hasEscapes && !isWellFormed(value)) {
    return { kind: 'malformed', reason: 'it has a text with half of a surrogate pair' };
  }
  const dropped: JsonPointer[] = [];
  if (hasEscapes || UNSAFE_TEXT.test(text)) value = dropUnsafe(value, '', dropped);
  return { kind: 'json', value, dropped };
}

// Deeper than this a body is not read: no real one is, and what walks values recursively must not overflow.
const MAX_BODY_DEPTH = 64;
const UNSAFE_TEXT = /__proto__|constructor|prototype/;

/** Whether so many brackets are opened, those in texts included, that it may be too deep: found in no time. */
function hasManyOpenings(text: string): boolean {
  let count = 0;
  for (const bracket of '{[') {
    for (let at = text.indexOf(bracket); at >= 0; at = text.indexOf(bracket, at + 1)) {
      count += 1;
      if (count > MAX_BODY_DEPTH) return true;
    }
  }
  return false;
}

/** The deepest nesting of brackets outside strings; counted before parsing, so that nothing recursive sees it. */
function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i];
    if (isText) {
      if (byte === 0x5c) i += 1;
      else if (byte === 0x22) isText = false;
    } else if (byte === 0x22) {
      isText = true;
    } else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (byte === 0x7d || byte === 0x5d) {
      depth -= 1;
    }
  }
  return deepest;
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (Array.isArray(value)) return value.every(isWellFormed);
  if (!isObject(value)) return true;
  return Object.entries(value).every(([name, member]) => name.isWellFormed() && isWellFormed(member));
}

function dropUnsafe(value: unknown, at: JsonPointer, dropped: JsonPointer[]): unknown {
  if (Array.isArray(value))
    return value.map((item, index) => dropUnsafe(item, joinPointer(at, index), dropped));
  if (!isObject(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (name === '__proto__' || name === 'constructor' || name === 'prototype')
      dropped.push(joinPointer(at, name));
    else kept[name] = dropUnsafe(member, joinPointer(at, name), dropped);
  }
  return kept;
}
