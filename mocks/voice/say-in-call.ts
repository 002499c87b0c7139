import type { Instant } from '../../src/core/instant.ts';
import { amendPlan, type Plan } from '../../src/core/plan.ts';
import type { AmendmentRefusal } from '../../src/engine/resource.ts';
import type { TranscriptLine } from '../../src/engine/scenario/scenario.ts';
import { breakOff } from './break-off.ts';
import type { CallFacts, Message } from './call.ts';
import { eventsOf } from './plan-call.ts';
import { stateOf } from './view-call.ts';

/**
 * Adds a message to an answered call: it is said at this instant, and takes no time, as what came before has happened.
 *
 * What was still to be said is said after it. Where the next message was to begin before a breath has passed (or had
 * begun: it was talked over, and is said again), everything after it, the end included, moves back by just as much.
 * The longest duration stays: at it the agent ends the call, and what does not fit is not said.
 */
export function sayInCall(
  plan: Plan<CallFacts>,
  { role, text }: TranscriptLine,
  at: Instant,
): Plan<CallFacts> | AmendmentRefusal {
  const { facts } = plan;
  const { answeredAt, endedAt, analysedAt, settings } = facts;
  const state = stateOf(facts, at);
  if (answeredAt === null || state !== 'answered') {
    const hasEnded = state === 'ended' || state === 'analysed';
    return { refused: hasEnded ? 'the call has ended' : 'the call has not been answered yet' };
  }
  const words = facts.words();
  const said = words.messages.filter((message) => message.at <= at);
  const ahead = words.messages.filter((message) => message.at > at);
  const message: Message = { role, text, startsAt: at, at };

  const delay = Math.max(0, at + BREATH_MS - (ahead[0]?.startsAt ?? Number.POSITIVE_INFINITY));
  const latestEnd = answeredAt + settings.maxDurationMs;
  const newEnd = Math.min(endedAt + delay, latestEnd);
  const later = ahead.map((one) => ({ ...one, startsAt: one.startsAt + delay, at: one.at + delay }));
  const messages = [...said, message, ...later.filter((one) => one.at <= newEnd)];
  const amended: CallFacts = {
    ...facts,
    brokenOff: breakOff(facts, at),
    words: () => ({ ...words, messages }),
    endedAt: newEnd,
    analysedAt: newEnd + (analysedAt - endedAt),
    endedBy: newEnd === latestEnd ? 'agent' : facts.endedBy,
  };
  // Events up to now are the plan's own; of the others, those that the amended facts give.
  const events = eventsOf(plan.createdAt, amended, messages.slice(said.length));
  const tail = events.filter(({ type }) => type === 'message' || type === 'ended' || type === 'analysed');
  return amendPlan(plan, at, tail, amended);
}

/** What lies between two turns. */
const BREATH_MS = 600;
