import type { Contract, Mode } from '../contract/contract.ts';
import { type Instant, parseInstant } from '../core/instant.ts';
import { type Address, addressOf, type Mounts } from './address.ts';
import { type CorsPolicy, corsHeaders } from './cors.ts';
import type { Answer, Exchange } from './exchange.ts';
import { capture } from './journal/capture.ts';
import type { Incoming, Outgoing } from './message.ts';
import { answerOwnPath } from './own-paths.ts';
import { lengthOf, NO_PIECES } from './pieces.ts';
import { problemAnswer } from './problem.ts';
import { refuse } from './refuse.ts';
import { respond } from './respond.ts';
import type { Sandboxes } from './sandboxes.ts';

/** What the mock port answers from. */
export interface MockPort {
  readonly mounts: Mounts;
  /** By provider name. */
  readonly contracts: ReadonlyMap<string, Contract>;
  readonly sandboxes: Sandboxes;
  readonly mode: Mode;
  readonly cors: CorsPolicy;
  /** Is told of errors of ours; the client gets a 500 in the provider's shape. */
  readonly onError: (error: unknown) => void;
}

/** Answers a request to the mock port, whatever it came by. Never rejects. */
export async function answer(port: MockPort, incoming: Incoming): Promise<Outgoing> {
  const address = addressOf(incoming, port.mounts);
  const outgoing =
    address.kind === 'provider' ? await answerProvider(port, incoming, address) : answerOther(port, address);
  const headers = { ...outgoing.headers, ...corsHeaders(port.cors, incoming.headers) };
  return incoming.method === 'HEAD' ? { ...withoutBody(outgoing, headers) } : { ...outgoing, headers };
}

/** A HEAD is answered as the GET would be, less the body. */
function withoutBody({ status, body }: Outgoing, headers: Outgoing['headers']): Outgoing {
  return { status, headers: { ...headers, 'Content-Length': String(lengthOf(body)) }, body: NO_PIECES };
}

function answerOther(port: MockPort, address: Exclude<Address, { kind: 'provider' }>): Outgoing {
  switch (address.kind) {
    case 'own':
      return answerOwnPath(address.path);
    case 'bad-sandbox':
      return problemAnswer({
        status: 400,
        title: 'Bad sandbox name',
        detail: `Failed to open sandbox "${address.name}": the name is not of the form [a-z0-9-]{1,64}. Use another.`,
        code: 'RINGBACK_SANDBOX_NAME',
      });
    case 'nowhere': {
      const names = [...port.mounts.providers.keys()].map((name) => `/${name}`).join(', ');
      return problemAnswer({
        status: 404,
        title: 'No provider here',
        detail: `Failed to find a provider for "${address.path}": paths begin with one of ${names}. Use one of these.`,
        code: 'RINGBACK_ADDRESS_NO_PROVIDER',
      });
    }
  }
}

async function answerProvider(
  port: MockPort,
  incoming: Incoming,
  address: Extract<Address, { kind: 'provider' }>,
): Promise<Outgoing> {
  const { provider, path, query } = address;
  const contract = port.contracts.get(provider.name);
  const sandbox = port.sandboxes.open(address.sandbox);
  if (!contract || !sandbox) return tooManySandboxes(address.sandbox);
  const match = contract.match(incoming.method === 'HEAD' ? 'GET' : incoming.method, path);
  if (incoming.method === 'OPTIONS' && match.kind === 'no-method') return allow(match.allow);
  const asOf = readAsOf(incoming);
  if (asOf === 'bad') return badAsOf(incoming);

  const id = String(sandbox.countRequest());
  const exchange: Exchange = {
    id,
    sandbox,
    provider,
    contract,
    mode: port.mode,
    incoming,
    path,
    query,
    asOf,
  };
  const at = sandbox.now;
  const responded = await respond(exchange, match).catch((error: unknown) => {
    port.onError(error);
    return refuse(exchange, { kind: 'internal' }, { source: 'contract' });
  });
  const answered = { ...responded, headers: { ...provider.headersAt?.(asOf ?? at), ...responded.headers } };
  record(exchange, answered, at);
  if (asOf === undefined) sandbox.tick();
  return {
    status: answered.status,
    headers: { ...answered.headers, 'Ringback-Request-Id': id, 'Ringback-Source': answered.source },
    body: answered.body,
  };
}

/** Keeps what is evidence of an exchange: its breaches, and an entry of the journal, with secrets taken out. */
function record(exchange: Exchange, answered: Answer, at: Instant): void {
  const { sandbox, provider, id: requestId } = exchange;
  const { operation } = answered;
  const { keepFinding, toEntry } = capture(exchange, answered);
  const violations = answered.breaches.map(({ finding, level }) =>
    sandbox.findings.record(keepFinding(finding), { requestId, provider: provider.name, operation, level }),
  );
  const kept = violations.filter((id) => id !== '');
  sandbox.journal.add(toEntry(at, kept));
}

/** The instant that a read asks about. */
function readAsOf({ method, headers }: Incoming): Instant | undefined | 'bad' {
  const header = headers['ringback-now'];
  if (header === undefined) return undefined;
  const at = parseInstant(header);
  return at === undefined || (method !== 'GET' && method !== 'HEAD') ? 'bad' : at;
}

function badAsOf({ method, headers }: Incoming): Outgoing {
  const isRead = method === 'GET' || method === 'HEAD';
  return problemAnswer({
    status: 400,
    title: 'Bad Ringback-Now',
    detail: isRead
      ? `Failed to read Ringback-Now "${headers['ringback-now']}": it is not a date-time. Write 2026-01-01T09:00:00.000Z.`
      : `Failed to look at another time with ${method}: only reads can. Move the clock, or leave Ringback-Now off.`,
    code: 'RINGBACK_CLOCK_AS_OF',
  });
}

function allow(methods: readonly string[]): Outgoing {
  return { status: 204, headers: { Allow: methods.join(', ') }, body: NO_PIECES };
}

function tooManySandboxes(name: string): Outgoing {
  return problemAnswer({
    status: 429,
    title: 'Too many sandboxes',
    detail: `Failed to open sandbox "${name}": there is no room for another. Delete some, or wait for idle ones to leave.`,
    code: 'RINGBACK_SANDBOX_LIMIT',
  });
}
