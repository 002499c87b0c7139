import type { Answer, Exchange } from '../exchange.ts';
import type { HeldBody } from './held-body.ts';
import { holdRequestBody, holdResponseBody } from './hold-body.ts';
import type { Source } from './journal.ts';
import { type SecretRules, secretRulesOf } from './secret-rules.ts';

/** What has to be known of an exchange for it to be kept. */
export interface Capturable extends Pick<Exchange, 'id' | 'contract' | 'incoming' | 'path' | 'query'> {
  /** Has the body as a text, where that was made already. */
  readonly reading?: Exchange['reading'];
  readonly sandbox: Pick<Exchange['sandbox'], 'name'>;
  readonly provider: Pick<Exchange['provider'], 'name'>;
}

/**
 * An exchange as it is held until somebody reads it, with nothing taken out yet: to do so takes longer than to answer,
 * and most are never read. Nothing of the exchange is held on to but this.
 */
export interface HeldExchange {
  readonly id: string;
  readonly sandbox: string;
  readonly provider: string;
  readonly operation: string | null;
  readonly source: Source;
  readonly rule: string | undefined;
  readonly status: number;
  readonly method: string;
  /** Below the provider's mount. */
  readonly path: string;
  readonly query: string;
  readonly rules: SecretRules;
  readonly headers: Readonly<Record<string, string>>;
  readonly answerHeaders: Readonly<Record<string, string>>;
  /** Bodies are moved to where a journal has them. */
  body: HeldBody;
  answerBody: HeldBody;
}

/** Takes of an exchange what an entry is made from. */
export function holdExchange(exchange: Capturable, answer: Answer): HeldExchange {
  const { id, sandbox, provider, contract, incoming, reading, path, query } = exchange;
  const { operation, source, rule, status, values, headers } = answer;
  const rules = secretRulesOf(contract, operation);
  return {
    id,
    sandbox: sandbox.name,
    provider: provider.name,
    operation,
    source,
    rule,
    status,
    method: incoming.method,
    path,
    query,
    rules,
    headers: incoming.headers,
    body: holdRequestBody(
      reading?.asked ?? { incoming, text: '', isKnown: false },
      values?.body,
      operation !== null,
    ),
    answerHeaders: headers,
    answerBody: holdResponseBody(answer, rules, incoming.method === 'GET'),
  };
}

/** Characters and bytes of it, roughly. */
export function weightOfHeld({
  path,
  query,
  headers,
  body,
  answerHeaders,
  answerBody,
}: HeldExchange): number {
  const texts = path.length + query.length + body.size + answerBody.size;
  return texts + weightOf(headers) + weightOf(answerHeaders);
}

function weightOf(headers: HeldExchange['headers']): number {
  let weight = 0;
  for (const name in headers) weight += name.length + (headers[name]?.length ?? 0);
  return weight;
}
