import { quantile } from '../../core/distribution.ts';
import type { HeaderFields } from '../../core/exchange.ts';
import type { Json } from '../../core/json.ts';
import { drawAt, type Key } from '../../core/random.ts';
import { type Failure, type Fault, MAX_WAIT_MS } from '../scenario/fault.ts';
import { type FaultRefusal, faultRefusalOf } from './fault-refusal.ts';
import { countConcurrency, countExpiry, countQuota, type Limited } from './limits.ts';
import { narrow, useOf } from './narrow.ts';
import { type Rate, rateAtLimit, rateHeaders, retryHeaders, retryHeadersWith, tighterOf } from './rate.ts';
import type { RequestFacts } from './request-facts.ts';
import type { RuleInForce } from './rules-in-force.ts';
import type { Tally } from './tallies.ts';

/** What the faults in force make of a request. */
export interface FaultDecision {
  /** Milliseconds of real time before the answer. */
  readonly latencyMs: number;
  /** Undefined where the request is answered as it is. */
  readonly failure: DecidedFailure | undefined;
  /** The fault that the answer is to name: the one that failed it, else the first that made it wait. */
  readonly rule: string | undefined;
  /** What an answer says of the quotas that count it. */
  readonly headers: HeaderFields;
  readonly tallies: readonly Tally[];
}

/** A failure with all that is random about it drawn. */
export type DecidedFailure = { readonly rule: string; readonly effect: boolean } & (
  | {
      /** Said in place of the answer: `body`, or the provider's own words for the refusal. */
      readonly kind: 'refusal';
      readonly refusal: FaultRefusal;
      readonly headers: HeaderFields;
      readonly body: Json | undefined;
    }
  | { readonly kind: 'slow-body'; readonly ms: number }
  /** Done to the answer; `key` draws what is left to chance. */
  | { readonly kind: 'spoiled'; readonly how: Spoiling; readonly key: Key }
);

/** A failure that is done to an answer. */
export type Spoiling = Exclude<
  Failure,
  { kind: 'status' | 'quota' | 'concurrency' | 'expiry' | 'slow-body' }
>;

/** Nothing happens to the request, and nothing is counted. */
export const NO_FAULTS: FaultDecision = {
  latencyMs: 0,
  failure: undefined,
  rule: undefined,
  headers: {},
  tallies: [],
};

/**
 * Decides what the faults in force make of a request. All that fit count it; the first with a failure wins, of several
 * limits that are reached the one to be waited for longest. The latencies of all that act add up.
 */
export function decideFaults(faults: readonly RuleInForce<Fault>[], facts: RequestFacts): FaultDecision {
  const tallies: Tally[] = [];
  const slow: string[] = [];
  let latencyMs = 0;
  let rate: Rate | undefined;
  let failed: Failed | undefined;
  for (const fault of faults) {
    const { id, rule } = fault;
    const narrowed = narrow(fault, facts);
    if (!narrowed) continue;
    tallies.push(...narrowed.tallies);
    if (!narrowed.acts) continue;
    const limited = limitOf(fault, facts);
    tallies.push(...(limited?.tallies ?? []));
    if (rule.failure?.kind === 'quota' && limited?.rate) rate = tighterOf(rate, limited.rate);
    if (limited && !limited.isOver) continue;
    if (rule.latency) {
      latencyMs += quantile(rule.latency, drawAt(narrowed.key, 'latency'));
      slow.push(id);
    }
    const one: Failed = { id, rule, key: narrowed.key, rate: limited?.rate };
    if (rule.failure && (!failed || isLonger(one, failed))) failed = one;
  }
  const used = new Set(failed ? [...slow, failed.id] : slow);
  return {
    latencyMs: Math.min(latencyMs, MAX_WAIT_MS),
    failure: failed && toFailure(failed, facts, failed.rate ?? rate),
    rule: failed?.id ?? slow[0],
    headers: rate ? rateHeaders(rate) : {},
    tallies: [...tallies, ...[...used].map((id) => useOf(id, facts))],
  };
}

/** A client that comes back when the shorter of two limits is over would be refused by the other. */
function isLonger({ rate }: Failed, { rate: known }: Failed): boolean {
  return rate !== undefined && known !== undefined && rate.resetAt > known.resetAt;
}

/** Undefined for a failure that asks for no limit to be reached. */
function limitOf({ id, rule }: RuleInForce<Fault>, facts: RequestFacts): Limited | undefined {
  switch (rule.failure?.kind) {
    case 'quota':
      return countQuota(id, rule.failure, facts);
    case 'concurrency':
      return countConcurrency(rule.failure, facts);
    case 'expiry':
      return countExpiry(id, rule.failure, facts);
    default:
      return undefined;
  }
}

interface Failed {
  readonly id: string;
  readonly rule: Fault;
  readonly key: Key;
  /** Of the limit that is reached; undefined for a failure that has none. */
  readonly rate: Rate | undefined;
}

function toFailure(
  { id, rule: { failure, effect }, key }: Failed,
  facts: RequestFacts,
  rate: Rate | undefined,
): DecidedFailure | undefined {
  if (!failure) return undefined;
  const made = { rule: id, effect };
  switch (failure.kind) {
    case 'status': {
      const { status, body, headers: given } = failure;
      const { now } = facts;
      const headers = status === 429 ? retryHeadersWith(given, rate ?? rateAtLimit(now), now) : given;
      return {
        ...made,
        kind: 'refusal',
        refusal: faultRefusalOf(status, 'status', facts.request),
        headers,
        body,
      };
    }
    case 'quota':
    case 'concurrency': {
      const headers = retryHeaders(rate ?? rateAtLimit(facts.now), facts.now);
      return {
        ...made,
        kind: 'refusal',
        refusal: faultRefusalOf(429, failure.kind, facts.request),
        headers,
        body: undefined,
      };
    }
    case 'expiry':
      return {
        ...made,
        kind: 'refusal',
        refusal: faultRefusalOf(401, 'expired', facts.request),
        headers: {},
        body: undefined,
      };
    case 'slow-body':
      return {
        ...made,
        kind: 'slow-body',
        ms: Math.min(quantile(failure.over, drawAt(key, 'over')), MAX_WAIT_MS),
      };
    default:
      return { ...made, kind: 'spoiled', how: failure, key };
  }
}
