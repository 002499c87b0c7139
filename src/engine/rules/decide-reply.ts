import type { Reply, ReplyAnswer } from '../scenario/reply.ts';
import { narrow, useOf } from './narrow.ts';
import type { RequestFacts } from './request-facts.ts';
import type { RuleInForce } from './rules-in-force.ts';
import type { Tally } from './tallies.ts';

/** Which reply a request gets. */
export interface ReplyDecision {
  readonly reply: DecidedReply | undefined;
  readonly tallies: readonly Tally[];
}

export interface DecidedReply {
  readonly rule: string;
  readonly answer: ReplyAnswer;
  /** Whether it may break the contract. */
  readonly breaks: boolean;
}

/** Decides which reply a request gets: the first that acts. All that fit count it. */
export function decideReply(replies: readonly RuleInForce<Reply>[], facts: RequestFacts): ReplyDecision {
  const tallies: Tally[] = [];
  let reply: DecidedReply | undefined;
  for (const one of replies) {
    const narrowed = narrow(one, facts);
    if (!narrowed) continue;
    tallies.push(...narrowed.tallies);
    if (!narrowed.acts || reply) continue;
    reply = { rule: one.id, answer: one.rule.answer, breaks: one.rule.breaks };
    tallies.push(useOf(one.id, facts));
  }
  return { reply, tallies };
}
