import { Buffer } from 'node:buffer';
import type { Instant } from '../core/instant.ts';
import type { Json } from '../core/json.ts';
import { denseKey } from '../core/serial.ts';
import type { Body, Rendering } from '../engine/decision.ts';
import { toKeptBytes } from './kept-bytes.ts';
import type { Links } from './links/links.ts';
import { createPageCache, type Question } from './page-cache.ts';
import { joinPieces, lengthOf, NO_PIECES, type Pieces } from './pieces.ts';

/** What was written anew for an answer: the contract looks at it once. */
export type Fresh = (row: WrittenRow, value: Json) => void;

/** A body that was written, and the resources that it shows. */
export interface Written {
  readonly pieces: Pieces;
  /** In the body's order; none where it shows no resource of the model's. */
  readonly rows: readonly WrittenRow[];
}

/** A resource as it was written, and what there is to know of it without looking into the bytes; the same as long as it is right. */
export interface WrittenRow {
  readonly bytes: Buffer;
  readonly from: Instant;
  /** NEVER where nothing of it changes any more. */
  readonly until: Instant;
  readonly kind: string;
  /** Tells it apart from all others, of any kind; the same however it changes. */
  readonly resource: string;
  /** Its place among the states of its kind. */
  readonly state: number;
  /** Whether it is kept: what is made of it once may serve again. */
  readonly isKept: boolean;
}

/**
 * Writes a body. What was written before and is still right is taken from where it is kept.
 *
 * @param links how its links are written; without them they are the vendor's own.
 */
export function bytesOf(body: Body, question: Question, fresh: Fresh, links?: Links): Written {
  switch (body.kind) {
    case 'empty':
      return { pieces: NO_PIECES, rows: [] };
    case 'json':
      return { pieces: [Buffer.from(JSON.stringify(body.value))], rows: [] };
    case 'resource': {
      const row = writeResource(body.rendering, fresh, links);
      return { pieces: [row.bytes], rows: [row] };
    }
    case 'list': {
      const rows = body.rows.map((row) => writeResource(row, fresh, links));
      const pieces = toList(
        body,
        rows.map(({ bytes }) => bytes),
        question,
      );
      return { pieces, rows };
    }
  }
}

const COMMA = Buffer.from(',');
/** A list up to this size is one piece, and is kept: a larger one costs more to copy than to write in pieces. */
const MAX_COPIED_BYTES = 512 * 1024;
const pages = createPageCache();

type ListBody = Extract<Body, { kind: 'list' }>;

/** `{"items":[`, the rows with commas between, `],"index":1}`. */
function toList({ member, around }: ListBody, rows: readonly Buffer[], question: Question): Pieces {
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
  pages.keep(open + close, rows, page, question);
  return [page];
}

/** By shape, then by owner: rows, or a plan that is alone. What is kept goes when its owner does. */
type Generation = WeakMap<object, WeakMap<object, Shelf>>;

/** What is kept of an owner in one shape. A plan that was amended, or is a fixture, has one row: it costs no map. */
interface Shelf {
  readonly row: number;
  kept: WrittenRow;
  /** The owner's other rows. */
  others: Map<number, WrittenRow> | undefined;
}

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

function writeResource(rendering: Rendering, fresh: Fresh, links: Links | undefined): WrittenRow {
  const { owner, shape, row, now, kind } = rendering;
  const place = owner && { owner, row, shape: links ? links.keyOf(shape) : shape };
  const known = place && (find(young, place) ?? find(old, place));
  if (known && known.from <= now && now < known.until) {
    keep(place, known);
    return known;
  }
  const plan = rendering.plan();
  const view = kind.view(plan, now);
  const context = links ? { ...rendering.context, linkTo: links.to } : rendering.context;
  const value = shape.toWire(view, context);
  const { truth } = kind;
  const text = JSON.stringify(value);
  const written: WrittenRow = {
    bytes: place ? toKeptBytes(text, view.validUntil) : Buffer.from(text),
    from: now,
    until: view.validUntil,
    kind: kind.name,
    resource: `${kind.name} ${denseKey(plan.serial)}`,
    state: truth.states.indexOf(truth.stateOf(kind.traits(plan, now))),
    isKept: place !== undefined,
  };
  fresh(written, value);
  if (place) keep(place, written);
  return written;
}

/** Where a row is kept. */
interface Place {
  readonly owner: object;
  /** The shape, or what stands for it with other links. */
  readonly shape: object;
  readonly row: number;
}

function find(generation: Generation, { owner, shape, row }: Place): WrittenRow | undefined {
  const shelf = generation.get(shape)?.get(owner);
  return shelf?.row === row ? shelf.kept : shelf?.others?.get(row);
}

function keep(place: Place, kept: WrittenRow): void {
  const { owner, shape, row } = place;
  if (find(young, place) === kept) return;
  if (youngBytes > MAX_GENERATION_BYTES) {
    old = young;
    young = new WeakMap();
    youngBytes = 0;
  }
  youngBytes += kept.bytes.length;
  const owners = young.get(shape) ?? new WeakMap<object, Shelf>();
  young.set(shape, owners);
  const shelf = owners.get(owner);
  if (!shelf) owners.set(owner, { row, kept, others: undefined });
  else if (shelf.row === row) shelf.kept = kept;
  else {
    shelf.others ??= new Map();
    shelf.others.set(row, kept);
  }
}
