import type { Instant } from '../../src/core/instant.ts';
import type { Traffic } from '../../src/engine/scenario/scenario.ts';

/** How much comes in over time, counted in minutes of the busiest hour since a Sunday long ago. */
export interface Busyness {
  /** How much has come in by an instant. */
  amountAt(at: Instant): number;
  /** When so much has come in. Quick where it is asked in order of time. */
  instantOf(amount: number): Instant;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const WEEK_MINUTES = 7 * DAY_MINUTES;
const WEEK_MS = WEEK_MINUTES * MINUTE_MS;
/** A Sunday, at midnight in UTC; the first of 1970 was a Thursday. */
const SUNDAY: Instant = -4 * DAY_MINUTES * MINUTE_MS;

/** How busy every minute of a week is, added up: what lies before an instant follows from it, and the other way. */
export function createBusyness(traffic: Traffic): Busyness {
  const sums = new Float64Array(WEEK_MINUTES + 1);
  for (let minute = 0; minute < WEEK_MINUTES; minute += 1) {
    sums[minute + 1] = (sums[minute] ?? 0) + intensityAt(traffic, minute);
  }
  const week = sums[WEEK_MINUTES] ?? 0;
  const isIn = (candidate: number, amount: number): boolean =>
    (sums[candidate] ?? week) <= amount && amount < (sums[candidate + 1] ?? 0);
  let minute = 0;

  return {
    amountAt(at) {
      const weeks = Math.floor((at - SUNDAY) / WEEK_MS);
      const minutes = (at - SUNDAY - weeks * WEEK_MS) / MINUTE_MS;
      const begun = Math.floor(minutes);
      const within = (sums[begun + 1] ?? week) - (sums[begun] ?? week);
      return weeks * week + (sums[begun] ?? week) + within * (minutes - begun);
    },
    instantOf(amount) {
      const weeks = Math.floor(amount / week);
      const rest = amount - weeks * week;
      if (!isIn(minute, rest)) minute = isIn(minute + 1, rest) ? minute + 1 : search(sums, rest);
      const below = sums[minute] ?? 0;
      const within = (sums[minute + 1] ?? below) - below;
      const share = within > 0 ? (rest - below) / within : 0;
      return SUNDAY + weeks * WEEK_MS + (minute + share) * MINUTE_MS;
    },
  };
}

/** The last minute before which no more than this has come in, of those in which something does. */
function search(sums: Float64Array, amount: number): number {
  let low = 0;
  let high = WEEK_MINUTES - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle + 1] ?? 0) <= amount) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How busy a minute of the week is, against the busiest. */
function intensityAt({ from, to, days, outside }: Traffic, minute: number): number {
  const ofDay = minute % DAY_MINUTES;
  const isKept = days.includes(Math.floor(minute / DAY_MINUTES)) && ofDay >= from && ofDay < to;
  return isKept ? Math.max(outside, curveAt((ofDay - from) / (to - from))) : outside;
}

/** A working day: it fills up, is busiest late in the morning, pauses at lunch, has an afternoon, and empties. */
const CURVE: readonly (readonly [number, number])[] = [
  [0, 0.3],
  [0.12, 0.75],
  [0.3, 1],
  [0.42, 0.85],
  [0.5, 0.55],
  [0.58, 0.8],
  [0.7, 0.95],
  [0.86, 0.7],
  [1, 0.35],
];

function curveAt(share: number): number {
  const next = CURVE.findIndex(([at]) => at > share);
  const [toShare, to] = CURVE[next] ?? [1, 0];
  const [fromShare, from] = CURVE[next - 1] ?? [0, to];
  return from + ((to - from) * (share - fromShare)) / (toShare - fromShare);
}
