import type { MockRequest } from '../core/exchange.ts';
import { onDemand } from '../core/on-demand.ts';
import { checkRequest, planOperation } from './check/checker.ts';
import type { CheckContext } from './check/reading.ts';
import type { Basis, Check, Contract, Finding, Operation, Preference, StubResponse } from './contract.ts';
import { planCoverage } from './coverage/contract-coverage.ts';
import { createDriftFinder } from './drift.ts';
import { examplesOf } from './examples.ts';
import { toPrismRequest } from './explain/prism-request.ts';
import { reachVerdict } from './explain/verdict.ts';
import { flawsOf } from './flaws.ts';
import { createCallbackMaker } from './make-callbacks.ts';
import type { Prism } from './prism/client.ts';
import { createMemories, keyOf, type Memory } from './prism/memory.ts';
import type { OperationName, PrismVerdict } from './prism/messages.ts';
import { planResponses } from './response.ts';
import { createOperationRouter } from './router.ts';
import { createRulebook, type Rulebook } from './rulebook.ts';
import { readSecrets } from './secrets.ts';
import { allSchemas } from './spec/all-schemas.ts';
import { type KnownPlaces, parseSpec, type SpecDocument, type SpecObject } from './spec/document.ts';
import { type OperationSpec, readOperations } from './spec/operation-spec.ts';
import { createSchemaPair } from './spec/schemas.ts';
import { readServers } from './spec/servers.ts';
import { describeRule, nearestNode } from './spec-rule.ts';
import { createWebhookChecker } from './webhook.ts';

/** What a contract is made of. */
export interface ContractOptions {
  readonly provider: string;
  /** What the spec's file is called where a rule is told; `specs/<provider>.yaml` unless said otherwise. */
  readonly file?: string;
  /** The spec as YAML or JSON, or what reads it when it is needed; may be left out where `document` is given. */
  readonly text?: string | (() => string);
  /** The spec as a document, where it was parsed already; `text` then serves for positions. */
  readonly document?: SpecObject;
  /** Where some of its nodes stand, so that a report need not read the text for them. */
  readonly places?: KnownPlaces;
  /** The basis of rules without an `x-source`: `seed` for a bundled spec, `user` for a user's own. */
  readonly defaultBasis?: Basis;
  /** True where the spec is known to be sound: what is made of it is then made for the first request that needs it. */
  readonly isProven?: boolean;
  /** The thread that is asked when the checker cannot say; it may serve many contracts, and is closed by its maker. */
  readonly prism: Prism;
}

/**
 * Puts a spec in force. All its schemas are compiled here, or, where it is proven, each for the first value that is
 * held to it; Prism is loaded when it is needed.
 *
 * @throws SpecError where the spec cannot be read, a reference leads nowhere, or a schema cannot be compiled.
 */
export function createContract({
  provider,
  file = `specs/${provider}.yaml`,
  text,
  document,
  places,
  defaultBasis = 'user',
  isProven = false,
  prism,
}: ContractOptions): Contract {
  const spec = parseSpec({ provider, text, document, places });
  const operations = readOperations(spec);
  const { basePaths, hosts } = readServers(spec);
  const isPartial = spec.root['x-partial'] === true;
  const contexts = onDemand(() => createContexts(spec, createRulebook(spec, defaultBasis), isPartial));
  const router = onDemand(() => createOperationRouter(spec, operations, basePaths));
  const callbacks = onDemand(() => createCallbackMaker(spec, contexts().requests.schemas, operations));
  const checkWebhook = onDemand(() => createWebhookChecker(contexts().responses));
  const planOf = perOperation(operations, (one) => planOperation(contexts().requests, one));
  const checkerOf = perOperation(operations, (one) => planResponses(contexts().responses, one));
  const drifterOf = perOperation(operations, (one) => createDriftFinder(contexts().responses, one));
  if (!isProven) {
    proveSchemas(spec, contexts());
    for (const make of [router, callbacks]) make();
    for (const operation of operations) for (const make of [planOf, checkerOf]) make(operation);
  }
  const prismSpec = prism.addSpec(() => spec.text);
  const remembered = createMemories();
  // A request that is explained was checked just before, and may be explained again.
  const checks = new WeakMap<MockRequest, Check>();
  const explained = new WeakMap<MockRequest, readonly Finding[]>();
  const coverage = onDemand(() => planCoverage(contexts().responses, operations));

  const check: Contract['check'] = (operation, path, request) => {
    const result = checkRequest(contexts().requests, planOf(operation), path, request);
    if (result.kind === 'ask') checks.set(request, result);
    return result;
  };
  return {
    provider,
    file,
    operations,
    basis: defaultBasis,
    isPartial,
    basePaths,
    hosts,
    match: (method, path) => router()(method, path),
    check,
    explain: async (operation, path, request) => {
      const before = explained.get(request);
      if (before) return before;
      const plan = planOf(operation);
      const checked = checks.get(request) ?? check(operation, path, request);
      const own = checked.kind === 'ask' ? checked.findings : [];
      const prismRequest = toPrismRequest(plan, path, request, checked);
      const task = { kind: 'validate', operation: nameOf(operation), request: prismRequest } as const;
      const key = keyOf(task);
      const reach = (verdict: PrismVerdict): readonly Finding[] => {
        const findings = reachVerdict(contexts().requests, { plan, request: prismRequest, own, verdict });
        explained.set(request, findings);
        return findings;
      };
      const known = remembered.validate.find(key);
      if (known) return reach(known);
      const outcome = await prism.ask(prismSpec, task);
      if (outcome.kind === 'lost') return own;
      remembered.validate.keep(key, outcome.answer);
      return reach(outcome.answer);
    },
    checkResponse: (operation, status, body) => checkerOf(operation)(status, body),
    drift: (operation, response) => drifterOf(operation)(response),
    checkWebhook: (name, body) => checkWebhook()(name, body),
    hasCallbacks: (operation) => callbacks().hasCallbacks(operation),
    callbacks: (operation, exchange, key) => callbacks().callbacks(operation, exchange, key),
    stub: (operation, request, preference, key) =>
      stub({ prism, prismSpec, memory: remembered.stub, operation, request, preference, key }),
    flaws: (operation, status, body) => flawsOf(spec, planOf(operation).spec, status, body),
    examples: (operation) => examplesOf(spec, planOf(operation).spec),
    secrets: (operation) => readSecrets(spec, operation ? [planOf(operation).spec] : operations),
    coverage,
    warmUp: () => prism.warmUp(),
    locate: spec.locate,
    nearestRule: (pointer) => nearestNode(spec, pointer),
    describeRule: (pointer) => describeRule(spec, pointer),
    parameterRule: (operation, place, name) =>
      planOf(operation).spec.parameters.find((one) => one.in === place && one.name === name)?.pointer ?? '',
    close: async () => {
      prism.forgetSpec(prismSpec);
    },
  };
}

/** What a spec's requests and responses are read with. */
interface Contexts {
  readonly requests: CheckContext;
  readonly responses: CheckContext;
}

function createContexts(spec: SpecDocument, rules: Rulebook, isPartial: boolean): Contexts {
  const { request, response } = createSchemaPair(spec);
  const requests = { spec, schemas: request, rules, isPartial };
  return { requests, responses: { ...requests, schemas: response } };
}

function proveSchemas(spec: SpecDocument, { requests, responses }: Contexts): void {
  for (const pointer of allSchemas(spec)) {
    requests.schemas.prove(pointer);
    if (responses.schemas !== requests.schemas) responses.schemas.prove(pointer);
  }
}

/** Makes something for each operation that it is asked for, once. Throws for an operation of another contract. */
function perOperation<Made>(
  operations: readonly OperationSpec[],
  make: (operation: OperationSpec) => Made,
): (operation: Operation) => Made {
  const made = new Map<Operation, () => Made>(operations.map((one) => [one, onDemand(() => make(one))]));
  return (operation) => {
    const known = made.get(operation);
    if (known) return known();
    throw new Error(
      `Failed to find the operation "${operation.id}": it is of another contract. Take it from match().`,
    );
  };
}

function nameOf({ method, path }: Operation): OperationName {
  return { method: method.toLowerCase(), path };
}

interface StubCall {
  readonly prism: Prism;
  readonly prismSpec: number;
  readonly memory: Memory<StubResponse>;
  readonly operation: Operation;
  readonly request: MockRequest;
  readonly preference: Preference;
  readonly key: string;
}

async function stub({
  prism,
  prismSpec,
  memory,
  operation,
  request,
  preference,
  key,
}: StubCall): Promise<StubResponse> {
  const { accept } = request.headers;
  const task = { kind: 'stub', operation: nameOf(operation), accept, preference, key } as const;
  const place = keyOf(task);
  const known = memory.find(place);
  if (known) return known;
  const outcome = await prism.ask(prismSpec, task);
  if (outcome.kind === 'answered') {
    memory.keep(place, outcome.answer);
    return outcome.answer;
  }
  throw new PrismLostError(operation.id, outcome.reason);
}

/** No stub could be made, because the thread with Prism in it gave no answer. */
export class PrismLostError extends Error {
  readonly code = 'RINGBACK_PRISM_LOST';

  constructor(operation: string, reason: string) {
    super(`Failed to make a stub of "${operation}": ${reason}. Send the request again.`);
    this.name = 'PrismLostError';
  }
}
