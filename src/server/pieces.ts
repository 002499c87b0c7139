import { Buffer } from 'node:buffer';

/** A body as the pieces it is put together from, so that a long list of kept rows is written without a copy. */
export type Pieces = readonly Uint8Array[];

export const NO_PIECES: Pieces = [];

/** How many bytes they have together. */
export function lengthOf(pieces: Pieces): number {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  return length;
}

/** All of them as one, in a room of its own: it may be kept, and would else keep what stands beside it. */
export function joinPieces(pieces: Pieces): Uint8Array {
  const [only] = pieces;
  if (pieces.length === 1 && only) return only;
  const whole = Buffer.allocUnsafeSlow(lengthOf(pieces));
  let length = 0;
  for (const piece of pieces) {
    whole.set(piece, length);
    length += piece.length;
  }
  return whole;
}

/** At most so many bytes from their beginning, as a copy that keeps no piece alive. */
export function copyStart(pieces: Pieces, most: number): Buffer {
  const start: Uint8Array[] = [];
  let length = 0;
  for (const piece of pieces) {
    if (length >= most) break;
    const part = piece.subarray(0, most - length);
    start.push(part);
    length += part.length;
  }
  return Buffer.concat(start, length);
}

/** Bytes as a text, one character each: it is copied as it is, and compares as they do. */
export function latin1Of({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}
