/** How long something lasts, or how much there is of it: fixed, evenly between two bounds, or by median and p95. */
export type Distribution =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'range'; readonly min: number; readonly max: number }
  | { readonly kind: 'log-normal'; readonly median: number; readonly p95: number };

/** Options with their weights; the weights need not add up to one. */
export type Weighted<Option extends string = string> = readonly (readonly [Option, number])[];

const P95_DEVIATIONS = 1.6448536269514722;
/** A log-normal is cut off at this many times its p95, so that every life has a bound. */
const TAIL = 2;

/** The value at a share `u` in [0, 1) of the distribution, rounded to a whole number. */
export function quantile(distribution: Distribution, u: number): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'range':
      // A share just below one can come to one more than the greatest value, by the rounding of the sum.
      return Math.min(
        distribution.max,
        Math.floor(distribution.min + u * (distribution.max - distribution.min + 1)),
      );
    case 'log-normal':
      return createSampler(distribution)(u);
  }
}

/** `quantile` for a loop over millions of shares: what all of them have in common is found once. */
export function createSampler(distribution: Distribution): (u: number) => number {
  if (distribution.kind !== 'log-normal') return (u) => quantile(distribution, u);
  const { median, p95 } = distribution;
  const sigma = Math.log(p95 / median) / P95_DEVIATIONS;
  const most = longest(distribution);
  return (u) => Math.min(most, Math.round(median * Math.exp(sigma * normalQuantile(u))));
}

/** The share of a distribution's values that are this great or greater. */
export function shareFrom(distribution: Distribution, value: number): number {
  let low = 0;
  let high = 1;
  for (let halvings = 0; halvings < 32; halvings += 1) {
    const middle = (low + high) / 2;
    if (quantile(distribution, middle) < value) low = middle;
    else high = middle;
  }
  return 1 - low;
}

/** The greatest value that a distribution can give. */
export function longest(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'fixed':
      return distribution.value;
    case 'range':
      return distribution.max;
    case 'log-normal':
      return Math.round(distribution.p95 * TAIL);
  }
}

/** Picks by weight at a share `u` in [0, 1). Throws when there is nothing to pick from: a scenario is checked first. */
export function pickWeighted<Option extends string>(options: Weighted<Option>, u: number): Option {
  const total = options.reduce((sum, [, weight]) => sum + weight, 0);
  let rest = u * total;
  for (const [option, weight] of options) {
    rest -= weight;
    if (rest < 0) return option;
  }
  const last = options.findLast(([, weight]) => weight > 0);
  if (!last) throw new Error('Failed to pick from "options": no weight is above zero. Give one a weight.');
  return last[0];
}

/** The index that a share `u` in [0, 1) falls on, by weight: for loops over millions of shares. */
export function createPicker(weights: readonly number[]): (u: number) => number {
  const sums: number[] = [];
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight);
  const total = sums.at(-1) ?? 0;
  const last = weights.findLastIndex((weight) => weight > 0);
  return (u) => {
    const wanted = u * total;
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) <= wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Picks evenly at a share `u` in [0, 1). */
export function pickEven<Item>(items: readonly Item[], u: number): Item {
  const item = items[Math.floor(u * items.length)];
  if (item === undefined) throw new Error('Failed to pick from "items": the list is empty. Give it an item.');
  return item;
}

/** The standard normal's inverse, by Acklam's rational approximation (relative error under 1.2e-9). */
function normalQuantile(u: number): number {
  const p = Math.min(Math.max(u, 1e-9), 1 - 1e-9);
  if (p < 0.02425) return tailQuantile(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - 0.02425) return -tailQuantile(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  );
}

function tailQuantile(q: number): number {
  return (
    (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) *
      q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q +
      1)
  );
}
