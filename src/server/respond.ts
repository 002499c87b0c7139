import type { Contract, Finding, Match, Operation, Preference } from '../contract/contract.ts';
import { judge } from '../contract/judge.ts';
import type { MockRequest, RequestValues } from '../core/exchange.ts';
import { canonicalJson, type Json } from '../core/json.ts';
import type { Decision, Respond } from '../engine/decision.ts';
import { handle } from '../engine/handle.ts';
import { bytesOf } from './bytes.ts';
import type { Answer, Breach, Exchange } from './exchange.ts';
import { ignoredHeader } from './ignored.ts';
import { parsePreference } from './prefer.ts';
import { ownFinding, refusalOf, refuse } from './refuse.ts';
import { refuseBody, refuseUnmatched } from './refuse-early.ts';
import { sendCallbacks } from './webhooks/callbacks.ts';

/** Takes a request from its match to its answer: contract, then engine, then bytes. */
export async function respond(exchange: Exchange, match: Match): Promise<Answer> {
  if (match.kind !== 'operation') return refuseUnmatched(exchange, match);
  const { contract, mode, incoming, path, query } = exchange;
  const { operation } = match;
  if (incoming.body.kind !== 'bytes') return refuseBody(exchange, operation, incoming.body);
  const method = incoming.method === 'HEAD' ? 'GET' : incoming.method;
  const request: MockRequest = { method, path, query, headers: incoming.headers, body: incoming.body.bytes };

  const check = contract.check(operation, match.path, request);
  const found = check.kind === 'valid' ? [] : await contract.explain(operation, match.path, request);
  const judgement = judge(mode, [...found, ...check.notes]);
  const breaches: readonly Breach[] = judgement.breaches;
  const sent = check.values.body;
  if (judgement.refuse) {
    const refused = judgement.breaches.filter((breach) => breach.refused).map(({ finding }) => finding);
    return refuse(exchange, refusalOf(refused), { source: 'contract', operation, breaches, sent });
  }
  const preference = parsePreference(incoming.headers.prefer);
  const decision: Decision = preference ? { kind: 'stub' } : decide(exchange, operation, check.values);
  const answered = await answerDecision(
    { exchange, operation, request, values: check.values },
    decision,
    preference,
  );
  return {
    ...answered,
    breaches: [...breaches, ...answered.breaches],
    headers: { ...answered.headers, ...ignoredHeader(ignoredOf(decision, [...found, ...check.notes])) },
  };
}

interface Matched {
  readonly exchange: Exchange;
  readonly operation: Operation;
  readonly request: MockRequest;
  readonly values: RequestValues;
}

function decide(
  { sandbox, provider, asOf }: Exchange,
  operation: Operation,
  values: RequestValues,
): Decision {
  return handle(sandbox.world, { provider, operation: operation.id, values }, asOf ?? sandbox.now);
}

async function answerDecision(
  matched: Matched,
  decision: Decision,
  preference: Preference | undefined,
): Promise<Answer> {
  const { exchange, operation, values } = matched;
  switch (decision.kind) {
    case 'stub':
      return answerStub(matched, preference ?? {});
    case 'refuse': {
      const breaches = decision.problems.map(
        (problem): Breach => ({
          level: 'violation',
          finding: ownFinding({ ...problem, remedy: problem.remedy ?? problem.message }),
        }),
      );
      const source = breaches.length > 0 ? 'contract' : 'model';
      return refuse(exchange, decision.refusal, { source, operation, breaches, sent: values.body });
    }
    case 'respond':
      return answerModel(matched, decision);
  }
}

async function answerStub(
  { exchange, operation, request, values }: Matched,
  preference: Preference,
): Promise<Answer> {
  const { sandbox, provider, contract } = exchange;
  const { seed } = sandbox.world.ledger.template.setting;
  const key = canonicalJson([
    seed,
    sandbox.name,
    provider.name,
    operation.id,
    values.path,
    values.query,
    values.body ?? null,
  ]);
  const stub = await contract.stub(operation, request, preference, key);
  // What a model answers has webhooks of its own.
  if (!Object.hasOwn(provider.operations, operation.id))
    await sendCallbacks(exchange, operation, values, stub);
  const { status, headers, body } = stub;
  return {
    status,
    headers,
    body: [body],
    source: 'stub',
    operation: operation.id,
    breaches: [],
    sent: values.body,
  };
}

function answerModel({ exchange, operation, values }: Matched, decision: Respond): Answer {
  const { sandbox, contract, mode } = exchange;
  if (decision.commit) sandbox.commit(decision.commit);
  const fresh: Json[] = [];
  const body = bytesOf(decision.body, (value) => fresh.push(value));
  return {
    status: decision.status,
    headers: { 'Content-Type': 'application/json', ...decision.headers },
    body,
    source: 'model',
    operation: operation.id,
    // What a lenient mode let in may show: that is no mistake of the mock's.
    breaches: mode === 'lenient' ? [] : checkFresh(contract, operation, decision, fresh),
    sent: values.body,
  };
}

/** Holds what was written anew to the contract; what was kept has been held to it before. */
function checkFresh(
  contract: Contract,
  operation: Operation,
  { status, body }: Respond,
  fresh: readonly Json[],
): readonly Breach[] {
  if (fresh.length === 0) return [];
  const whole = body.kind === 'list' ? toWholeList(body.member, body.around, fresh) : fresh[0];
  return contract.checkResponse(operation, status, whole).map((finding) => ({ finding, level: 'violation' }));
}

function toWholeList(member: string | null, around: object, rows: readonly Json[]): unknown {
  return member === null ? rows : { [member]: rows, ...around };
}

/** The parameters that had no effect: declared but not modelled, or not declared by a spec that is not whole. */
function ignoredOf(decision: Decision, findings: readonly Finding[]): readonly string[] {
  const undeclared = findings.filter(({ code, blame }) => code === 'undeclared' && blame === 'spec');
  const unmodelled = decision.kind === 'respond' ? decision.ignored : [];
  return [...unmodelled, ...undeclared.map(({ pointer }) => pointer)];
}
