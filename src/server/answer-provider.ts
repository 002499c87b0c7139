import type { Contract, Finding, Match, Mode } from '../contract/contract.ts';
import { mergeHeaders } from '../core/header-fields.ts';
import { type Instant, parseInstant } from '../core/instant.ts';
import type { ViolationKind } from '../report/violation.ts';
import type { Address } from './address.ts';
import { judgeConversation } from './conversation/judge-conversation.ts';
import { type Answer, type Exchange, isCurrent } from './exchange.ts';
import { capture } from './journal/capture.ts';
import type { Incoming, Outgoing } from './message.ts';
import { badAsOf } from './own-problems.ts';
import { NO_PIECES } from './pieces.ts';
import { refuse } from './refuse.ts';
import { respond } from './respond.ts';
import type { Sandbox } from './sandbox.ts';

/** What a provider's requests are answered from. */
export interface ProviderPort {
  readonly mode: Mode;
  readonly onError: (error: unknown) => void;
  /** Is told what whoever runs the mock should know; the same text again is passed over. */
  readonly onNote: (text: string) => void;
}

/** Answers a request that has found its provider and its sandbox. */
export async function answerProvider(
  { mode, onError, onNote }: ProviderPort,
  contract: Contract,
  sandbox: Sandbox,
  incoming: Incoming,
  { provider, path, query }: Extract<Address, { kind: 'provider' }>,
): Promise<Outgoing> {
  const id = String(sandbox.countRequest());
  const match = contract.match(incoming.method === 'HEAD' ? 'GET' : incoming.method, path);
  // A browser's preflight is no request of the client's: it is held to nothing, and moves nothing.
  if (incoming.method === 'OPTIONS') return withId(allow(match.kind === 'no-method' ? match.allow : []), id);
  const asOf = readAsOf(incoming);
  if (asOf === 'bad') return withId(badAsOf(incoming), id);

  const { now: at, epoch } = sandbox;
  const exchange: Exchange = {
    ...{ id, sandbox, provider, contract, mode, incoming, path, query, asOf, epoch, causes: [], onNote },
  };
  const responded = await respond(exchange, match).catch((error: unknown) => {
    onError(error);
    return refuse(exchange, { kind: 'internal' }, { source: 'contract' });
  });
  const { causes } = exchange;
  if (causes.length > 0 && isCurrent(exchange)) await sandbox.outbox.beforeAnswer(causes);
  const own = provider.headersAt?.(asOf ?? at);
  const answered = own ? { ...responded, headers: mergeHeaders(own, responded.headers) } : responded;
  record(exchange, match, answered, at);
  if (asOf === undefined && isCurrent(exchange)) sandbox.tick();
  return withId(answered, id, answered);
}

/** An answer with the headers that each bears. */
export function withId(
  { status, headers, body, impairment }: Outgoing,
  id: string,
  { source, rule }: Pick<Answer, 'source' | 'rule'> = { source: 'contract' },
): Outgoing {
  const own = { 'Ringback-Request-Id': id, 'Ringback-Source': source };
  return {
    ...{ status, body, impairment },
    headers: { ...headers, ...(rule !== undefined && { 'Ringback-Rule': rule }), ...own },
  };
}

/** Keeps what is evidence of an exchange: its breaches, and an entry of the journal, with secrets taken out. */
function record(exchange: Exchange, match: Match, answered: Answer, at: Instant): void {
  const { sandbox, provider, id: requestId } = exchange;
  const { operation } = answered;
  const { keepFinding, toEntry } = capture(exchange, answered);
  const violations = answered.breaches.map(({ finding, level }) =>
    sandbox.findings.record(keepFinding(finding), {
      ...{ requestId, kind: kindOf(finding), provider: provider.name, operation, level },
    }),
  );
  const broken = judgeConversation(exchange, match, answered, at).map((finding) =>
    sandbox.findings.record(keepFinding(finding), {
      ...{ requestId, kind: 'rule', provider: provider.name, operation, level: 'violation' },
    }),
  );
  const kept = [...violations, ...broken].filter((violation) => violation !== '');
  if (isCurrent(exchange)) sandbox.journal.add(toEntry(at, kept));
}

function kindOf({ code, in: place }: Finding): ViolationKind {
  if (code === 'no-path' || code === 'no-method') return 'unmatched';
  return place === 'response' ? 'response' : 'request';
}

/** The instant that a read asks about. */
function readAsOf({ method, headers }: Incoming): Instant | undefined | 'bad' {
  const header = headers['ringback-now'];
  if (header === undefined) return undefined;
  const at = parseInstant(header);
  return at === undefined || (method !== 'GET' && method !== 'HEAD') ? 'bad' : at;
}

function allow(methods: readonly string[]): Outgoing {
  return {
    status: 204,
    headers: methods.length > 0 ? { Allow: methods.join(', ') } : {},
    body: NO_PIECES,
  };
}
