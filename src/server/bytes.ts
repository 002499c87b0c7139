import { Buffer } from 'node:buffer';
import type { Instant } from '../core/instant.ts';
import type { Json, JsonObject } from '../core/json.ts';
import type { Body, Rendering } from '../engine/decision.ts';
import { createPageCache } from './page-cache.ts';
import { joinPieces, lengthOf, NO_PIECES, type Pieces } from './pieces.ts';

/** What was written anew for an answer: the contract looks at it once. */
export type Fresh = (rendering: Rendering, value: Json) => void;

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
const MAX_COPIED_BYTES = 64 * 1024;
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

/** Rows that are kept for one owner and shape; past it the oldest goes. */
const MAX_KEPT = 4096;

/** By owner (a plan, or a dataset's columns), then shape, then row. They go when their owner does. */
const kept = new WeakMap<object, Map<object, Map<number, Kept>>>();

function bytesOfResource(rendering: Rendering, fresh: Fresh): Buffer {
  const { owner, shape, row, now, kind, context } = rendering;
  const rows = rowsOf(owner, shape);
  const known = rows.get(row);
  if (known && known.from <= now && now < known.until) return known.bytes;
  const view = kind.view(rendering.plan(), now);
  const value = shape.toWire(view, context);
  fresh(rendering, value);
  const bytes = Buffer.from(JSON.stringify(value));
  if (rows.size >= MAX_KEPT) rows.delete(rows.keys().next().value ?? row);
  rows.set(row, { bytes, from: now, until: view.validUntil });
  return bytes;
}

function rowsOf(owner: object, shape: object): Map<number, Kept> {
  const shapes = kept.get(owner) ?? new Map<object, Map<number, Kept>>();
  kept.set(owner, shapes);
  const rows = shapes.get(shape) ?? new Map<number, Kept>();
  shapes.set(shape, rows);
  return rows;
}
