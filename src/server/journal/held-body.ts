import { Buffer } from 'node:buffer';
import { type ByteQueue, createByteQueue } from '../../core/byte-queue.ts';

/** A body as it is held until somebody reads the journal. */
export interface HeldBody {
  /** Bytes that are held. */
  readonly size: number;
  /** Bytes that were sent: more than are held, where it was cut. */
  readonly length: number;
  readonly form: BodyForm;
  /** What is held of it. */
  bytes(): Uint8Array;
  /** Has what nobody else holds moved to where a journal has it. */
  stow(texts: Texts): HeldBody;
}

/**
 * What a held body is to be read as. `unmatched` is JSON where it is an object or a list: nothing has read it yet.
 * `unread` is one of unknown length: too long, or of a coding that is not known. Of `opaque` ones only the length is
 * held: what is neither JSON nor a text cannot be redacted.
 */
export type BodyForm = 'json' | 'form' | 'text' | 'unmatched' | 'opaque' | 'unread';

/** Bytes of a body that are kept. */
export const MAX_BODY_BYTES = 8 * 1024;
/** Bytes beyond them that are looked at: no key is longer, and a secret that is cut in two would not be known again. */
export const MARGIN_BYTES = 2 * 1024;

/** Where a journal has the bodies of its entries, outside the heap. */
export interface Texts {
  readonly queue: ByteQueue;
  /** Where it has those that answers share. These may outlive the journal: they do not know of it, it knows of them. */
  readonly shared: WeakMap<SharedBody, OwnBody>;
}

/** @param room, lag see byte-queue.ts. */
export function createTexts(room: number, lag: number): Texts {
  return { queue: createByteQueue(room, lag), shared: new WeakMap() };
}

/** What is held of a body from its beginning. */
export type Start = Pick<HeldBody, 'length' | 'form'> & { readonly bytes: Uint8Array };

/** As latin1, one character a byte. Others hold the text too. */
export class TextBody implements HeldBody {
  readonly length: number;
  readonly form: BodyForm;
  readonly #text: string;

  constructor(text: string, length: number, form: BodyForm) {
    this.#text = text;
    this.length = length;
    this.form = form;
  }

  get size(): number {
    return this.#text.length;
  }

  bytes(): Uint8Array {
    return Buffer.from(this.#text, 'latin1');
  }

  stow(): HeldBody {
    return this;
  }
}

/** Of one exchange alone: where a journal is full of them, a collector would have much to move. */
export class OwnBody implements HeldBody {
  readonly size: number;
  readonly length: number;
  readonly form: BodyForm;
  #bytes: Uint8Array | undefined;
  #queue: ByteQueue | undefined;
  #begin = 0;

  constructor({ bytes, length, form }: Start) {
    this.#bytes = bytes;
    this.size = bytes.length;
    this.length = length;
    this.form = form;
  }

  bytes(): Uint8Array {
    return this.#bytes ?? this.#queue?.read(this.#begin, this.size) ?? new Uint8Array(0);
  }

  stow({ queue }: Texts): HeldBody {
    if (!this.#bytes) return this;
    this.#begin = queue.push(this.#bytes);
    this.#queue = queue;
    this.#bytes = undefined;
    return this;
  }

  /** Whether a journal has it, and for as long as what is added to it now. */
  get isThere(): boolean {
    return this.#queue?.outlasts(this.#begin) ?? false;
  }
}

/** Of answers that are the same: a journal has it once, and once more after much else. */
export class SharedBody implements HeldBody {
  readonly size: number;
  readonly length: number;
  readonly form: BodyForm;
  readonly #start: Start;

  constructor(start: Start) {
    this.#start = start;
    this.size = start.bytes.length;
    this.length = start.length;
    this.form = start.form;
  }

  bytes(): Uint8Array {
    return this.#start.bytes;
  }

  stow(texts: Texts): HeldBody {
    const known = texts.shared.get(this);
    if (known?.isThere) return known;
    const own = new OwnBody(this.#start);
    own.stow(texts);
    texts.shared.set(this, own);
    return own;
  }
}
