import type { Contract, Finding } from '../contract/contract.ts';
import { type NearMiss, nearestAnywhere } from '../contract/near-miss.ts';
import { didYouMean } from '../core/did-you-mean.ts';
import type { Address, Mounts } from './address.ts';
import { type ProviderPort, withId } from './answer-provider.ts';
import { anyContractOf } from './any-contract.ts';
import { isBrowserNoise } from './browser-noise.ts';
import type { Answer } from './exchange.ts';
import { type Capture, capture } from './journal/capture.ts';
import { toFacts } from './journal/render.ts';
import { loseEntry } from './keep-evidence.ts';
import { NO_RULE } from './late-rule.ts';
import type { Incoming, Outgoing } from './message.ts';
import { noProvider } from './own-problems.ts';
import { ownFinding } from './refuse.ts';
import { reportError } from './report-error.ts';
import type { Sandbox } from './sandbox.ts';

type Nowhere = Extract<Address, { kind: 'nowhere' }>;

/** What says that no provider is where a request went. */
export interface NowherePort extends Pick<ProviderPort, 'contracts' | 'answers' | 'onError'> {
  readonly mounts: Pick<Mounts, 'providers'>;
}

/** Answers a request that has found its sandbox, and no provider: a client with a wrong base URL is to hear of it. */
export function answerNowhere(
  port: NowherePort,
  sandbox: Sandbox,
  incoming: Incoming,
  address: Nowhere,
): Outgoing {
  const { contracts, mounts } = port;
  const id = String(sandbox.countRequest());
  const names = [...mounts.providers.keys()];
  const meant = didYouMean(address.path.split('/', 2)[1] ?? '', names);
  const answered = noProvider(address.path, names, meant);
  port.answers.add(null, null, answered.status);
  const contract = anyContractOf(contracts);
  if (contract && !isBrowserNoise(incoming.method, address.path)) {
    try {
      record({ id, sandbox, incoming, address, answered, contract, contracts, names, meant });
    } catch (error) {
      reportError(port, error, incoming);
      sandbox.findings.lose();
      loseEntry(sandbox, {
        id,
        provider: null,
        operation: null,
        method: incoming.method,
        status: answered.status,
      });
    }
  }
  return withId(answered, id);
}

interface Stray {
  readonly id: string;
  readonly sandbox: Sandbox;
  readonly incoming: Incoming;
  readonly address: Nowhere;
  readonly answered: Outgoing;
  /** Knows the secrets of all contracts. */
  readonly contract: Contract;
  readonly contracts: ReadonlyMap<string, Contract>;
  readonly names: readonly string[];
  readonly meant: string | undefined;
}

/** Keeps what is evidence of it, with secrets taken out: a breach, and an entry of the journal. */
function record(stray: Stray): void {
  const { id, sandbox, incoming, address, answered, contract } = stray;
  const { path, query } = address;
  const at = sandbox.now;
  // What stands in a mount's place is kept in a mount's place.
  const end = path.indexOf('/', 1);
  const name = path.slice(1, end < 0 ? undefined : end);
  const below = end < 0 ? '' : path.slice(end);
  const answer: Answer = {
    ...{ status: answered.status, headers: answered.headers, body: answered.body, source: 'contract' },
    ...{ operation: null, breaches: [], values: undefined },
  };
  const captured = capture(
    { id, contract, incoming, path: below, query, sandbox, provider: { name } },
    answer,
  );
  const violation = sandbox.findings.record(captured.keepFinding(findingOf(stray)), {
    ...{ requestId: id, kind: 'unmatched', provider: stray.meant ?? 'ringback', operation: null },
    level: 'violation',
    details: () => ({ rule: NO_RULE, nearest: nearestTo(stray, captured), first: captured.first(at) }),
  });
  const entry = captured.toEntry(at, violation === '' ? [] : [violation], true);
  sandbox.journal.add(entry);
  sandbox.feed.publish('request', () => toFacts(entry.read(), sandbox.name));
}

function findingOf({ incoming, address: { path }, names, meant }: Stray): Finding {
  const mounts = names.map((name) => `/${name}`);
  const hint = meant === undefined ? '' : ` Did you mean /${meant}?`;
  return ownFinding({
    ...{ code: 'no-provider', in: 'path', pointer: path, allowed: mounts },
    message: `No provider is served at ${path}.`,
    sent: JSON.stringify(`${incoming.method} ${path}`),
    remedy: `Begin the path with one of ${mounts.join(', ')}: compare the client’s base URL.${hint}`,
    reason: 'The client asked for it, and the mock serves nothing there.',
  });
}

/** The root is near to nothing. */
function nearestTo(
  { incoming, address, contracts, meant }: Stray,
  { keepText }: Capture,
): readonly NearMiss[] {
  if (address.path === '/') return [];
  const request = { method: incoming.method, path: address.path };
  return nearestAnywhere(request, [...contracts.values()], meant).map((near) => ({
    ...near,
    differences: near.differences.map(keepText),
  }));
}
