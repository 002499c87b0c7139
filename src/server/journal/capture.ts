import type { Finding } from '../../contract/contract.ts';
import { CUT, cutText } from '../../core/cut-text.ts';
import { formatInstant, type Instant } from '../../core/instant.ts';
import type { FirstRequest } from '../../report/violation.ts';
import type { Answer, Exchange } from '../exchange.ts';
import { toCurl } from './curl.ts';
import { pathOf } from './dropped.ts';
import type { JournalEntry } from './journal.ts';
import { keepRequestBody, keepResponseBody, readUnmatched } from './keep-body.ts';
import { MAX_HEADERS, MAX_NAME } from './kept-bounds.ts';
import { type OnSecret, REDACTED, redactHeaders, redactPath, redactQuery } from './redact.ts';
import { secretRulesOf } from './secret-rules.ts';
import { createSecretValues, type SecretValues } from './secret-values.ts';
import { keepSent } from './sent.ts';

/** What may be kept of an exchange: secrets are taken out here, and texts cut to a bound, before anything is kept. */
export interface Capture {
  /** A finding that may repeat what was sent. */
  keepFinding(finding: Finding): Finding;
  /** A text that may repeat what was sent. */
  keepText(text: string): string;
  /** The request, as the first that a breach was seen in. */
  first(at: Instant): FirstRequest;
  toEntry(at: Instant, violations: readonly string[]): JournalEntry;
}

/** What has to be known of an exchange for it to be kept. */
export interface Capturable extends Pick<Exchange, 'id' | 'contract' | 'incoming' | 'path' | 'query'> {
  readonly sandbox: Pick<Exchange['sandbox'], 'name'>;
  readonly provider: Pick<Exchange['provider'], 'name'>;
}

/** Takes out of an exchange what must not be kept. */
export function capture(
  { id, sandbox, provider, contract, incoming, path, query }: Capturable,
  answer: Answer,
): Capture {
  const { operation, source, rule, status } = answer;
  const rules = secretRulesOf(contract, operation);
  const values = createSecretValues();
  const onSecret: OnSecret = (value) => values.add(value);
  const headers = redactHeaders(incoming.headers, rules, onSecret);
  const kept = redactPath(path, rules, onSecret) + (query && `?${redactQuery(query, rules, onSecret)}`);
  const sent = operation === null ? readUnmatched(incoming) : answer.values?.body;
  const body = keepRequestBody(incoming, sent, rules, values);
  const keepText = (text: string): string => cutText(values.scrubQuote(text), MAX_TEXT);
  const method = cutText(incoming.method, MAX_NAME);
  const whole = scrubPath(`/${provider.name}${kept}`, values);
  const keptPath = cutText(whole, MAX_PATH);

  return {
    keepFinding: (finding) => ({
      ...finding,
      ...keepSent(finding, { rules, body, keepText }),
      pointer: keepText(finding.pointer),
      remedy: keepText(finding.remedy),
    }),
    keepText,
    first: (at) => ({
      at: formatInstant(at),
      method,
      path: keptPath,
      curl: toCurl({
        ...{
          sandbox: sandbox.name,
          method,
          path: cutText(whole, MAX_COMMAND_PATH),
          body,
          sent: incoming.headers,
        },
        headers: keepHeaders(headers, values),
        names: rules.headers,
      }),
    }),
    toEntry: (at, violations) => ({
      ...{ id, at, operation, source, rule, status, violations, method },
      provider: provider.name,
      path: keptPath,
      request: { headers: keepHeaders(headers, values), body },
      response: {
        headers: keepHeaders(redactHeaders(answer.headers, rules, onSecret), values),
        body: keepResponseBody(answer, rules, values),
      },
    }),
  };
}

/** Characters of texts that are kept. */
const MAX_PATH = 2000;
const MAX_COMMAND_PATH = 4000;
const MAX_TEXT = 500;

/** Where segments went with a secret, what follows is left off as well: nothing says any more which segment it is. */
function scrubPath(path: string, values: SecretValues): string {
  const scrubbed = values.scrub(path);
  const isSame = scrubbed === path || depthOf(scrubbed) === depthOf(path);
  return isSame ? scrubbed : `${scrubbed.slice(0, scrubbed.indexOf(REDACTED))}${REDACTED}${CUT}`;
}

function depthOf(path: string): number {
  return pathOf(path).split('/').length;
}

function keepHeaders(
  headers: Readonly<Record<string, string>>,
  values: SecretValues,
): Readonly<Record<string, string>> {
  const kept = Object.entries(headers)
    .slice(0, MAX_HEADERS)
    .map(([name, value]) => [cutText(name, MAX_NAME), cutText(values.scrub(value), MAX_TEXT)] as const);
  return Object.fromEntries(kept);
}
