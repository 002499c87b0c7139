/**
 * What is made of a row, kept for those that were asked for lately: a page that is asked for again, and what lives, are
 * not made again.
 */
export function keepByRow<Made extends object>(make: (row: number) => Made): (row: number) => Made {
  const kept = new Map<number, Made>();
  return (row) => {
    const known = kept.get(row);
    if (known) return known;
    if (kept.size >= KEPT_ROWS) kept.clear();
    const made = make(row);
    kept.set(row, made);
    return made;
  };
}

const KEPT_ROWS = 4096;
