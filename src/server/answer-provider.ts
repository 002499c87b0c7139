import type { Contract, Mode } from '../contract/contract.ts';
import { mergeHeaders } from '../core/header-fields.ts';
import { type Instant, parseInstant } from '../core/instant.ts';
import type { Reading } from './asked.ts';
import { isBrowserNoise } from './browser-noise.ts';
import { type Answer, type Exchange, isCurrent } from './exchange.ts';
import { keepEvidence, loseEntry } from './keep-evidence.ts';
import type { Links } from './links/links.ts';
import type { Incoming, Outgoing } from './message.ts';
import type { AnswerTally } from './metrics/answer-tally.ts';
import { badAsOf } from './own-problems.ts';
import { NO_PIECES } from './pieces.ts';
import { refuse } from './refuse.ts';
import { reportError } from './report-error.ts';
import { respond } from './respond.ts';
import type { Sandbox } from './sandbox.ts';

/** What a provider's requests are answered from. */
export interface ProviderPort {
  readonly mode: Mode;
  /** By provider name; one for each that is mounted. */
  readonly contracts: ReadonlyMap<string, Contract>;
  readonly answers: AnswerTally;
  readonly onError: (error: unknown) => void;
  /** Is told what whoever runs the mock should know; the same text again is passed over. */
  readonly onNote: (text: string) => void;
}

/** Answers a request that has found its provider and its sandbox; an error of ours is told in the provider's own shape. */
export async function answerProvider(
  port: ProviderPort,
  sandbox: Sandbox,
  reading: Reading,
  links: Links | undefined,
): Promise<Outgoing> {
  const { provider } = reading;
  const { incoming } = reading.asked;
  const id = String(sandbox.countRequest());
  try {
    return await answerCounted(port, { id, sandbox, reading, links });
  } catch (error) {
    reportError(port, error, incoming);
    const refused = refuse({ provider }, { kind: 'internal' }, { source: 'contract' });
    const facts = { id, provider: provider.name, operation: null, method: incoming.method };
    port.answers.add(provider.name, null, refused.status);
    loseEntry(sandbox, { ...facts, status: refused.status });
    return withId(refused, id);
  }
}

type Counted = Pick<Exchange, 'id' | 'sandbox' | 'reading' | 'links'>;

async function answerCounted(
  port: ProviderPort,
  { id, sandbox, reading, links }: Counted,
): Promise<Outgoing> {
  const { provider, contract, path, query, match } = reading;
  const { incoming } = reading.asked;
  // A browser's preflight is no request of the client's: it is held to nothing, and moves nothing.
  if (incoming.method === 'OPTIONS') return withId(allow(match.kind === 'no-method' ? match.allow : []), id);
  if (match.kind === 'no-path' && isBrowserNoise(incoming.method, path)) {
    return withId(refuse({ provider }, { kind: 'no-path' }, { source: 'contract' }), id);
  }
  const asOf = readAsOf(incoming);
  if (asOf === 'bad') return withId(badAsOf(incoming), id);

  const { mode, onNote } = port;
  const { now: at, epoch } = sandbox;
  const exchange: Exchange = {
    id,
    sandbox,
    provider,
    contract,
    reading,
    mode,
    incoming,
    path,
    query,
    asOf,
    epoch,
    causes: [],
    onNote,
    links,
  };
  const responded = await respondSafely(port, exchange);
  const { causes } = exchange;
  if (causes.length > 0 && isCurrent(exchange)) await sandbox.outbox.beforeAnswer(causes);
  const own = provider.headersAt?.(asOf ?? at);
  const answered = own ? { ...responded, headers: mergeHeaders(own, responded.headers) } : responded;
  port.answers.add(provider.name, answered.operation, answered.status);
  keepEvidence(port, exchange, answered, at);
  if (asOf === undefined && isCurrent(exchange)) sandbox.tick();
  return withId(answered, id, answered);
}

async function respondSafely(port: ProviderPort, exchange: Exchange): Promise<Answer> {
  try {
    return await respond(exchange);
  } catch (error) {
    reportError(port, error, exchange.incoming);
    return refuse(exchange, { kind: 'internal' }, { source: 'contract' });
  }
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
