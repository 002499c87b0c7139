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
  /** In order of time; never empty, as a resource's creation is its first event. */
  readonly events: readonly PlanEvent[];
  /** What the kind knows about it beyond its timeline. */
  readonly facts: Facts;
}

/** How many of a plan's events have happened. */
export function countEvents(plan: Plan, now: Instant): number {
  let low = 0;
  let high = plan.events.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((plan.events[middle]?.at ?? NEVER) <= now) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The instant of the first event after `now`; NEVER when the plan is settled. */
export function nextEventAt(plan: Plan, now: Instant): Instant {
  return plan.events[countEvents(plan, now)]?.at ?? NEVER;
}

/** The instant of a plan's last event: from then on it is settled. */
export function settledAt(plan: Plan): Instant {
  return plan.events.at(-1)?.at ?? plan.createdAt;
}

/** The instant of the last event that has happened; the creation when none has. */
export function lastEventAt(plan: Plan, now: Instant): Instant {
  return plan.events[countEvents(plan, now) - 1]?.at ?? plan.createdAt;
}

/** The events in the half-open interval (from, to]: intervals that meet add up. */
export function eventsBetween(plan: Plan, from: Instant, to: Instant): readonly PlanEvent[] {
  return plan.events.slice(countEvents(plan, from), countEvents(plan, to));
}

/**
 * Replaces what had not happened by `at`: events up to then stay as they were.
 *
 * @param tail events at `at` or later, in order.
 */
export function amendPlan<Facts>(
  plan: Plan<Facts>,
  at: Instant,
  tail: readonly PlanEvent[],
  facts: Facts,
): Plan<Facts> {
  return { ...plan, events: [...plan.events.slice(0, countEvents(plan, at)), ...tail], facts };
}
