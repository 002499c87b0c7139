import { Buffer } from 'node:buffer';
import { parseJsonBody } from '../../contract/check/json-body.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { copyStart, joinPieces, lengthOf } from '../pieces.ts';
import type { JournalBody } from './journal.ts';
import { isKeyFree } from './key-free.ts';
import { type OnSecret, redactJson, redactQuery } from './redact.ts';
import type { SecretRules } from './secret-rules.ts';
import { createSecretValues, type SecretValues } from './secret-values.ts';

/** A body that was not read, or is neither JSON nor a form, cannot be redacted: only its length is kept. */
export function keepRequestBody(
  { body, headers }: Exchange['incoming'],
  sent: unknown,
  rules: SecretRules,
  values: SecretValues,
): JournalBody {
  if (body.kind !== 'bytes') return { bytes: EMPTY, length: 0, isJson: false, isUnread: true };
  const { length } = body.bytes;
  const onSecret: OnSecret = (value) => values.add(value);
  const type = headers['content-type'] ?? '';
  if (typeof sent !== 'string' || isJson(type)) {
    if (sent === undefined) return { bytes: EMPTY, length, isJson: false };
    const text = values.scrub(JSON.stringify(redactJson(sent, rules, onSecret)) ?? '');
    return readText(text, length, true).body;
  }
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return { bytes: EMPTY, length, isJson: false };
  return readText(values.scrub(redactQuery(sent, rules, onSecret)), length, false).body;
}

/**
 * The body of a request that no operation matches, where it is a JSON object or list: nothing has read it yet. A single
 * text or number has no name that could say that it is a secret.
 */
export function readUnmatched({ body }: Pick<Exchange['incoming'], 'body'>): unknown {
  if (body.kind !== 'bytes' || body.bytes.length === 0) return undefined;
  const parsed = parseJsonBody(body.bytes);
  return parsed.kind === 'json' && typeof parsed.value === 'object' ? (parsed.value ?? undefined) : undefined;
}

/** Bytes of a body that are kept. */
const MAX_BODY_BYTES = 8 * 1024;
/** No key is longer, but for those that are known by their beginning. */
const KEY_BYTES = 2048;

/**
 * The bytes as they are where nothing in them is secret. Answers of the same bytes share what is kept of them, whoever
 * asked, unless what the request held as a secret stands in it.
 */
export function keepResponseBody(answer: Answer, rules: SecretRules, values: SecretValues): JournalBody {
  const { headers, body, source } = answer;
  const type = headers['Content-Type'] ?? headers['content-type'] ?? '';
  if (!/json|text|xml|yaml|urlencoded/i.test(type) || lengthOf(body) === 0) {
    return { bytes: EMPTY, length: lengthOf(body), isJson: false };
  }
  const [piece] = body;
  // A refusal quotes what was sent, and cuts it: it is nobody else's.
  if (!piece || body.length > 1 || source === 'contract') return read(answer, rules, values).body;
  const known = shared.get(piece);
  const kept = known?.rules === rules ? known : { rules, ...read(answer, rules, createSecretValues()) };
  if (kept !== known) shared.set(piece, kept);
  return values.longest <= KEY_BYTES && !values.mayStandIn(kept.looked)
    ? kept.body
    : read(answer, rules, values).body;
}

/** What is kept of answers that nothing was taken out of but their own secrets. */
const shared = new WeakMap<Uint8Array, Shared>();

interface Shared extends Reading {
  readonly rules: SecretRules;
}

interface Reading {
  readonly body: JournalBody;
  /** What it was cut from: the length of a key longer, where there is as much. */
  readonly looked: Uint8Array;
}

function read({ headers, body, source }: Answer, rules: SecretRules, values: SecretValues): Reading {
  const length = lengthOf(body);
  const type = headers['Content-Type'] ?? headers['content-type'] ?? '';
  // A copy, so that what is kept holds no more than itself; a secret that is cut in two would not be known again.
  const isFree = isKeyFree(body);
  const margin = Math.max(values.longest, KEY_BYTES);
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
    return readText(whole, length, isWhole && isJson(type));
  }
  const bytes = new Uint8Array(start.subarray(0, MAX_BODY_BYTES));
  const [piece] = body;
  return {
    body: { bytes, length, isJson: isWhole && isJson(type) },
    // No copy where it is shared: there is one piece then, and this goes with it.
    looked: piece?.subarray(0, MAX_BODY_BYTES + KEY_BYTES) ?? start,
  };
}

function redactedResponse(
  text: string,
  length: number,
  scrub: (text: string) => string,
  rules: SecretRules,
  values: SecretValues,
): Reading {
  try {
    const redacted = redactJson(JSON.parse(text), rules, (secret) => values.add(secret));
    const written = JSON.stringify(redacted) ?? '';
    return readText(scrub(written), length, true);
  } catch {
    return { body: { bytes: EMPTY, length, isJson: false }, looked: EMPTY };
  }
}

/** A text cut to what is kept of a body. */
function readText(text: string, length: number, isJson: boolean): Reading {
  // A copy of its own: small buffers are parts of a large one, which the smallest of them keeps.
  const looked = new Uint8Array(Buffer.from(text.slice(0, MAX_BODY_BYTES + KEY_BYTES)));
  return looked.length <= MAX_BODY_BYTES
    ? { body: { bytes: looked, length, isJson }, looked }
    : { body: { bytes: looked.slice(0, MAX_BODY_BYTES), length, isJson: false }, looked };
}

const EMPTY = Buffer.alloc(0);

function isJson(type: string): boolean {
  return /^[^;]*[/+]json\b/i.test(type);
}
