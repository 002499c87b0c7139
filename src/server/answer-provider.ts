import type { Contract, Match, Mode } from '../contract/contract.ts';
import { mergeHeaders } from '../core/header-fields.ts';
import { type Instant, parseInstant } from '../core/instant.ts';
import type { Address } from './address.ts';
import { isBrowserNoise } from './browser-noise.ts';
import { judgeConversation } from './conversation/judge-conversation.ts';
import { type Answer, type Exchange, isCurrent } from './exchange.ts';
import { capture } from './journal/capture.ts';
import { toFacts } from './journal/render.ts';
import type { Incoming, Outgoing } from './message.ts';
import { badAsOf } from './own-problems.ts';
import { NO_PIECES } from './pieces.ts';
import { refuse } from './refuse.ts';
import { respond } from './respond.ts';
import type { Sandbox } from './sandbox.ts';
import { sightOf } from './sight.ts';

/** What a provider's requests are answered from. */
export interface ProviderPort {
  readonly mode: Mode;
  /** By provider name; one for each that is mounted. */
  readonly contracts: ReadonlyMap<string, Contract>;
  readonly onError: (error: unknown) => void;
  /** Is told what whoever runs the mock should know; the same text again is passed over. */
  readonly onNote: (text: string) => void;
}

/** Answers a request that has found its provider and its sandbox. */
export async function answerProvider(
  { mode, onError, onNote, contracts }: ProviderPort,
  contract: Contract,
  sandbox: Sandbox,
  incoming: Incoming,
  { provider, path, query }: Extract<Address, { kind: 'provider' }>,
): Promise<Outgoing> {
  const id = String(sandbox.countRequest());
  const match = contract.match(incoming.method === 'HEAD' ? 'GET' : incoming.method, path);
  // A browser's preflight is no request of the client's: it is held to nothing, and moves nothing.
  if (incoming.method === 'OPTIONS') return withId(allow(match.kind === 'no-method' ? match.allow : []), id);
  if (match.kind === 'no-path' && isBrowserNoise(incoming.method, path)) {
    return withId(refuse({ provider }, { kind: 'no-path' }, { source: 'contract' }), id);
  }
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
  record({ contracts }, exchange, match, answered, at);
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
function record(
  { contracts }: Pick<ProviderPort, 'contracts'>,
  exchange: Exchange,
  match: Match,
  answered: Answer,
  at: Instant,
): void {
  const { sandbox } = exchange;
  const captured = capture(exchange, answered);
  const broken = judgeConversation(exchange, match, answered, at);
  const violations = [...answered.breaches, ...broken].map((breach) => {
    const { finding, sighting } = sightOf(exchange, answered.operation, breach, { captured, at, contracts });
    return sandbox.findings.record(finding, sighting);
  });
  sandbox.coverage.observe(exchange, answered);
  const kept = violations.filter((violation) => violation !== '');
  if (!isCurrent(exchange)) return;
  const entry = captured.toEntry(at, kept);
  sandbox.journal.add(entry);
  sandbox.feed.publish('request', () => toFacts(entry, sandbox.name));
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
