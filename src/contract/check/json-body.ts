import { isUtf8 } from 'node:buffer';
import { isObject } from '../../core/json.ts';
import { type JsonPointer, joinPointer } from '../spec/json-pointer.ts';

/** A body as JSON, or why it is none. */
export type JsonBody =
  | { readonly kind: 'json'; readonly value: unknown; readonly dropped: readonly JsonPointer[] }
  | { readonly kind: 'malformed'; readonly reason: string };

/** Deeper than this a body is not read: no real one is, and what walks values recursively must not overflow. */
export const MAX_BODY_DEPTH = 64;

/**
 * Reads JSON that came over the wire. Members named `__proto__`, `constructor` or `prototype` are dropped, and
 * named in `dropped`.
 */
export function parseJsonBody(bytes: Uint8Array): JsonBody {
  if (bytes.length > MAX_BODY_DEPTH && depthOf(bytes) > MAX_BODY_DEPTH) {
    return { kind: 'malformed', reason: `it is nested deeper than ${MAX_BODY_DEPTH} levels` };
  }
  if (!isUtf8(bytes)) return { kind: 'malformed', reason: 'it is not UTF-8' };
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return {
      kind: 'malformed',
      reason: `it is not JSON (${error instanceof Error ? error.message : 'unreadable'})`,
    };
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

const UNSAFE_TEXT = /__proto__|constructor|prototype/;

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
