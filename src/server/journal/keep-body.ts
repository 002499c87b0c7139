import { Buffer } from 'node:buffer';
import type { Answer, Exchange } from '../exchange.ts';
import { copyStart, joinPieces, lengthOf } from '../pieces.ts';
import type { JournalBody } from './journal.ts';
import { isKeyFree } from './key-free.ts';
import { type OnSecret, redactJson, redactQuery } from './redact.ts';
import type { SecretRules } from './secret-rules.ts';
import type { SecretValues } from './secret-values.ts';

/** A body that was not read, or is neither JSON nor a form, cannot be redacted: only its length is kept. */
export function keepRequestBody(
  { body, headers }: Exchange['incoming'],
  sent: unknown,
  rules: SecretRules,
  values: SecretValues,
): JournalBody {
  const length = body.kind === 'bytes' ? body.bytes.length : 0;
  const onSecret: OnSecret = (value) => values.add(value);
  const type = headers['content-type'] ?? '';
  if (typeof sent !== 'string' || isJson(type)) {
    if (sent === undefined) return { bytes: EMPTY, length, isJson: false };
    return keepText(values.scrub(JSON.stringify(redactJson(sent, rules, onSecret)) ?? ''), length, true);
  }
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return { bytes: EMPTY, length, isJson: false };
  return keepText(values.scrub(redactQuery(sent, rules, onSecret)), length, false);
}

/** Bytes of a body that are kept. */
const MAX_BODY_BYTES = 8 * 1024;
/** No key is longer, but for those that are known by their beginning. */
const KEY_BYTES = 2048;

/** The bytes as they are where nothing in them is secret, which a quick look tells of most answers. */
export function keepResponseBody(
  { headers, body, source }: Answer,
  rules: SecretRules,
  values: SecretValues,
): JournalBody {
  const length = lengthOf(body);
  const type = headers['Content-Type'] ?? headers['content-type'] ?? '';
  if (length === 0 || !/json|text|xml|yaml|urlencoded/i.test(type))
    return { bytes: EMPTY, length, isJson: false };
  const [piece] = body;
  const known = piece && body.length === 1 && values.longest === 0 ? plainBodies.get(piece) : undefined;
  if (known?.rules === rules) return known.body;
  // A copy, so that what is kept holds no more than itself; a secret that is cut in two would not be known again.
  const isFree = isKeyFree(body);
  const margin = Math.max(values.longest, isFree ? 0 : KEY_BYTES);
  const start = copyStart(body, MAX_BODY_BYTES + margin);
  const text = start.toString('utf8');
  // A refusal quotes what was sent, and cuts it.
  const scrubKept = source === 'contract' ? values.scrubQuote : isFree ? values.scrubKnown : values.scrub;
  if (rules.mayHoldSecret.test(text)) {
    return redactedResponse(Buffer.from(joinPieces(body)).toString('utf8'), length, scrubKept, rules, values);
  }
  const isWhole = length <= MAX_BODY_BYTES;
  const scrubbed = scrubKept(text);
  if (scrubbed !== text) {
    // What a scrub has shortened may end with the beginning of a secret.
    const whole = length > start.length ? scrubbed.slice(0, -margin) : scrubbed;
    return keepText(whole, length, isWhole && isJson(type));
  }
  const kept = { bytes: start.subarray(0, MAX_BODY_BYTES), length, isJson: isWhole && isJson(type) };
  if (piece && body.length === 1) plainBodies.set(piece, { rules, body: kept });
  return kept;
}

/** What is kept of answers in which nothing is secret: answers of the same bytes share it. */
const plainBodies = new WeakMap<Uint8Array, { readonly rules: SecretRules; readonly body: JournalBody }>();

function redactedResponse(
  text: string,
  length: number,
  scrub: (text: string) => string,
  rules: SecretRules,
  values: SecretValues,
): JournalBody {
  try {
    const redacted = redactJson(JSON.parse(text), rules, (secret) => values.add(secret));
    const written = JSON.stringify(redacted) ?? '';
    return keepText(scrub(written), length, true);
  } catch {
    return { bytes: EMPTY, length, isJson: false };
  }
}

function keepText(text: string, length: number, isJson: boolean): JournalBody {
  const bytes = Buffer.from(text);
  if (bytes.length <= MAX_BODY_BYTES) return { bytes, length, isJson };
  return { bytes: Uint8Array.from(bytes.subarray(0, MAX_BODY_BYTES)), length, isJson: false };
}

const EMPTY = Buffer.alloc(0);

function isJson(type: string): boolean {
  return /^[^;]*[/+]json\b/i.test(type);
}
