import { Buffer } from 'node:buffer';
import type { ByteQueue } from '../../core/byte-queue.ts';
import type { Asked } from '../asked.ts';
import type { Answer } from '../exchange.ts';
import { copyStart, joinPieces, latin1Of, lengthOf } from '../pieces.ts';
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
  /** Moves what nobody else holds to where a journal has it. */
  stow(queue: ByteQueue): void;
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
  if (form === 'opaque') return new SharedBody('', bytes.length, form);
  return isKnown ? new SharedBody(text, bytes.length, form) : new OwnBody(bytes, bytes.length, form);
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
  if (!isShared || body.length > 1 || source === 'contract') return startOf(type, body, rules);
  const known = shared.get(piece);
  if (known?.rules === rules && known.type === type) return known.start;
  const own = startOf(type, body, rules);
  const start = new SharedBody(latin1Of(own.bytes()), own.length, own.form);
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
  readonly start: HeldBody;
}

function formOfRequest(type: string, sent: unknown): BodyForm {
  if (typeof sent !== 'string' || isJsonType(type)) return sent === undefined ? 'opaque' : 'json';
  return /^application\/x-www-form-urlencoded\b/i.test(type) ? 'form' : 'opaque';
}

function startOf(type: string, body: Answer['body'], rules: SecretRules): HeldBody {
  const length = lengthOf(body);
  const isText = type === 'application/json' || /json|text|xml|yaml|urlencoded/i.test(type);
  if (!isText || length === 0) return new SharedBody('', length, 'opaque');
  const form = isJsonType(type) ? 'json' : 'text';
  const [piece] = body;
  if (piece && body.length === 1 && length <= MAX_BODY_BYTES + MARGIN_BYTES) {
    return new OwnBody(piece, length, form);
  }
  const start = copyStart(body, MAX_BODY_BYTES + MARGIN_BYTES);
  // By their names, secrets are known in the whole alone.
  const held = rules.mayHoldSecret.test(start.toString('utf8')) ? redactedStart(body, rules) : start;
  return new OwnBody(held, length, form);
}

function redactedStart(body: Answer['body'], rules: SecretRules): Uint8Array {
  try {
    const redacted = redactJson(JSON.parse(Buffer.from(joinPieces(body)).toString('utf8')), rules, () => {});
    return Buffer.from(JSON.stringify(redacted) ?? '').subarray(0, MAX_BODY_BYTES + MARGIN_BYTES);
  } catch {
    return Buffer.alloc(0);
  }
}

/** As latin1: one character a byte, so that it costs less to hold than a buffer of its own. Others hold it too. */
class SharedBody implements HeldBody {
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

  stow(): void {}
}

/** Of one exchange alone: where a journal is full of them, a collector would have much to move. */
class OwnBody implements HeldBody {
  readonly size: number;
  readonly length: number;
  readonly form: BodyForm;
  #bytes: Uint8Array | undefined;
  #queue: ByteQueue | undefined;
  #begin = 0;

  constructor(bytes: Uint8Array, length: number, form: BodyForm) {
    this.#bytes = bytes;
    this.size = bytes.length;
    this.length = length;
    this.form = form;
  }

  bytes(): Uint8Array {
    return this.#bytes ?? this.#queue?.read(this.#begin, this.size) ?? new Uint8Array(0);
  }

  stow(queue: ByteQueue): void {
    if (!this.#bytes) return;
    this.#begin = queue.push(this.#bytes);
    this.#queue = queue;
    this.#bytes = undefined;
  }
}

const UNREAD: HeldBody = new SharedBody('', 0, 'unread');
const NONE: HeldBody = new SharedBody('', 0, 'opaque');
