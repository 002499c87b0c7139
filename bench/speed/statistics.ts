/** The middle of the values; not a number where there are none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (Number.isInteger(middle))
    return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
  return sorted[Math.floor(middle)] ?? Number.NaN;
}

/** The median of the ratios of what was measured in the same rounds: a slow moment of the machine slows both. */
export function medianRatio(values: readonly number[], bases: readonly number[]): number {
  const rounds = Math.min(values.length, bases.length);
  return median(Array.from({ length: rounds }, (_, round) => (values[round] ?? 0) / (bases[round] ?? 0)));
}
