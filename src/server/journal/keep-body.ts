import { Buffer } from 'node:buffer';
import { parseJsonBody } from '../../contract/check/json-body.ts';
import { type HeldBody, MARGIN_BYTES, MAX_BODY_BYTES } from './held-body.ts';
import type { JournalBody } from './journal.ts';
import { type OnSecret, redactJson, redactQuery } from './redact.ts';
import type { SecretRules } from './secret-rules.ts';
import { createSecretValues, type SecretValues } from './secret-values.ts';

/** A body that was not read, or is neither JSON nor a form, cannot be redacted: only its length is kept. */
export function keepRequestBody(held: HeldBody, rules: SecretRules, values: SecretValues): JournalBody {
  const { length, form } = held;
  const onSecret: OnSecret = (value) => values.add(value);
  switch (form) {
    case 'unread':
      return { bytes: EMPTY, length, isJson: false, isUnread: true };
    case 'form':
      return keep(values.scrub(redactQuery(textOf(held), rules, onSecret)), length, false).body;
    case 'json':
    case 'unmatched': {
      const parsed = parseJsonBody(held.bytes());
      // A single text or number has no name that could say that it is a secret.
      if (parsed.kind !== 'json' || (form === 'unmatched' && !isComposite(parsed.value))) break;
      const text = values.scrub(JSON.stringify(redactJson(parsed.value, rules, onSecret)));
      return keep(text, length, true).body;
    }
  }
  return { bytes: EMPTY, length, isJson: false };
}

/**
 * Answers of the same bytes share what is kept of them, whoever asked, unless what the request held as a secret stands
 * in it.
 *
 * @param isQuote whether it is a refusal, which quotes what was sent, and cuts it.
 */
export function keepResponseBody(
  held: HeldBody,
  rules: SecretRules,
  values: SecretValues,
  isQuote: boolean,
): JournalBody {
  if (held.size === 0) return { bytes: EMPTY, length: held.length, isJson: false };
  if (isQuote) return read(held, rules, values, values.scrubQuote).body;
  const known = readings.get(held);
  const reading = known?.rules === rules ? known : { rules, ...readAlone(held, rules) };
  if (reading !== known) readings.set(held, reading);
  return values.longest <= MARGIN_BYTES && !values.mayStandIn(reading.looked)
    ? reading.body
    : read(held, rules, values, values.scrub).body;
}

/** What is kept of answers that nothing was taken out of but their own secrets. */
const readings = new WeakMap<HeldBody, Reading & { readonly rules: SecretRules }>();

interface Reading {
  readonly body: JournalBody;
  /** What it was cut from: the length of a key longer, where there is as much. */
  readonly looked: Uint8Array;
}

function readAlone(held: HeldBody, rules: SecretRules): Reading {
  const values = createSecretValues();
  return read(held, rules, values, values.scrub);
}

function read(
  held: HeldBody,
  rules: SecretRules,
  values: SecretValues,
  scrub: (text: string) => string,
): Reading {
  const { length, form } = held;
  const text = textOf(held);
  const isWhole = held.size === length;
  const redacted = isWhole && rules.mayHoldSecret.test(text) ? redactNamed(text, rules, values) : text;
  if (redacted === undefined) return { body: { bytes: EMPTY, length, isJson: false }, looked: EMPTY };
  const scrubbed = scrub(redacted);
  if (isWhole) return keep(scrubbed, length, form === 'json');
  // What is cut may end with the beginning of a secret, and what a scrub has shortened as well.
  const margin = Math.max(values.longest, MARGIN_BYTES);
  const isSame = scrubbed === text && margin === MARGIN_BYTES;
  return keep(isSame ? scrubbed : scrubbed.slice(0, -margin), length, false);
}

/** Undefined where it is no JSON: what may hold a secret by its name cannot be told apart then. */
function redactNamed(text: string, rules: SecretRules, values: SecretValues): string | undefined {
  try {
    return JSON.stringify(redactJson(JSON.parse(text), rules, (secret) => values.add(secret)));
  } catch {
    return undefined;
  }
}

/** A text cut to what is kept of a body. */
function keep(text: string, length: number, isJson: boolean): Reading {
  // A copy of its own: small buffers are parts of a large one, which the smallest of them keeps.
  const looked = new Uint8Array(Buffer.from(text.slice(0, MAX_BODY_BYTES + MARGIN_BYTES)));
  return looked.length <= MAX_BODY_BYTES
    ? { body: { bytes: looked, length, isJson }, looked }
    : { body: { bytes: looked.slice(0, MAX_BODY_BYTES), length, isJson: false }, looked };
}

const EMPTY = Buffer.alloc(0);

function textOf(held: HeldBody): string {
  return Buffer.from(held.bytes()).toString('utf8');
}

function isComposite(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
