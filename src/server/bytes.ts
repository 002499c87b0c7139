import { Buffer } from 'node:buffer';
import type { Instant } from '../core/instant.ts';
import type { Json, JsonObject } from '../core/json.ts';
import type { Body, Rendering } from '../engine/decision.ts';
import { createPageCache } from './page-cache.ts';
import { joinPieces, lengthOf, NO_PIECES, type Pieces } from './pieces.ts';

/** What was written anew for an answer: the contract looks at it once. */
export type Fresh = (value: Json) => void;

/** Writes a body. What was written before and is still right is taken from where it is kept. */
export function bytesOf(body: Body, fresh: Fresh): Pieces {
  switch (body.kind) {
    case 'empty':
      return NO_PIECES;
    case 'json':
      return [Buffer.from(JSON.stringify(body.value))];
    case 'resource':
      return [bytesOfResource(body.rendering, fresh)];
    case 'list':
      return toList(
        body.member,
        body.around,
        body.rows.map((row) => bytesOfResource(row, fresh)),
      );
  }
}

const COMMA = Buffer.from(',');
/** A list up to this size is one piece, and is kept: a larger one costs more to copy than to write in pieces. */
const MAX_COPIED_BYTES = 256 * 1024;
const pages = createPageCache();

/** `{"items":[`, the rows with commas between, `],"index":1}`. */
function toList(member: string | null, around: JsonObject, rows: readonly Buffer[]): Pieces {
  const rest = JSON.stringify(around).slice(1);
  const open = member === null ? '[' : `{${JSON.stringify(member)}:[`;
  const close = member === null ? ']' : rest === '}' ? ']}' : `],${rest}`;
  const known = pages.find(open + close, rows);
  if (known) return [known];
  const pieces: Uint8Array[] = [Buffer.from(open)];
  for (const [index, row] of rows.entries()) {
    if (index > 0) pieces.push(COMMA);
    pieces.push(row);
  }
  pieces.push(Buffer.from(close));
  if (lengthOf(pieces) > MAX_COPIED_BYTES) return pieces;
  const page = joinPieces(pieces);
  pages.keep(open + close, rows, page);
  return [page];
}

interface Kept {
  readonly bytes: Buffer;
  readonly from: Instant;
  readonly until: Instant;
}

/** By owner (a plan, or a dataset's columns), then shape, then row. They go when their owner does. */
type Generation = WeakMap<object, Map<object, Map<number, Kept>>>;

/**
 * Bytes that a generation may keep. When the young one is full it becomes the old one, and what is not asked for
 * until that happens again is gone: two of these are the bound, whoever the owners are.
 */
const MAX_GENERATION_BYTES = 24 * 1024 * 1024;
let young: Generation = new WeakMap();
let old: Generation = new WeakMap();
let youngBytes = 0;

/** Forgets what is kept, so that all of it is written, and looked at, once more. */
export function forgetBytes(): void {
  young = new WeakMap();
  old = new WeakMap();
  youngBytes = 0;
}

function bytesOfResource(rendering: Rendering, fresh: Fresh): Buffer {
  const { owner, shape, row, now, kind, context } = rendering;
  const known = rowsOf(young, owner, shape)?.get(row) ?? rowsOf(old, owner, shape)?.get(row);
  if (known && known.from <= now && now < known.until) {
    keep(rendering, known);
    return known.bytes;
  }
  const view = kind.view(rendering.plan(), now);
  const value = shape.toWire(view, context);
  fresh(value);
  const bytes = Buffer.from(JSON.stringify(value));
  keep(rendering, { bytes, from: now, until: view.validUntil });
  return bytes;
}

function rowsOf(generation: Generation, owner: object, shape: object): Map<number, Kept> | undefined {
  return generation.get(owner)?.get(shape);
}

function keep({ owner, shape, row }: Rendering, kept: Kept): void {
  const known = rowsOf(young, owner, shape);
  if (known?.get(row) === kept) return;
  if (youngBytes > MAX_GENERATION_BYTES) {
    old = young;
    young = new WeakMap();
    youngBytes = 0;
  }
  const shapes = young.get(owner) ?? new Map<object, Map<number, Kept>>();
  const rows = shapes.get(shape) ?? new Map<number, Kept>();
  young.set(owner, shapes.set(shape, rows.set(row, kept)));
  youngBytes += kept.bytes.length;
}
