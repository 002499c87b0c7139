import { Buffer } from 'node:buffer';
import type { ByteQueue } from '../../core/byte-queue.ts';
import type { Asked } from '../asked.ts';
import type { Answer } from '../exchange.ts';
import { copyStart, joinPieces, lengthOf } from '../pieces.ts';
import { redactJson } from './redact.ts';
import type { SecretRules } from './secret-rules.ts';

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
  stow(queue: ByteQueue): HeldBody;
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

/**
 * @param sent what was read of it; undefined for nothing.
 * @param isMatched whether an operation was found that could have it read.
 */
export function holdRequestBody(
  { incoming, text, isKnown }: Pick<Asked, 'incoming' | 'text' | 'isKnown'>,
  sent: unknown,
  isMatched: boolean,
): HeldBody {
  const { body, headers } = incoming;
  if (body.kind !== 'bytes') return UNREAD;
  const { bytes } = body;
  if (bytes.length === 0) return NONE;
  const form = isMatched ? formOfRequest(headers['content-type'] ?? '', sent) : 'unmatched';
  if (form === 'opaque') return new TextBody('', bytes.length, form);
  return isKnown
    ? new TextBody(text, bytes.length, form)
    : new OwnBody({ bytes, length: bytes.length, form });
}

/**
 * The start of an answer's body. Answers of the same bytes share it, so that what is known of one is known of all: what
 * a read is answered with is mostly kept and sent again.
 */
export function holdResponseBody(
  { headers, body, source }: Pick<Answer, 'headers' | 'body' | 'source'>,
  rules: SecretRules,
  isShared: boolean,
): HeldBody {
  const [piece] = body;
  if (piece === undefined) return NONE;
  const type = headers['Content-Type'] ?? headers['content-type'] ?? '';
  // A refusal quotes what was sent: it is nobody else's.
  if (!isShared || body.length > 1 || source === 'contract') return new OwnBody(startOf(type, body, rules));
  const known = shared.get(piece);
  if (known?.rules === rules && known.type === type) return known.start;
  const start = new SharedBody(startOf(type, body, rules));
  shared.set(piece, { rules, type, start });
  return start;
}

/** Whether a media type is one of JSON's. */
export function isJsonType(type: string): boolean {
  return type === 'application/json' || /^[^;]*[/+]json\b/i.test(type);
}

const shared = new WeakMap<Uint8Array, Shared>();

interface Shared {
  readonly rules: SecretRules;
  readonly type: string;
  readonly start: SharedBody;
}

function formOfRequest(type: string, sent: unknown): BodyForm {
  if (typeof sent !== 'string' || isJsonType(type)) return sent === undefined ? 'opaque' : 'json';
  return /^application\/x-www-form-urlencoded\b/i.test(type) ? 'form' : 'opaque';
}

/** What is held of an answer's body. */
type Start = Pick<HeldBody, 'length' | 'form'> & { readonly bytes: Uint8Array };

function startOf(type: string, body: Answer['body'], rules: SecretRules): Start {
  const length = lengthOf(body);
  const isText = type === 'application/json' || /json|text|xml|yaml|urlencoded/i.test(type);
  if (!isText) return { bytes: EMPTY, length, form: 'opaque' };
  const form = isJsonType(type) ? 'json' : 'text';
  const [piece = EMPTY, ...others] = body;
  const most = MAX_BODY_BYTES + MARGIN_BYTES;
  const bytes = others.length === 0 ? piece.subarray(0, most) : copyStart(body, most);
  // By their names, secrets are known in the whole alone.
  const isCutSecret = length > most && rules.mayHoldSecret.test(Buffer.from(bytes).toString('utf8'));
  return { bytes: isCutSecret ? redactedStart(body, rules) : bytes, length, form };
}

function redactedStart(body: Answer['body'], rules: SecretRules): Uint8Array {
  try {
    const redacted = redactJson(JSON.parse(Buffer.from(joinPieces(body)).toString('utf8')), rules, () => {});
    return Buffer.from(JSON.stringify(redacted) ?? '').subarray(0, MAX_BODY_BYTES + MARGIN_BYTES);
  } catch {
    return EMPTY;
  }
}

/** As latin1, one character a byte. Others hold the text too. */
class TextBody implements HeldBody {
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
class OwnBody implements HeldBody {
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

  stow(queue: ByteQueue): HeldBody {
    if (!this.#bytes) return this;
    this.#begin = queue.push(this.#bytes);
    this.#queue = queue;
    this.#bytes = undefined;
    return this;
  }

  /** Whether a journal has it, and for as long as what is added to it now. */
  isThere(queue: ByteQueue): boolean {
    return this.#queue === queue && queue.outlasts(this.#begin);
  }
}

/** Of answers that are the same: a journal has it once, and once more after much else. */
class SharedBody implements HeldBody {
  readonly size: number;
  readonly length: number;
  readonly form: BodyForm;
  readonly #start: Start;
  #stowed: OwnBody | undefined;

  constructor(start: Start) {
    this.#start = start;
    this.size = start.bytes.length;
    this.length = start.length;
    this.form = start.form;
  }

  bytes(): Uint8Array {
    return this.#start.bytes;
  }

  stow(queue: ByteQueue): HeldBody {
    if (this.#stowed?.isThere(queue)) return this.#stowed;
    const own = new OwnBody(this.#start);
    own.stow(queue);
    this.#stowed = own;
    return own;
  }
}

const EMPTY = Buffer.alloc(0);
const UNREAD: HeldBody = new TextBody('', 0, 'unread');
const NONE: HeldBody = new TextBody('', 0, 'opaque');
