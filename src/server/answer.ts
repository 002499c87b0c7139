import { mergeHeaders } from '../core/header-fields.ts';
import type { Address, Mounts } from './address.ts';
import { answerNowhere } from './answer-nowhere.ts';
import { answerProvider, type ProviderPort, withId } from './answer-provider.ts';
import type { Asked } from './asked.ts';
import { type CorsPolicy, corsHeaders } from './cors.ts';
import { type LinkBase, type LinkPolicy, linkBaseOf } from './links/link-base.ts';
import type { Links, LinkTarget } from './links/links.ts';
import type { Incoming, Outgoing } from './message.ts';
import { answerInbox, answerOwnPath, isInboxPath } from './own-paths.ts';
import { badForwarding, badSandboxName, tooManySandboxes } from './own-problems.ts';
import { lengthOf, NO_PIECES } from './pieces.ts';
import { problemAnswer } from './problem.ts';
import type { Recall } from './recall.ts';
import { reportError } from './report-error.ts';
import type { Sandbox } from './sandbox.ts';
import type { Sandboxes } from './sandboxes.ts';
import type { UnderWay } from './under-way.ts';

/** What the mock port answers from. */
export interface MockPort extends ProviderPort {
  readonly mounts: Mounts;
  readonly sandboxes: Sandboxes;
  readonly cors: CorsPolicy;
  readonly underWay: UnderWay;
  readonly recall: Recall;
  readonly linkPolicy: LinkPolicy;
  readonly linksTo: (target: LinkTarget, mounts: Mounts) => Links;
}

/** Answers a request to the mock port, whatever it came by. Never rejects. */
export async function answer(port: MockPort, incoming: Incoming): Promise<Outgoing> {
  port.underWay.begin();
  try {
    return finish(port, incoming, await route(port, port.recall.of(incoming)));
  } catch (error) {
    reportError(port, error, incoming);
    return finish(port, incoming, withId(INTERNAL, NO_REQUEST));
  } finally {
    port.underWay.end();
  }
}

/** What goes with each answer, wherever it was made. */
function finish({ cors }: MockPort, incoming: Incoming, outgoing: Outgoing): Outgoing {
  const headers = mergeHeaders(outgoing.headers, corsHeaders(cors, incoming.headers));
  return incoming.method === 'HEAD' ? withoutBody(outgoing, headers) : { ...outgoing, headers };
}

async function route(port: MockPort, asked: Asked): Promise<Outgoing> {
  const { incoming } = asked;
  const address = asked.address(port.mounts);
  if (address.kind === 'own' && !isInboxPath(address.path)) return answerOwnPath(address.path);
  if (address.kind === 'bad-sandbox') return turnAway(port, badSandboxName(address.name));
  const base = linkBaseOf(port.linkPolicy, incoming.headers);
  if (base.kind === 'bad') return turnAway(port, badForwarding(base.header));
  const sandbox = port.sandboxes.open(address.sandbox);
  if (!sandbox) return turnAway(port, tooManySandboxes(address.sandbox));
  sandbox.lastUsedAt = sandbox.wall;
  if (address.kind === 'own') return answerInbox(sandbox, address, incoming);
  sandbox.underWay.begin();
  try {
    return await answerIn(port, sandbox, asked, address, base);
  } finally {
    sandbox.underWay.end();
  }
}

/** What comes as far as no sandbox is in no journal, and counted all the same. */
function turnAway({ answers }: MockPort, problem: Outgoing): Outgoing {
  answers.add(null, null, problem.status);
  return withId(problem, NO_REQUEST);
}

function answerIn(
  port: MockPort,
  sandbox: Sandbox,
  asked: Asked,
  address: Extract<Address, { kind: 'provider' | 'nowhere' }>,
  base: LinkBase,
): Promise<Outgoing> | Outgoing {
  if (address.kind === 'nowhere') return answerNowhere(port, sandbox, asked.incoming, address);
  const contract = port.contracts.get(address.provider.name);
  if (!contract)
    throw new Error(`Failed to find the contract of "${address.provider.name}": load one for it.`);
  const links = base.kind === 'base' ? port.linksTo({ ...address, base: base.url }, port.mounts) : undefined;
  return answerProvider(port, sandbox, asked.reading(contract, address), links);
}

/** Ids count from 1: this is the id of what is in no sandbox's sequence. */
const NO_REQUEST = '0';

const INTERNAL = problemAnswer({
  status: 500,
  title: 'Internal Server Error',
  detail: 'Failed to answer: the mock has an error. What went wrong is in its log. Please report it.',
  code: 'RINGBACK_MOCK_INTERNAL',
});

/** A HEAD is answered as the GET would be, less the body, and less what is done to a body. */
function withoutBody(outgoing: Outgoing, headers: Outgoing['headers']): Outgoing {
  const { body, impairment } = outgoing;
  return {
    ...outgoing,
    headers: { ...headers, 'Content-Length': String(lengthOf(body)) },
    body: NO_PIECES,
    impairment: impairment && {
      ...impairment,
      dripMs: 0,
      cut: impairment.cut?.at === 'body' ? undefined : impairment.cut,
    },
  };
}
