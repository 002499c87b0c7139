import type { MockRequest } from '../core/exchange.ts';
import { checkRequest, type OperationPlan, planOperation } from './check/checker.ts';
import type { CheckContext } from './check/reading.ts';
import type { Basis, Check, Contract, Operation, Preference, StubResponse } from './contract.ts';
import { type ContractCoverage, planCoverage } from './coverage/contract-coverage.ts';
import { createDriftFinder, type DriftFinder } from './drift.ts';
import { examplesOf } from './examples.ts';
import { toPrismRequest } from './explain/prism-request.ts';
import { reachVerdict } from './explain/verdict.ts';
import { createVerdictMemory, verdictKey } from './explain/verdict-memory.ts';
import { flawsOf } from './flaws.ts';
import { createCallbackMaker } from './make-callbacks.ts';
import type { Prism } from './prism/client.ts';
import type { OperationName } from './prism/messages.ts';
import { planResponses, type ResponseChecker } from './response.ts';
import { createOperationRouter } from './router.ts';
import { createRulebook } from './rulebook.ts';
import { readSecrets } from './secrets.ts';
import { allSchemas } from './spec/all-schemas.ts';
import { type KnownPlaces, parseSpec, type SpecObject } from './spec/document.ts';
import { readOperations } from './spec/operation-spec.ts';
import { createSchemaPair } from './spec/schemas.ts';
import { readServers } from './spec/servers.ts';
import { describeRule, nearestNode } from './spec-rule.ts';
import { createWebhookChecker } from './webhook.ts';

/** What a contract is made of. */
export interface ContractOptions {
  readonly provider: string;
  /** What the spec's file is called where a rule is told; `specs/<provider>.yaml` unless said otherwise. */
  readonly file?: string;
  /** The spec as YAML or JSON; may be left out where `document` is given. */
  readonly text?: string;
  /** The spec as a document, where it was parsed already; `text` then serves for positions. */
  readonly document?: SpecObject;
  /** Where some of its nodes stand, so that a report need not read the text for them. */
  readonly places?: KnownPlaces;
  /** The basis of rules without an `x-source`: `seed` for a bundled spec, `user` for a user's own. */
  readonly defaultBasis?: Basis;
  /** The thread that is asked when the checker cannot say; it may serve many contracts, and is closed by its maker. */
  readonly prism: Prism;
}

/**
 * Puts a spec in force. All its schemas are compiled here; Prism is not loaded before it is needed.
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
  prism,
}: ContractOptions): Contract {
  const spec = parseSpec({ provider, text, document, places });
  const operations = readOperations(spec);
  const { basePaths, hosts } = readServers(spec);
  const schemas = createSchemaPair(spec);
  for (const pointer of allSchemas(spec)) {
    schemas.request.compile(pointer);
    if (schemas.response !== schemas.request) schemas.response.compile(pointer);
  }
  const isPartial = spec.root['x-partial'] === true;
  const rules = createRulebook(spec, defaultBasis);
  const requests: CheckContext = { spec, schemas: schemas.request, rules, isPartial };
  const responses: CheckContext = { ...requests, schemas: schemas.response };
  const plans = new Map<Operation, OperationPlan>(
    operations.map((one) => [one, planOperation(requests, one)]),
  );
  const responseCheckers = new Map<Operation, ResponseChecker>(
    operations.map((one) => [one, planResponses(responses, one)]),
  );
  // Only a proxy asks for them.
  const driftFinders = new Map<Operation, DriftFinder>();
  const prismSpec = prism.addSpec(() => spec.text);
  const verdicts = createVerdictMemory();
  // A request that is explained was checked just before.
  const checks = new WeakMap<MockRequest, Check>();
  let coverage: ContractCoverage | undefined;

  const check: Contract['check'] = (operation, path, request) => {
    const result = checkRequest(requests, planOf(plans, operation), path, request);
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
    match: createOperationRouter(spec, operations, basePaths),
    check,
    explain: async (operation, path, request) => {
      const plan = planOf(plans, operation);
      const checked = checks.get(request) ?? check(operation, path, request);
      const own = checked.kind === 'ask' ? checked.findings : [];
      const prismRequest = toPrismRequest(plan, path, request, checked);
      const name = nameOf(operation);
      const key = verdictKey(name, prismRequest);
      const known = verdicts.find(key);
      if (known) return reachVerdict(requests, { plan, request: prismRequest, own, verdict: known });
      const task = { kind: 'validate', operation: name, request: prismRequest } as const;
      const outcome = await prism.ask(prismSpec, task);
      if (outcome.kind === 'lost') return own;
      verdicts.keep(key, outcome.answer);
      return reachVerdict(requests, { plan, request: prismRequest, own, verdict: outcome.answer });
    },
    checkResponse: (operation, status, body) => planOf(responseCheckers, operation)(status, body),
    drift(operation, response) {
      const find = driftFinders.get(operation) ?? createDriftFinder(responses, planOf(plans, operation).spec);
      driftFinders.set(operation, find);
      return find(response);
    },
    checkWebhook: createWebhookChecker(responses),
    ...createCallbackMaker(spec, schemas.request, operations),
    stub: (operation, request, preference, key) =>
      stub({ prism, prismSpec, operation, request, preference, key }),
    flaws: (operation, status, body) => flawsOf(spec, planOf(plans, operation).spec, status, body),
    examples: (operation) => examplesOf(spec, planOf(plans, operation).spec),
    secrets: (operation) => readSecrets(spec, operation ? [planOf(plans, operation).spec] : operations),
    coverage: () => {
      coverage ??= planCoverage(responses, operations);
      return coverage;
    },
    warmUp: () => prism.warmUp(),
    locate: spec.locate,
    nearestRule: (pointer) => nearestNode(spec, pointer),
    describeRule: (pointer) => describeRule(spec, pointer),
    parameterRule: (operation, place, name) =>
      planOf(plans, operation).spec.parameters.find((one) => one.in === place && one.name === name)
        ?.pointer ?? '',
    close: async () => {
      prism.forgetSpec(prismSpec);
    },
  };
}

function planOf<Plan>(plans: ReadonlyMap<Operation, Plan>, operation: Operation): Plan {
  const plan = plans.get(operation);
  if (plan === undefined) {
    throw new Error(
      `Failed to find the operation "${operation.id}": it is of another contract. Take it from match().`,
    );
  }
  return plan;
}

function nameOf({ method, path }: Operation): OperationName {
  return { method: method.toLowerCase(), path };
}

interface StubCall {
  readonly prism: Prism;
  readonly prismSpec: number;
  readonly operation: Operation;
  readonly request: MockRequest;
  readonly preference: Preference;
  readonly key: string;
}

async function stub({
  prism,
  prismSpec,
  operation,
  request,
  preference,
  key,
}: StubCall): Promise<StubResponse> {
  const { accept } = request.headers;
  const task = { kind: 'stub', operation: nameOf(operation), accept, preference, key } as const;
  const outcome = await prism.ask(prismSpec, task);
  if (outcome.kind === 'answered') return outcome.answer;
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
