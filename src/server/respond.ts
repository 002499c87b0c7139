import type { Finding } from '../contract/contract.ts';
import { judge } from '../contract/judge.ts';
import { mergeHeaders } from '../core/header-fields.ts';
import type { Decision } from '../engine/decision.ts';
import { handle } from '../engine/handle.ts';
import { decideFaults, type FaultDecision, NO_FAULTS } from '../engine/rules/decide-faults.ts';
import { type DecidedReply, decideReply } from '../engine/rules/decide-reply.ts';
import { faultKindsOf } from '../engine/rules/fault-kind.ts';
import { factsOf, type RequestFacts } from '../engine/rules/request-facts.ts';
import { answerDecision } from './answer-decision.ts';
import { answerFailure, spoil } from './answer-failure.ts';
import { answerReply } from './answer-reply.ts';
import { credentialOf } from './credential.ts';
import { type Answer, type Breach, type Exchange, isCurrent, type Matched } from './exchange.ts';
import { ignoredHeader } from './ignored.ts';
import { parsePreference } from './prefer.ts';
import { refusalOf, refuse } from './refuse.ts';
import { refuseBody, refuseUnmatched } from './refuse-early.ts';

/** Takes a request from its match to its answer: faults, contract, replies, then engine, then bytes. */
export async function respond(exchange: Exchange): Promise<Answer> {
  const { contract, mode, incoming, reading } = exchange;
  const { match } = reading;
  if (match.kind !== 'operation') return refuseUnmatched(exchange, match);
  const { operation } = match;
  if (incoming.body.kind !== 'bytes') return refuseBody(exchange, operation, incoming.body);
  const { request, check, known } = reading.check(match, incoming.body.bytes);
  const matched: Matched = { exchange, operation, request, values: check.values, known };
  // Before anything is waited for: requests count in the order in which they came.
  const faults = decideFaultsOf(matched);
  const found = check.kind === 'valid' ? [] : await contract.explain(operation, match.path, request);
  const judgement = judge(mode, [...found, ...check.notes]);
  const breaches: readonly Breach[] = judgement.breaches;
  const { failure } = faults;
  const isAccepted = !judgement.refuse;
  if (failure?.kind === 'refusal' && !failure.effect) {
    return withFaults({ ...answerFailure(matched, failure, breaches), isAccepted }, faults);
  }
  const refused = judgement.breaches.filter((breach) => breach.refused).map(({ finding }) => finding);
  const answered = judgement.refuse
    ? refuse(exchange, refusalOf(refused), { source: 'contract', operation, values: check.values })
    : await answerValid(matched, {
        findings: [...found, ...check.notes],
        hasEffect: failure?.effect !== false,
      });
  const all = [...breaches, ...answered.breaches];
  if (!failure) return withFaults({ ...answered, isAccepted, breaches: all }, faults);
  const failed =
    failure.kind === 'refusal' ? answerFailure(matched, failure, all) : spoil(matched, answered, failure);
  return withFaults({ ...failed, isAccepted, breaches: all }, faults);
}

/** Looks are answered as the world is at another time: no rule is for them. */
function factsOfRules({ exchange, operation, values, request }: Matched): RequestFacts {
  const { sandbox, provider } = exchange;
  return factsOf(
    sandbox.world,
    { provider, operation: operation.id, values, credential: () => credentialOf(exchange.contract, request) },
    sandbox.now,
  );
}

function decideFaultsOf(matched: Matched): FaultDecision {
  const { sandbox, asOf } = matched.exchange;
  const { faults } = sandbox.world.ledger.rules;
  if (faults.length === 0 || asOf !== undefined) return NO_FAULTS;
  const decided = decideFaults(faults, factsOfRules(matched));
  sandbox.tally(decided.tallies);
  return decided;
}

function decideReplyOf(matched: Matched): DecidedReply | undefined {
  const { sandbox, asOf } = matched.exchange;
  const { replies } = sandbox.world.ledger.rules;
  if (replies.length === 0 || asOf !== undefined) return undefined;
  const decided = decideReply(replies, factsOfRules(matched));
  // A world that began anew meanwhile has its own count: there this request has come to nothing.
  if (isCurrent(matched.exchange)) sandbox.tally(decided.tallies);
  return decided.reply;
}

interface Standing {
  readonly findings: readonly Finding[];
  readonly hasEffect: boolean;
}

/** Answers what the contract lets through: as the client prefers, by a reply, or by the model. */
async function answerValid(matched: Matched, { findings, hasEffect }: Standing): Promise<Answer> {
  const preference = parsePreference(matched.request.headers.prefer);
  // What is lost before it has an effect takes up no reply either.
  const reply = preference || !hasEffect ? undefined : decideReplyOf(matched);
  const byModel = async (): Promise<Answer> => {
    const decision: Decision = preference ? { kind: 'stub' } : decide(matched);
    const answered = await answerDecision(matched, decision, { preference, hasEffect });
    const ignored = ignoredOf(decision, findings);
    if (ignored.length === 0) return answered;
    return { ...answered, headers: mergeHeaders(answered.headers, ignoredHeader(ignored)) };
  };
  return reply ? answerReply(matched, reply, byModel) : byModel();
}

function decide({ exchange: { sandbox, asOf }, known }: Matched): Decision {
  return handle(sandbox.world, known, asOf ?? sandbox.now);
}

/** The answer with what the faults say of quotas, and make it wait. */
function withFaults(answered: Answer, faults: FaultDecision): Answer {
  if (faults === NO_FAULTS) return answered;
  const { latencyMs, headers, rule } = faults;
  const { impairment } = answered;
  return {
    ...answered,
    headers: mergeHeaders(headers, answered.headers),
    rule: answered.rule ?? rule,
    met: faultKindsOf(faults),
    impairment: latencyMs > 0 ? { dripMs: 0, cut: undefined, ...impairment, delayMs: latencyMs } : impairment,
  };
}

/** The parameters that had no effect: declared but not modelled, or not declared by a spec that is not whole. */
function ignoredOf(decision: Decision, findings: readonly Finding[]): readonly string[] {
  const undeclared = findings.filter(({ code, blame }) => code === 'undeclared' && blame === 'spec');
  const unmodelled = decision.kind === 'respond' ? decision.ignored : [];
  return [...unmodelled, ...undeclared.map(({ pointer }) => pointer)];
}
