import { type Distribution, longest } from '../../src/core/distribution.ts';
import { type Instant, NEVER } from '../../src/core/instant.ts';
import type { LifecycleRule, Outcome } from '../../src/engine/scenario/scenario.ts';

/** How long each part of a call lasts, in milliseconds. */
export interface Spans {
  readonly queue: number;
  readonly ring: number;
  /** From answer to hang-up, before any limit of the agent's. */
  readonly talk: number;
  /** From the end to the costs and the summary. */
  readonly analyse: number;
}

/** When a call passes from state to state; null for a state that it never has. */
export interface Timeline {
  readonly createdAt: Instant;
  readonly ringingAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant;
  readonly analysedAt: Instant;
}

/** Busy and failed calls end after the queue, unanswered ones after the queue and the ringing. */
export function timelineOf(
  createdAt: Instant,
  spans: Spans,
  outcome: Outcome,
  maxDurationMs: number,
): Timeline {
  const queuedUntil = createdAt + spans.queue;
  if (outcome === 'busy' || outcome === 'failed') {
    return { createdAt, ringingAt: null, answeredAt: null, ...endAt(queuedUntil, spans) };
  }
  const rungUntil = queuedUntil + spans.ring;
  if (outcome === 'no-answer') {
    return { createdAt, ringingAt: queuedUntil, answeredAt: null, ...endAt(rungUntil, spans) };
  }
  const talk = Math.min(talkOf(spans.talk, outcome), maxDurationMs);
  return { createdAt, ringingAt: queuedUntil, answeredAt: rungUntil, ...endAt(rungUntil + talk, spans) };
}

/** When a call comes to its next state after an instant; NEVER once it is analysed. */
export function nextStateAt({ ringingAt, answeredAt, endedAt, analysedAt }: Timeline, now: Instant): Instant {
  for (const at of [ringingAt, answeredAt, endedAt, analysedAt]) if (at !== null && at > now) return at;
  return NEVER;
}

/** How long each part lasts, by a lifecycle rule. */
export interface SpanRule {
  readonly queue: Distribution;
  readonly ring: Distribution;
  readonly talk: Distribution;
  readonly analyse: Distribution;
}

/** The longest that a call can take from its creation to its last event. */
export function longestLife({ queue, ring, talk, analyse }: SpanRule, maxDurationMs: number): number {
  const talking = Math.min(Math.max(toWholeSeconds(longest(talk)), VOICEMAIL_MAX_MS), maxDurationMs);
  return longest(queue) + longest(ring) + talking + longest(analyse);
}

/** The rule's own parts, and the fallback's for what it leaves out. */
export function completeRule(rule: Partial<LifecycleRule>, fallback: SpanRule): SpanRule {
  return {
    queue: rule.queue ?? fallback.queue,
    ring: rule.ring ?? fallback.ring,
    talk: rule.talk ?? fallback.talk,
    analyse: rule.analyse ?? fallback.analyse,
  };
}

const VOICEMAIL_MIN_MS = 14_000;
const VOICEMAIL_MAX_MS = 45_000;

/** Whole seconds, so that a duration means the same in every unit; a message left on a mailbox is short. */
function talkOf(talk: number, outcome: Outcome): number {
  const bounded =
    outcome === 'voicemail' ? Math.min(Math.max(talk, VOICEMAIL_MIN_MS), VOICEMAIL_MAX_MS) : talk;
  return toWholeSeconds(bounded);
}

function toWholeSeconds(ms: number): number {
  return Math.max(1000, Math.round(ms / 1000) * 1000);
}

function endAt(endedAt: Instant, { analyse }: Spans): Pick<Timeline, 'endedAt' | 'analysedAt'> {
  return { endedAt, analysedAt: endedAt + analyse };
}
