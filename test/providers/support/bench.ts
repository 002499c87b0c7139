import { Buffer } from 'node:buffer';
import type { CallFacts, CallInput } from '../../../mocks/voice/call.ts';
import { callKind } from '../../../mocks/voice/kind.ts';
import type { Contract, Operation } from '../../../src/contract/contract.ts';
import { judge } from '../../../src/contract/judge.ts';
import { createClock } from '../../../src/core/clock.ts';
import type { HeaderFields, MockRequest } from '../../../src/core/exchange.ts';
import type { Instant } from '../../../src/core/instant.ts';
import type { Json, JsonObject } from '../../../src/core/json.ts';
import type { Plan } from '../../../src/core/plan.ts';
import type { Seed } from '../../../src/core/random.ts';
import type { Amend, Create } from '../../../src/engine/change.ts';
import type { Decision, Respond } from '../../../src/engine/decision.ts';
import { handle } from '../../../src/engine/handle.ts';
import { createLedger, planOfAmend, planOfCreate } from '../../../src/engine/ledger.ts';
import type { ErrorAnswer, Provider } from '../../../src/engine/provider.ts';
import type { ResourceRows, Setting } from '../../../src/engine/resource.ts';
import { createTallies } from '../../../src/engine/rules/tallies.ts';
import type { Scenario } from '../../../src/engine/scenario/scenario.ts';
import { createTemplate, type Template } from '../../../src/engine/template.ts';
import { idOf, type World } from '../../../src/engine/world.ts';
import { bytesOf } from '../../../src/server/bytes.ts';
import { joinPieces } from '../../../src/server/pieces.ts';
import { defaultScenario, START } from './scenarios.ts';

/** A provider with its contract, and a credential that it takes. */
export interface Subject {
  readonly provider: Provider;
  readonly contract: Contract;
  readonly credential: HeaderFields;
}

/** A world that is asked without a server: a request in its wire form goes through contract, engine and bytes. */
export interface Bench {
  readonly world: World;
  /** The instant at which requests are answered. */
  now: Instant;
  /** Sends a request. Throws when the answer breaks the contract. */
  send(method: string, target: string, body?: unknown): Reply;
  /** Makes a call at the provider without a request. */
  dial(to: string): string;
  /** Changes a call's future; returns false where its state does not allow it. */
  amend(plan: Plan, action: string, details?: JsonObject): boolean;
  idOf(plan: Plan): string;
  /** The plans of all calls that the provider shows, also of those that lie ahead. */
  plans(): readonly Plan<CallFacts>[];
}

export interface Reply {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly text: string;
  readonly body: Json;
  readonly decision: Decision | null;
}

export function createBench(
  subject: Subject,
  seed: Seed,
  { scenario, start = START, template = templateOf(scenario, seed, start) }: BenchOptions,
): Bench {
  const { provider } = subject;
  const ledger = createLedger('test', template);
  const world: World = {
    sandbox: 'test',
    ledger,
    clock: createClock({ mode: 'frozen' }, start, 0),
    tallies: createTallies(),
  };
  const bench: Bench = {
    world,
    now: start,
    send: (method, target, body) => sendTo(world, subject, bench.now, { method, target, body }),
    dial(to) {
      const change = toCreate(provider, template.setting, bench.now, to, ledger.changes.length);
      const plan = planOfCreate(world.sandbox, template, change);
      ledger.append(change, plan);
      return bench.idOf(plan);
    },
    amend({ serial }, action, details = {}) {
      const change: Amend = {
        ...{ type: 'amend', at: bench.now, kind: 'call', serial },
        amendment: { action, details },
      };
      const amended = planOfAmend(ledger, change);
      if ('refused' in amended) return false;
      ledger.append(change, amended);
      return true;
    },
    idOf: (plan) => idOf(world, provider, 'call', plan),
    plans: () => ledger.sources('call', provider.name).flatMap(plansOf),
  };
  return bench;
}

interface BenchOptions {
  readonly scenario: Scenario;
  readonly start?: Instant;
  /** Given where several benches are to share one. */
  readonly template?: Template;
}

const DEFAULTS = defaultScenario();
const templates = new Map<string, Template>();

/** The template of a scenario and seed; kept, as the plans in it are dear. */
export function templateOf(scenario: Scenario, seed: Seed, start: Instant = START): Template {
  const name = `${scenario.name} ${seed} ${start}`;
  const known = templates.get(name) ?? freshTemplate(scenario, seed, start);
  templates.set(name, known);
  return known;
}

/** A template that shares nothing with any other. */
export function freshTemplate(scenario: Scenario, seed: Seed, start: Instant = START): Template {
  return createTemplate([callKind], { scenario, defaults: DEFAULTS, seed, start });
}

interface Sent {
  readonly method: string;
  readonly target: string;
  readonly body: unknown;
}

/** What the server does with a request, without its journal, its modes and Prism. */
function sendTo(world: World, { provider, contract, credential }: Subject, now: Instant, sent: Sent): Reply {
  const request = toRequest(sent, credential);
  const match = contract.match(request.method, request.path);
  if (match.kind !== 'operation') throw new Error(`${sent.target} is no operation of ${provider.name}`);
  const { operation } = match;
  const check = contract.check(operation, match.path, request);
  const findings = check.kind === 'ask' ? check.findings : [];
  const refused = judge('real', findings).breaches.filter((breach) => breach.refused);
  if (refused.length > 0) {
    const problems = refused.map(({ finding }) => finding);
    return toRefusal(contract, operation, provider.refuse({ kind: 'invalid', problems }), null);
  }
  const decision = handle(world, { provider, operation: operation.id, values: check.values }, now);
  switch (decision.kind) {
    case 'stub':
      throw new Error(`${operation.id} is not modelled by ${provider.name}`);
    case 'refuse':
      return toRefusal(contract, operation, provider.refuse(decision.refusal), decision);
    case 'respond':
      if (decision.commit) world.ledger.append(decision.commit.change, decision.commit.plan);
      return toReply(contract, operation, decision);
  }
}

function toRequest({ method, target, body }: Sent, credential: HeaderFields): MockRequest {
  const [path = '', query = ''] = target.split('?');
  const text = body === undefined ? '' : JSON.stringify(body);
  const headers = { ...credential, ...(body !== undefined && { 'content-type': 'application/json' }) };
  return { method, path, query, headers, body: new TextEncoder().encode(text) };
}

function toRefusal(
  contract: Contract,
  operation: Operation,
  { status, headers, body }: ErrorAnswer,
  decision: Decision | null,
): Reply {
  holdToContract(contract, operation, status, body);
  return { status, headers, text: JSON.stringify(body), body, decision };
}

function toReply(contract: Contract, operation: Operation, decision: Respond): Reply {
  const { status, headers } = decision;
  const text = Buffer.from(joinPieces(bytesOf(decision.body, QUESTION, () => undefined).pieces)).toString();
  const body = JSON.parse(text) as Json;
  holdToContract(contract, operation, status, body);
  return { status, headers, text, body, decision };
}

const QUESTION = { asker: {}, target: '/' };

function holdToContract(contract: Contract, operation: Operation, status: number, body: Json): void {
  const [finding] = contract.checkResponse(operation, status, body);
  if (!finding) return;
  const { pointer, message } = finding;
  throw new Error(`Failed to answer ${operation.id} with ${status} by the contract: ${pointer} ${message}`);
}

function toCreate({ name }: Provider, setting: Setting, at: Instant, to: string, nth: number): Create {
  const input: CallInput = {
    ...{ direction: 'outbound', from: '+14155550100', to, agentId: 'agent_support', settings: {}, sent: {} },
  };
  const asked = { provider: name, lookup: () => undefined };
  const rule = callKind.chooseRule(input, asked, setting);
  return { type: 'create', at, kind: 'call', provider: name, likeness: 'dial', nth, input, rule };
}

function plansOf(rows: ResourceRows): readonly Plan<CallFacts>[] {
  // The one kind of resource of these worlds is a call.
  return Array.from({ length: rows.size }, (_, row) => rows.planAt(row) as Plan<CallFacts>);
}
