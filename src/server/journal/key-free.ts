import { Buffer } from 'node:buffer';
import { replaceKeyLike } from '../../core/key-like.ts';
import type { Pieces } from '../pieces.ts';

/**
 * Whether no piece of a body holds a text that looks like a key. Pieces that are kept between answers are looked at
 * once: this is on the way of every answer.
 */
export function isKeyFree(body: Pieces): boolean {
  return body.every(isPieceKeyFree);
}

const knownPieces = new WeakMap<Uint8Array, boolean>();

function isPieceKeyFree(piece: Uint8Array): boolean {
  const known = knownPieces.get(piece);
  if (known !== undefined) return known;
  // What keys are made of is ASCII.
  const text = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
  const isFree = replaceKeyLike(text, '') === text;
  knownPieces.set(piece, isFree);
  return isFree;
}
