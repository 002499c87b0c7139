import { Buffer } from 'node:buffer';
import type { Asked } from '../asked.ts';
import type { Answer } from '../exchange.ts';
import { copyStart, joinPieces, lengthOf } from '../pieces.ts';
import {
  type BodyForm,
  type HeldBody,
  MARGIN_BYTES,
  MAX_BODY_BYTES,
  OwnBody,
  SharedBody,
  type Start,
  TextBody,
} from './held-body.ts';
import { redactJson } from './redact.ts';
import type { SecretRules } from './secret-rules.ts';

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
function isJsonType(type: string): boolean {
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

const EMPTY = Buffer.alloc(0);
const UNREAD: HeldBody = new TextBody('', 0, 'unread');
const NONE: HeldBody = new TextBody('', 0, 'opaque');
