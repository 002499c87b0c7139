import type { Finding } from '../../contract/contract.ts';
import { CUT, cutText } from '../../core/cut-text.ts';
import { formatInstant, type Instant } from '../../core/instant.ts';
import type { FirstRequest } from '../../report/violation.ts';
import type { Answer } from '../exchange.ts';
import { toCurl } from './curl.ts';
import { pathOf } from './dropped.ts';
import type { Texts } from './held-body.ts';
import { type Capturable, type HeldExchange, holdExchange, weightOfHeld } from './held-exchange.ts';
import type { HeldEntry, JournalEntry } from './journal.ts';
import { keepRequestBody, keepResponseBody } from './keep-body.ts';
import { MAX_HEADERS, MAX_NAME, MAX_PATH } from './kept-bounds.ts';
import { isPlainPath } from './plain-path.ts';
import { type OnSecret, REDACTED, redactHeaders, redactPath, redactQuery } from './redact.ts';
import { createSecretValues, type SecretValues } from './secret-values.ts';
import { keepSent } from './sent.ts';

/** What may be shown of an exchange: secrets are taken out here, and texts cut to a bound, before anything is shown. */
export interface Capture {
  /** A finding that may repeat what was sent. */
  keepFinding(finding: Finding): Finding;
  /** A text that may repeat what was sent. */
  keepText(text: string): string;
  /** The request, as the first that a breach was seen in. */
  first(at: Instant): FirstRequest;
  /** Its entry, to be read later; for the journal of no provider where `isNowhere`. */
  toEntry(at: Instant, violations: readonly string[], isNowhere?: boolean): HeldEntry;
}

/** Takes out of an exchange what must not be shown, once something of it is asked for. */
export function capture(exchange: Capturable, answer: Answer): Capture {
  const held = holdExchange(exchange, answer);
  let known: Redacted | undefined;
  const redacted = (): Redacted => {
    known ??= redact(held);
    return known;
  };
  return {
    keepFinding: (finding) => {
      const { keepText, body } = redacted();
      return {
        ...finding,
        ...keepSent(finding, { rules: held.rules, body, keepText }),
        pointer: keepText(finding.pointer),
        remedy: keepText(finding.remedy),
      };
    },
    keepText: (text) => redacted().keepText(text),
    first: (at) => {
      const { method, path, wholePath, headers, body } = redacted();
      return {
        at: formatInstant(at),
        method,
        path,
        curl: toCurl({
          ...{ sandbox: held.sandbox, method, body, headers, sent: held.headers },
          path: cutText(wholePath, MAX_COMMAND_PATH),
          names: held.rules.headers,
        }),
      };
    },
    toEntry(at, violations, isNowhere = false) {
      const entry = new LateEntry(held, at, isNowhere ? null : held.provider, violations);
      return entry.weight > MAX_HELD ? readAtOnce(entry) : entry;
    },
  };
}

/** Characters of texts that are kept. */
const MAX_COMMAND_PATH = 4000;
const MAX_TEXT = 500;
/** What is heavier than this is read at once: as it came, it takes more room than as it is kept. */
const MAX_HELD = 24 * 1024;

/** A class, so that what it can do is not held ten thousand times. It holds on to nothing but what is held. */
class LateEntry implements HeldEntry {
  readonly at: Instant;
  readonly provider: string | null;
  readonly violations: readonly string[];
  readonly weight: number;
  readonly #held: HeldExchange;

  constructor(held: HeldExchange, at: Instant, provider: string | null, violations: readonly string[]) {
    this.#held = held;
    this.at = at;
    this.provider = provider;
    this.violations = violations;
    this.weight = weightOfHeld(held);
  }

  get id(): string {
    return this.#held.id;
  }

  get operation(): string | null {
    return this.#held.operation;
  }

  get method(): string {
    return cutText(this.#held.method, MAX_NAME);
  }

  get status(): number {
    return this.#held.status;
  }

  get path(): string {
    return isPlainPath(this.#held) ? `/${this.#held.provider}${this.#held.path}` : redact(this.#held).path;
  }

  read(): JournalEntry {
    return toEntry(this.#held, this);
  }

  stow(texts: Texts): void {
    const { body, answerBody } = this.#held;
    this.#held.body = body.stow(texts);
    this.#held.answerBody = answerBody.stow(texts);
  }
}

function readAtOnce(late: LateEntry): HeldEntry {
  const entry = late.read();
  const { id, operation, method, status, path, provider } = entry;
  return {
    id,
    operation,
    method,
    status,
    path,
    provider,
    weight: weightOf(entry),
    read: () => entry,
    stow() {},
  };
}

type EntryFacts = Pick<JournalEntry, 'at' | 'violations' | 'provider'>;

function toEntry(held: HeldExchange, { at, violations, provider }: EntryFacts): JournalEntry {
  const { id, operation, source, rule, status, rules, answerHeaders, answerBody } = held;
  const { method, path, headers, body, values, onSecret } = redact(held);
  const isQuote = source === 'contract';
  return {
    ...{ id, at, provider, operation, source, rule, status, violations, method, path },
    request: { headers, body },
    response: {
      headers: keepHeaders(redactHeaders(answerHeaders, rules, onSecret), values),
      body: keepResponseBody(answerBody, rules, values, isQuote),
    },
  };
}

function weightOf({ path, request, response }: JournalEntry): number {
  return [request, response].reduce((sum, { headers, body }) => {
    const texts = Object.entries(headers).flat();
    return texts.reduce((all, text) => all + text.length, sum + body.bytes.length);
  }, path.length);
}

/** A request with its secrets taken out. */
interface Redacted {
  readonly method: string;
  /** With the provider's mount and its query. */
  readonly path: string;
  /** Before it was cut. */
  readonly wholePath: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ReturnType<typeof keepRequestBody>;
  /** The secrets: they may stand elsewhere too. */
  readonly values: SecretValues;
  readonly onSecret: OnSecret;
  readonly keepText: (text: string) => string;
}

function redact({ provider, path, query, rules, ...held }: HeldExchange): Redacted {
  const values = createSecretValues();
  const onSecret: OnSecret = (value) => values.add(value);
  const headers = redactHeaders(held.headers, rules, onSecret);
  const kept = redactPath(path, rules, onSecret) + (query && `?${redactQuery(query, rules, onSecret)}`);
  const body = keepRequestBody(held.body, rules, values);
  const wholePath = scrubPath(`/${provider}${kept}`, values);
  return {
    method: cutText(held.method, MAX_NAME),
    path: cutText(wholePath, MAX_PATH),
    wholePath,
    headers: keepHeaders(headers, values),
    ...{ body, values, onSecret },
    keepText: (text) => cutText(values.scrubQuote(text), MAX_TEXT),
  };
}

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
