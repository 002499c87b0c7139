import { Buffer } from 'node:buffer';
import type { Answer, Exchange } from '../exchange.ts';
import { copyStart, joinPieces, lengthOf } from '../pieces.ts';
import { redactJson } from './redact.ts';
import type { SecretRules } from './secret-rules.ts';

/**
 * A body as it is held until somebody reads the journal. As latin1: one character a byte, so that it is copied as it
 * is, and costs less to hold than a buffer of its own.
 */
export interface HeldBody {
  readonly text: string;
  /** Bytes that were sent: more than are held, where it was cut. */
  readonly length: number;
  readonly form: BodyForm;
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
  { body, headers }: Pick<Exchange['incoming'], 'body' | 'headers'>,
  sent: unknown,
  isMatched: boolean,
): HeldBody {
  if (body.kind !== 'bytes') return UNREAD;
  const { bytes } = body;
  if (bytes.length === 0) return NONE;
  const form = isMatched ? formOfRequest(headers['content-type'] ?? '', sent) : 'unmatched';
  return { text: form === 'opaque' ? '' : latin1Of(bytes), length: bytes.length, form };
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
  const start = startOf(type, body, rules);
  shared.set(piece, { rules, type, start });
  return start;
}

/** Whether a media type is one of JSON's. */
export function isJsonType(type: string): boolean {
  return type === 'application/json' || /^[^;]*[/+]json\b/i.test(type);
}

/** The bytes of what is held. */
export function bytesOfHeld({ text }: HeldBody): Buffer {
  return Buffer.from(text, 'latin1');
}

const shared = new WeakMap<Uint8Array, Shared>();

interface Shared {
  readonly rules: SecretRules;
  readonly type: string;
  readonly start: HeldBody;
}

const UNREAD: HeldBody = { text: '', length: 0, form: 'unread' };
const NONE: HeldBody = { text: '', length: 0, form: 'opaque' };

function formOfRequest(type: string, sent: unknown): BodyForm {
  if (typeof sent !== 'string' || isJsonType(type)) return sent === undefined ? 'opaque' : 'json';
  return /^application\/x-www-form-urlencoded\b/i.test(type) ? 'form' : 'opaque';
}

function startOf(type: string, body: Answer['body'], rules: SecretRules): HeldBody {
  const length = lengthOf(body);
  const isText = type === 'application/json' || /json|text|xml|yaml|urlencoded/i.test(type);
  if (!isText || length === 0) return { text: '', length, form: 'opaque' };
  const form = isJsonType(type) ? 'json' : 'text';
  const [piece] = body;
  if (piece && body.length === 1 && length <= MAX_BODY_BYTES + MARGIN_BYTES) {
    return { text: latin1Of(piece), length, form };
  }
  const start = copyStart(body, MAX_BODY_BYTES + MARGIN_BYTES);
  // By their names, secrets are known in the whole alone.
  const text = rules.mayHoldSecret.test(start.toString('utf8'))
    ? redactedStart(body, rules)
    : latin1Of(start);
  return { text, length, form };
}

function redactedStart(body: Answer['body'], rules: SecretRules): string {
  try {
    const redacted = redactJson(JSON.parse(Buffer.from(joinPieces(body)).toString('utf8')), rules, () => {});
    const bytes = Buffer.from(JSON.stringify(redacted) ?? '');
    return bytes.toString('latin1', 0, MAX_BODY_BYTES + MARGIN_BYTES);
  } catch {
    return '';
  }
}

function latin1Of({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}
