import { createColumn } from './column.ts';
import { type Instant, NEVER } from './instant.ts';
import type { Plan } from './plan.ts';

/** When something happens to each of many resources, as numbers alone: their plans need not be held for it. */
export interface Timelines {
  push(plan: Plan): void;
  createdAt(row: number): Instant;
  /** The instant of the last event. */
  settledAt(row: number): Instant;
  /** The instant of the first event after `now`, NEVER when there is none; undefined where only the plan knows. */
  nextEventAt(row: number, now: Instant): Instant | undefined;
  /** The same, less what an outline leaves out. */
  nextOutlinedAt(row: number, now: Instant): Instant;
}

export function createTimelines(): Timelines {
  const instants = createColumn();
  /** Where the instants of a row end; those of the next begin there. */
  const ends = createColumn();
  /** What is dear to find happens from this instant until that one, as an outline says. */
  const from = createColumn();
  const until = createColumn();
  const firstOf = (row: number): number => (row === 0 ? 0 : ends.at(row - 1));
  const nextOutlinedAt = (row: number, now: Instant): Instant => {
    const end = ends.at(row);
    for (let at = firstOf(row); at < end; at += 1) if (instants.at(at) > now) return instants.at(at);
    return NEVER;
  };
  return {
    push({ events, outline }) {
      for (const { at } of outline?.events ?? events()) instants.push(at);
      ends.push(instants.length);
      from.push(outline?.from ?? NEVER);
      until.push(outline?.until ?? NEVER);
    },
    createdAt: (row) => instants.at(firstOf(row)),
    settledAt: (row) => instants.at(ends.at(row) - 1),
    nextEventAt: (row, now) =>
      now >= from.at(row) && now < until.at(row) ? undefined : nextOutlinedAt(row, now),
    nextOutlinedAt,
  };
}
