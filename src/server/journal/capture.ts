import { Buffer } from 'node:buffer';
import type { Finding } from '../../contract/contract.ts';
import type { Instant } from '../../core/instant.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { copyStart, joinPieces, lengthOf } from '../pieces.ts';
import type { JournalBody, JournalEntry } from './journal.ts';
import { type OnSecret, redactHeaders, redactJson, redactPath, redactQuery } from './redact.ts';
import { type SecretRules, secretRulesOf } from './secret-rules.ts';
import { createSecretValues, type SecretValues } from './secret-values.ts';

/** What may be kept of an exchange: secrets are taken out here, and texts cut to a bound, before anything is kept. */
export interface Capture {
  /** A finding that may repeat what was sent. */
  keepFinding(finding: Finding): Finding;
  toEntry(at: Instant, violations: readonly string[]): JournalEntry;
}

/** Takes out of an exchange what must not be kept. */
export function capture(
  { id, provider, contract, incoming, path, query }: Exchange,
  answer: Answer,
): Capture {
  const { operation, source, rule, status } = answer;
  const rules = secretRulesOf(contract, operation);
  const values = createSecretValues();
  const onSecret: OnSecret = (value) => values.add(value);
  const headers = redactHeaders(incoming.headers, rules, onSecret);
  const kept = redactPath(path, rules, onSecret) + (query && `?${redactQuery(query, rules, onSecret)}`);
  const body = requestBody(incoming, answer.values?.body, rules, values);
  const clean = (text: string, length: number): string => cutText(values.scrub(text), length);

  return {
    keepFinding: (finding) => ({
      ...finding,
      pointer: clean(finding.pointer, MAX_TEXT),
      message: clean(finding.message, MAX_TEXT),
      remedy: clean(finding.remedy, MAX_TEXT),
    }),
    toEntry: (at, violations) => ({
      ...{ id, at, operation, source, rule, status, violations },
      provider: provider.name,
      method: cutText(incoming.method, MAX_NAME),
      path: clean(`/${provider.name}${kept}`, MAX_PATH),
      request: { headers: keepHeaders(headers, values), body },
      response: {
        headers: keepHeaders(redactHeaders(answer.headers, rules, onSecret), values),
        body: responseBody(answer, rules, values),
      },
    }),
  };
}

/** Bytes of a body that are kept. */
const MAX_BODY_BYTES = 8 * 1024;
/** Characters of the other texts. */
const MAX_PATH = 2000;
const MAX_TEXT = 500;
const MAX_NAME = 100;
const MAX_HEADERS = 64;

function keepHeaders(
  headers: Readonly<Record<string, string>>,
  values: SecretValues,
): Readonly<Record<string, string>> {
  const kept = Object.entries(headers)
    .slice(0, MAX_HEADERS)
    .map(([name, value]) => [cutText(name, MAX_NAME), cutText(values.scrub(value), MAX_TEXT)] as const);
  return Object.fromEntries(kept);
}

/** A body that was not read, or is neither JSON nor a form, cannot be redacted: only its length is kept. */
function requestBody(
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
    return keepJson(redactJson(sent, rules, onSecret), length, values);
  }
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return { bytes: EMPTY, length, isJson: false };
  return keepText(values.scrub(redactQuery(sent, rules, onSecret)), length, false);
}

/** The bytes as they are where nothing in them is secret, which a quick look tells of most answers. */
function responseBody({ headers, body }: Answer, rules: SecretRules, values: SecretValues): JournalBody {
  const length = lengthOf(body);
  const type = headers['Content-Type'] ?? headers['content-type'] ?? '';
  if (length === 0 || !/json|text|xml|yaml|urlencoded/i.test(type))
    return { bytes: EMPTY, length, isJson: false };
  const [piece] = body;
  const known = piece && body.length === 1 && values.longest === 0 ? plainBodies.get(piece) : undefined;
  if (known?.rules === rules) return known.body;
  // A copy, so that what is kept holds no more than itself; a secret that is cut in two would not be known again.
  const start = copyStart(body, MAX_BODY_BYTES + values.longest);
  const text = start.toString('utf8');
  if (rules.mayHoldSecret.test(text)) {
    return redactedResponse(Buffer.from(joinPieces(body)).toString('utf8'), length, rules, values);
  }
  const isWhole = length <= MAX_BODY_BYTES;
  const scrubbed = values.scrub(text);
  if (scrubbed !== text) {
    // What a scrub has shortened may end with the beginning of a secret.
    const whole = length > start.length ? scrubbed.slice(0, -values.longest) : scrubbed;
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
  rules: SecretRules,
  values: SecretValues,
): JournalBody {
  try {
    const value: unknown = JSON.parse(text);
    return keepJson(
      redactJson(value, rules, (secret) => values.add(secret)),
      length,
      values,
    );
  } catch {
    return { bytes: EMPTY, length, isJson: false };
  }
}

function keepJson(value: unknown, length: number, values: SecretValues): JournalBody {
  return keepText(values.scrub(JSON.stringify(value) ?? ''), length, true);
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

function cutText(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
