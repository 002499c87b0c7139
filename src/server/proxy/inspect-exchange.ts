import { parseJsonBody } from '../../contract/check/json-body.ts';
import type { Contract, Finding, Match, Operation } from '../../contract/contract.ts';
import type { MockRequest } from '../../core/exchange.ts';
import { formatInstant } from '../../core/instant.ts';
import { inflateBody } from '../http/body.ts';
import { type IncomingBody, MAX_BODY_BYTES } from '../message.ts';
import { captureRequest, type ReadRequest } from './capture-request.ts';
import type { DriftExample } from './drift-book.ts';
import type { Evidence } from './evidence.ts';
import { recordFindings } from './record-findings.ts';
import { type RedactedExchange, redactExchange } from './redact-exchange.ts';
import type { SeenBody, SeenExchange, SeenOutcome, SeenRequest } from './seen.ts';
import { isKnownThere, missingOperation, strayRequest, type Unmatched } from './unmatched.ts';

type Answered = Extract<SeenOutcome, { kind: 'answered' }>;

/** Holds an exchange to the contract, both sides of it, and writes down what was found, with secrets taken out. */
export async function inspectExchange(
  evidence: Evidence,
  contract: Contract,
  exchange: SeenExchange,
): Promise<void> {
  const { request, outcome } = exchange;
  const match = countExchange(evidence, contract, exchange);
  if (!match) return;
  const method = methodOf(request);
  const operation = match.kind === 'operation' ? match.operation : undefined;
  const read = operation ? await readBody(evidence, 'request', request.body, request.headers) : undefined;
  const sent: MockRequest | undefined = read && { ...request, method, body: read };
  const check =
    match.kind === 'operation' && sent ? contract.check(match.operation, match.path, sent) : undefined;
  const asked: ReadRequest = { operation, values: check?.values, body: read };
  let found: readonly Finding[] = [];
  if (match.kind === 'operation' && sent && check) {
    if (check.kind === 'ask') found = await contract.explain(match.operation, match.path, sent);
    recordFindings(evidence, contract, exchange, asked, [...found, ...check.notes]);
  }
  if (outcome.kind !== 'answered') {
    if (match.kind !== 'operation') recordStray(evidence, contract, exchange, match);
    else evidence.coverage.observe(match.operation.id, undefined);
    return;
  }
  const body = await readBody(evidence, 'response', outcome.body, outcome.headers);
  const parsed = body && parseJsonBody(body);
  const json = parsed?.kind === 'json' ? parsed : undefined;
  const redacted = redactExchange(contract, operation?.id ?? null, {
    request,
    requestBody: check?.values.body,
    responseHeaders: outcome.headers,
    responseBody: json?.value,
  });
  const example = createExample(contract, exchange, { asked, redacted, status: outcome.status });
  if (match.kind !== 'operation') {
    if (isKnownThere(outcome.status)) recordMissing(evidence, contract, exchange, outcome, redacted, example);
    else recordStray(evidence, contract, exchange, match);
    return;
  }
  if (!isOfHttp(outcome.status, request, found)) {
    const { operation } = match;
    recordDrift(evidence, contract, exchange, { operation, outcome, body, redacted, example });
  }
  evidence.responses.add(match.operation.id);
  evidence.coverage.observe(match.operation.id, {
    ...{ status: outcome.status, contentType: outcome.headers['content-type'] ?? '' },
    ...{ json: request.method === 'HEAD' ? undefined : json, values: check?.values },
  });
  if (check && body) {
    evidence.recorder?.add({
      ...{ id: exchange.id, operation: match.operation, method: request.method, values: check.values },
      ...{ status: outcome.status, headers: outcome.headers, isEmpty: body.length === 0 },
      body: json && redacted.response,
      isClean: redacted.isClean,
    });
  }
}

/** Counts an exchange by what needs no look at its bodies. Undefined for what is no request of the client's own. */
export function countExchange(
  evidence: Evidence,
  contract: Contract,
  { request, outcome }: SeenExchange,
): Match | undefined {
  const match = contract.match(methodOf(request), request.path);
  const name = match.kind === 'operation' ? match.operation.id : '';
  // A browser's preflight.
  if (name === '' && request.method === 'OPTIONS') return undefined;
  evidence.requests.add(name);
  if (outcome.kind === 'failed') evidence.failures.add(`${name} ${outcome.code}`);
  return match;
}

function methodOf({ method }: SeenRequest): string {
  return method === 'HEAD' ? 'GET' : method;
}

/** The bytes of a body after its content coding was undone; undefined, and counted, where they cannot be had. */
async function readBody(
  { unchecked }: Evidence,
  side: 'request' | 'response',
  body: SeenBody,
  headers: Readonly<Record<string, string>>,
): Promise<Uint8Array | undefined> {
  const read: IncomingBody | undefined =
    body.kind === 'bytes'
      ? await inflateBody(body.bytes, headers['content-encoding'], MAX_BODY_BYTES)
      : undefined;
  if (read?.kind === 'bytes') return read.bytes;
  unchecked.add(`${side} ${body.kind === 'lost' ? body.why : read?.kind}`);
  return undefined;
}

function recordStray(evidence: Evidence, contract: Contract, exchange: SeenExchange, match: Unmatched): void {
  const found = [strayRequest(contract, match, exchange)];
  recordFindings(evidence, contract, exchange, readWithoutOperation(exchange), found);
}

function recordMissing(
  evidence: Evidence,
  contract: Contract,
  { request }: SeenExchange,
  { status }: Answered,
  { clean }: RedactedExchange,
  example: Example,
): void {
  const drift = missingOperation(contract, request, status);
  const kept = {
    ...drift,
    pointer: clean(drift.pointer),
    message: clean(drift.message),
    remedy: clean(drift.remedy),
  };
  evidence.responses.add('');
  evidence.drifts.record(null, kept, () => example(null));
}

interface Arrived {
  readonly operation: Operation;
  readonly outcome: Answered;
  /** Undefined where it could not be had. */
  readonly body: Uint8Array | undefined;
  readonly redacted: RedactedExchange;
  readonly example: Example;
}

function recordDrift(
  evidence: Evidence,
  contract: Contract,
  { request }: SeenExchange,
  { operation, outcome, body, redacted, example }: Arrived,
): void {
  const { status, headers } = outcome;
  const hasNoBody = request.method === 'HEAD' || status === 204;
  const received = { status, contentType: headers['content-type'], body: hasNoBody ? undefined : body };
  for (const drift of contract.drift(operation, received)) {
    const { clean } = redacted;
    const kept = {
      ...{ ...drift, rule: contract.nearestRule(drift.rule), pointer: clean(drift.pointer) },
      ...{ message: clean(drift.message), remedy: clean(drift.remedy) },
    };
    evidence.drifts.record(operation.id, kept, () => example(redacted.sample(drift)));
  }
}

/** Makes what is told of the first exchange that a drift was seen in, with what the vendor sent there. */
type Example = (sent: string | null) => DriftExample;

function createExample(
  contract: Contract,
  exchange: SeenExchange,
  { asked, redacted, status }: { asked: ReadRequest; redacted: RedactedExchange; status: number },
): Example {
  const { id, at, request } = exchange;
  return (sent) => {
    const read = asked.operation ? asked : readWithoutOperation(exchange);
    const { curl } = captureRequest(contract, exchange, read).captured.first(at);
    return {
      ...{ requestId: String(id), at: formatInstant(at), method: request.method, path: redacted.path },
      // What the answer gave away as a secret, the request may have had in it.
      ...{ status, sent, curl: redacted.clean(curl, curl.length) },
    };
  };
}

/** The length of a body that nothing reads is all that is told of it. */
function readWithoutOperation({ request: { body } }: SeenExchange): ReadRequest {
  const bytes = body.kind === 'bytes' ? body.bytes : undefined;
  return { operation: undefined, values: undefined, body: bytes };
}

/** What HTTP itself answers, to a condition, a range or a body that no operation is made for, is for no spec to declare. */
function isOfHttp(status: number, { headers, body }: SeenRequest, found: readonly Finding[]): boolean {
  switch (status) {
    case 304:
      return 'if-none-match' in headers || 'if-modified-since' in headers;
    case 206:
    case 416:
      return 'range' in headers;
    case 413:
      return body.kind === 'lost' && body.why !== 'busy';
    case 415:
      return found.some(({ code }) => code === 'content-type');
    default:
      return false;
  }
}
