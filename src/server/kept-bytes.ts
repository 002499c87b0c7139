import { Buffer } from 'node:buffer';
import { type Instant, NEVER } from '../core/instant.ts';

/** Bytes that are made room for at once. */
const ROOM_BYTES = 64 * 1024;
/** A text that is longer has a room of its own. */
const MAX_SHARED = ROOM_BYTES / 8;

let room = Buffer.alloc(0);
let used = 0;

/**
 * The bytes of a text that are kept until an instant. They share a room with others that are kept for good, or with
 * none: those of `Buffer.from` stand among what is gone at once, and each of them would hold on to all of it.
 *
 * @param until NEVER for good.
 */
export function toKeptBytes(text: string, until: Instant): Buffer {
  const length = Buffer.byteLength(text);
  const bytes = until === NEVER && length <= MAX_SHARED ? take(length) : Buffer.allocUnsafeSlow(length);
  bytes.write(text);
  return bytes;
}

function take(length: number): Buffer {
  if (used + length > room.length) {
    room = Buffer.allocUnsafeSlow(ROOM_BYTES);
    used = 0;
  }
  used += length;
  return room.subarray(used - length, used);
}
