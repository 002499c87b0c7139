import type { Instant } from '../../src/core/instant.ts';
import { drawRow, type Key } from '../../src/core/random.ts';
import type { CallDataset } from '../../src/engine/scenario/scenario.ts';
import { createBusyness } from './busyness.ts';
import { LANES } from './draw-lanes.ts';

/** What two sums of busyness differ by though nothing came in between them. */
const ROUNDING = 1e-7;

/**
 * When a dataset's calls come in: an instant a row, strictly increasing, within the dataset's time. Each row has an
 * equal part of all that is to come in, and a drawn place within it; how much time that part takes is the traffic's.
 *
 * Where there are more rows than milliseconds, the last ones come in after the dataset's time.
 */
export function drawArrivals(
  { count, before, after, traffic }: CallDataset,
  start: Instant,
  key: Key,
): Float64Array {
  const arrivals = new Float64Array(count);
  const from = start - before;
  const until = start + after;
  const busyness = traffic && createBusyness(traffic);
  const first = busyness ? busyness.amountAt(from) : from;
  const whole = (busyness ? busyness.amountAt(until) : until) - first;
  // Hours that never come within the time leave nothing to spread by: then it is spread evenly.
  const spread = busyness && whole > ROUNDING ? busyness : undefined;
  const step = (spread ? whole : until - from) / Math.max(1, count);
  const origin = spread ? first : from;
  let latest = from - 1;
  for (let row = 0; row < count; row += 1) {
    const amount = origin + (row + drawRow(key, row, LANES.at)) * step;
    const at = Math.ceil(spread ? spread.instantOf(amount) : amount);
    // Crowded rows wait for each other, and leave room for those behind them.
    latest = Math.max(latest + 1, Math.min(at, until - (count - 1 - row)));
    arrivals[row] = latest;
  }
  return arrivals;
}
