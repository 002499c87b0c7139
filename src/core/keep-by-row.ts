/**
 * What is made of a row, kept for those that were asked for lately: a page that is asked for again, and what lives, are
 * not made again.
 */
export function keepByRow<Made extends object>(make: (row: number) => Made): (row: number) => Made {
  let young = new Map<number, Made>();
  let old = new Map<number, Made>();
  return (row) => {
    const known = young.get(row);
    if (known) return known;
    const made = old.get(row) ?? make(row);
    // What is not asked for until the young are as many again is let go.
    if (young.size >= KEPT_ROWS / 2) {
      old = young;
      young = new Map();
    }
    young.set(row, made);
    return made;
  };
}

const KEPT_ROWS = 4096;
