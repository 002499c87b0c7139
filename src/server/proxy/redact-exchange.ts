import type { Contract } from '../../contract/contract.ts';
import type { Drift } from '../../contract/drift.ts';
import { cutText } from '../../core/cut-text.ts';
import { readPointer } from '../../core/json-pointer.ts';
import { type OnSecret, redactHeaders, redactJson, redactPath, redactQuery } from '../journal/redact.ts';
import { secretRulesOf } from '../journal/secret-rules.ts';
import { createSecretValues } from '../journal/secret-values.ts';
import type { SeenRequest } from './seen.ts';

/** What may be kept of an exchange: its secrets were taken out, and are taken out of every text that goes through here. */
export interface RedactedExchange {
  /** With its query. */
  readonly path: string;
  /** The response's body; undefined where there was none, or it was not read. */
  readonly response: unknown;
  /** Whether a text has nothing in it that must not be kept. */
  isClean(text: string): boolean;
  /** A text, with the secrets of this exchange taken out, cut to a bound: 500 characters where none is given. */
  clean(text: string, length?: number): string;
  /** The value that a drift was seen in, as JSON, short; null where there is none to show. */
  sample(drift: Drift): string | null;
}

/** What was sent either way, bodies parsed. */
export interface Exchanged {
  readonly request: SeenRequest;
  /** Parsed; undefined where there was none, or it was not read. */
  readonly requestBody: unknown;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: unknown;
}

const MAX_TEXT = 500;
const MAX_SAMPLE = 200;

/** Takes the secrets out of an exchange with an operation; null where none matched. */
export function redactExchange(
  contract: Contract,
  operation: string | null,
  { request, requestBody, responseHeaders, responseBody }: Exchanged,
): RedactedExchange {
  const rules = secretRulesOf(contract, operation);
  const values = createSecretValues();
  const onSecret: OnSecret = (value) => values.add(value);
  redactHeaders(request.headers, rules, onSecret);
  redactHeaders(responseHeaders, rules, onSecret);
  const { query } = request;
  const target =
    redactPath(request.path, rules, onSecret) + (query && `?${redactQuery(query, rules, onSecret)}`);
  if (typeof requestBody === 'string') redactQuery(requestBody, rules, onSecret);
  else redactJson(requestBody, rules, onSecret);
  const received = redactJson(responseBody, rules, onSecret);
  const clean = (text: string, length = MAX_TEXT): string => cutText(values.scrubQuote(text), length);
  // A secret that is cut in two would not be known again, so that values are cleaned first.
  const scrubbed = scrubLeaves(received, (text) => values.scrub(text));

  return {
    path: clean(target),
    response: scrubbed,
    clean,
    isClean: (text) => values.scrub(text) === text,
    sample(drift) {
      if (drift.code === 'status' || drift.code === 'content-type') return null;
      const value = drift.at === '' ? undefined : readPointer(scrubbed, drift.at);
      return value === undefined ? null : cutText(JSON.stringify(value), MAX_SAMPLE);
    },
  };
}

function scrubLeaves(value: unknown, scrub: (text: string) => string): unknown {
  if (typeof value === 'string') return scrub(value);
  if (typeof value === 'number') {
    // A key of digits alone may come back as a number.
    const text = String(value);
    const scrubbed = scrub(text);
    return scrubbed === text ? value : scrubbed;
  }
  if (Array.isArray(value)) return value.map((item) => scrubLeaves(item, scrub));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [scrub(name), scrubLeaves(member, scrub)]),
  );
}
