/** A figure that was taken after so many requests. */
export interface Sample {
  readonly after: number;
  readonly value: number;
}

/**
 * By how much a figure grows over the second half of what was sampled, by least squares: a single sample that is off
 * does not decide it.
 */
export function growthOverSecondHalf(samples: readonly Sample[]): number {
  const half = samples.slice(Math.floor(samples.length / 2));
  const [first, last] = [half[0], half[half.length - 1]];
  if (!first || !last || first === last) return 0;
  const meanAfter = mean(half.map(({ after }) => after));
  const meanValue = mean(half.map(({ value }) => value));
  const above = half.reduce((sum, { after, value }) => sum + (after - meanAfter) * (value - meanValue), 0);
  const below = half.reduce((sum, { after }) => sum + (after - meanAfter) ** 2, 0);
  return (above / below) * (last.after - first.after);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
