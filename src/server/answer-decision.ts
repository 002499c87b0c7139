import { toSent } from '../contract/check/shown.ts';
import type { Contract, Finding, Operation, Preference } from '../contract/contract.ts';
import type { RequestValues } from '../core/exchange.ts';
import { canonicalJson, type Json } from '../core/json.ts';
import type { Decision, Respond } from '../engine/decision.ts';
import type { Problem } from '../engine/provider.ts';
import { bytesOf, type WrittenRow } from './bytes.ts';
import { type Answer, type Breach, isCurrent, type Matched } from './exchange.ts';
import { ownFinding, refuse } from './refuse.ts';
import { placeRule } from './sight.ts';
import { sendCallbacks } from './webhooks/callbacks.ts';

/** How a decision is to be carried out. */
export interface Carrying {
  /** What a stub is made by. */
  readonly preference?: Preference | undefined;
  /** Whether what the request changes is to be changed. */
  readonly hasEffect: boolean;
}

/** Carries a decision of the model's out. */
export async function answerDecision(
  matched: Matched,
  decision: Decision,
  { preference, hasEffect }: Carrying,
): Promise<Answer> {
  const { exchange, operation, values } = matched;
  switch (decision.kind) {
    case 'stub': {
      const answered = await answerStub(matched, preference ?? {});
      if (hasEffect) sendCallbacks(matched, answered);
      return answered;
    }
    case 'refuse': {
      const breaches = decision.problems.map(
        (problem): Breach => ({
          level: 'violation',
          finding: ownFinding({
            ...problem,
            remedy: problem.remedy ?? problem.message,
            rule: placeRule(exchange.contract, operation, problem),
            ...sentIn(values, problem),
          }),
        }),
      );
      const source = breaches.length > 0 ? 'contract' : 'model';
      return refuse(exchange, decision.refusal, { source, operation, breaches, values });
    }
    case 'respond':
      if (decision.commit && hasEffect && isCurrent(exchange)) {
        const cause = exchange.sandbox.commit(decision.commit);
        if (cause) exchange.causes.push(cause);
      }
      return answerModel(matched, decision);
  }
}

/** An answer from the spec alone: the same for the same request. */
export async function answerStub(
  { exchange, operation, request, values }: Matched,
  preference: Preference,
): Promise<Answer> {
  const { sandbox, provider, contract } = exchange;
  const { seed } = sandbox.world.ledger.template.setting;
  const key = canonicalJson([
    seed,
    sandbox.world.sandbox,
    provider.name,
    operation.id,
    values.path,
    values.query,
    values.body ?? null,
  ]);
  const stub = await contract.stub(operation, request, preference, key);
  const { status, headers, body } = stub;
  return {
    status,
    headers,
    body: [body],
    source: 'stub',
    operation: operation.id,
    breaches: [],
    values,
  };
}

function answerModel({ exchange, operation, values }: Matched, decision: Respond): Answer {
  const { contract, mode, sandbox, incoming, links } = exchange;
  if (decision.note !== undefined) exchange.onNote(decision.note);
  const fresh = new Map<WrittenRow, Json>();
  const question = { asker: sandbox, target: incoming.target };
  const { pieces, rows } = bytesOf(decision.body, question, (row, value) => fresh.set(row, value), links);
  return {
    status: decision.status,
    headers: { ...(decision.body.kind !== 'empty' && JSON_TYPE), ...decision.headers },
    body: pieces,
    shown: { body: decision.body, rows, fresh, page: decision.page },
    source: 'model',
    operation: operation.id,
    // What a lenient mode let in may show: that is no mistake of the mock's.
    breaches: mode === 'lenient' ? [] : checkFresh(contract, operation, decision, fresh),
    values,
    modelled: decision,
  };
}

/** What a query held at the place of a problem. */
function sentIn({ query }: RequestValues, { in: place, pointer }: Problem): Pick<Finding, 'sent'> {
  const sent = place === 'query' ? toSent(query[pointer]) : undefined;
  return sent === undefined ? {} : { sent };
}

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Holds what was written anew to the contract; what was kept has been held to it before. */
function checkFresh(
  contract: Contract,
  operation: Operation,
  { status, body }: Respond,
  fresh: ReadonlyMap<WrittenRow, Json>,
): readonly Breach[] {
  if (fresh.size === 0) return [];
  const values = [...fresh.values()];
  const whole = body.kind === 'list' ? toWholeList(body.member, body.around, values) : values[0];
  return contract.checkResponse(operation, status, whole).map((finding) => ({ finding, level: 'violation' }));
}

function toWholeList(member: string | null, around: object, rows: readonly Json[]): unknown {
  return member === null ? rows : { [member]: rows, ...around };
}
