import { type Instant, NEVER } from './instant.ts';
import type { Serial } from './serial.ts';

/** An entry of a plan: something that happens to a resource. */
export interface PlanEvent {
  readonly at: Instant;
  /** Its name within the kind: `queued`, `answered`, `message`, … */
  readonly type: string;
}

/**
 * A resource's timeline, decided when it is created. Nothing ticks: any answer is a function of a plan and an
 * instant, and an event at exactly that instant has happened.
 */
export interface Plan<Facts = unknown> {
  readonly serial: Serial;
  readonly kind: string;
  /** The provider it was made through; null when every provider shows it. */
  readonly provider: string | null;
  readonly createdAt: Instant;
  /** In order of time; never empty, as a resource's creation is its first event. Found when first asked for. */
  readonly events: () => readonly PlanEvent[];
  /** What is known of its events without finding all of them; undefined where there is nothing to find. */
  readonly outline?: Outline | undefined;
  /** What the kind knows about it beyond its timeline. */
  readonly facts: Facts;
}

/**
 * A plan's events, less some that are dear to find: before those begin and once they are over, it says the same. None of
 * them changes the traits that filters look at.
 */
export interface Outline {
  /** The types of what is left out. */
  readonly omits: readonly string[];
  /** In order of time; the first and the last are the plan's. */
  readonly events: readonly PlanEvent[];
  /** What is left out happens at this instant or later, */
  readonly from: Instant;
  /** and at this one or earlier. */
  readonly until: Instant;
}

/** How many of a plan's events have happened. */
export function countEvents(plan: Plan, now: Instant): number {
  return countHappened(plan.events(), now);
}

function countHappened(events: readonly PlanEvent[], now: Instant): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.at ?? NEVER) <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The events among which the last by an instant and the next are found: as few as will do. */
function eventsAround({ outline, events }: Plan, now: Instant): readonly PlanEvent[] {
  return outline && (now < outline.from || now >= outline.until) ? outline.events : events();
}

/** The instant of the first event after `now`; NEVER when the plan is settled. */
export function nextEventAt(plan: Plan, now: Instant): Instant {
  const events = eventsAround(plan, now);
  return events[countHappened(events, now)]?.at ?? NEVER;
}

/** The instant of a plan's last event: from then on it is settled. */
export function settledAt(plan: Plan): Instant {
  return (plan.outline?.events ?? plan.events()).at(-1)?.at ?? plan.createdAt;
}

/** The instant of the last event that has happened; the creation when none has. */
export function lastEventAt(plan: Plan, now: Instant): Instant {
  const events = eventsAround(plan, now);
  return events[countHappened(events, now) - 1]?.at ?? plan.createdAt;
}

/** The events in the half-open interval (from, to]: intervals that meet add up. */
export function eventsBetween(plan: Plan, from: Instant, to: Instant): readonly PlanEvent[] {
  const { outline } = plan;
  const isOutside = outline && (to < outline.from || from >= outline.until);
  const events = isOutside ? outline.events : plan.events();
  return events.slice(countHappened(events, from), countHappened(events, to));
}

/**
 * Replaces what had not happened by `at`: events up to then stay as they were.
 *
 * @param tail events at `at` or later, in order.
 */
export function amendPlan<Facts>(
  { serial, kind, provider, createdAt, events, outline }: Plan,
  at: Instant,
  tail: readonly PlanEvent[],
  facts: Facts,
): Plan<Facts> {
  const past = outline && at < outline.from ? outline.events : events();
  const amended = [...past.slice(0, countHappened(past, at)), ...tail];
  return { serial, kind, provider, createdAt, events: () => amended, facts };
}
