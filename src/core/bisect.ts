/** The first of `length` numbers from 0 for which a test holds that holds for all behind it; `length` when none does. */
export function bisect(length: number, holds: (number: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How many of some numbers, ascending, are not above a bound. */
export function countUpTo(numbers: ArrayLike<number>, bound: number): number {
  return bisect(numbers.length, (index) => (numbers[index] ?? Number.POSITIVE_INFINITY) > bound);
}
