import { drawAt, extendKey, type Key, keyOf } from '../../core/random.ts';
import { fits } from '../match.ts';
import type { RequestRule } from '../scenario/request-rule.ts';
import type { RequestFacts } from './request-facts.ts';
import type { RuleInForce } from './rules-in-force.ts';
import { MATCHED, type Tally, USED } from './tallies.ts';

/** A rule that a request was found to be for. */
export interface Narrowed {
  /** Whether its counters and its share let it act on this request. */
  readonly acts: boolean;
  /** What is random about it in this request is drawn from here. */
  readonly key: Key;
  /** Its counts after this request, whether it acts or not. */
  readonly tallies: readonly Tally[];
}

/**
 * Narrows a rule down on a request: what it is for, then which of these by count, then by share. Undefined where it is
 * not for it, and does not count it. Every rule counts by itself, so that one more shifts none of the others.
 */
export function narrow(
  { id, rule, wording, twin }: RuleInForce<RequestRule>,
  facts: RequestFacts,
): Narrowed | undefined {
  const { request, elapsed, seed, tallies, lookup } = facts;
  const { on, provider, during, match } = rule;
  if (on !== null && !on.includes(request.operation)) return undefined;
  if (provider !== null && !provider.includes(request.provider.name)) return undefined;
  if (during !== null && (elapsed < during.from || elapsed >= during.to)) return undefined;
  if (!fits(match, lookup)) return undefined;
  const apart = rule.per === 'sandbox' ? undefined : apartOf(rule.per, facts);
  if (rule.per !== 'sandbox' && apart === undefined) return undefined;

  const matched = (tallies.get(id, MATCHED) ?? 0) + 1;
  const counted: Tally[] = [{ rule: id, what: MATCHED, value: matched }];
  const key = extendKey(keyOf(seed, 'rule'), wording.hi, wording.lo, twin, matched);
  let place = matched;
  if (apart !== undefined) {
    const before = tallies.get(id, apart);
    if (before === undefined && tallies.isFull) return { acts: false, key, tallies: counted };
    place = (before ?? 0) + 1;
    counted.push({ rule: id, what: apart, value: place });
  }
  const acts =
    isAmong(rule.nth, place) &&
    (rule.first === null || place <= rule.first) &&
    (rule.times === null || (tallies.get(id, USED) ?? 0) < rule.times) &&
    drawAt(key, 'probability') < rule.probability;
  return { acts, key, tallies: counted };
}

/** What a request is counted under; undefined where it is for no call. */
function apartOf(
  per: Exclude<RequestRule['per'], 'sandbox'>,
  { call, likeness }: RequestFacts,
): string | undefined {
  if (per === 'request') return `request ${likeness()}`;
  const id = call();
  return id === undefined ? undefined : `call ${id}`;
}

/** The count of a rule's uses, one up. */
export function useOf(id: string, { tallies }: RequestFacts): Tally {
  return { rule: id, what: USED, value: (tallies.get(id, USED) ?? 0) + 1 };
}

function isAmong(nth: RequestRule['nth'], place: number): boolean {
  if (nth === null) return true;
  // Asked for its length: every list has an `every` of its own.
  return 'length' in nth ? nth.includes(place) : place % nth.every === 0;
}
