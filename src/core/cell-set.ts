/** Which cells of a list were touched: a bit for each place in the list. */
export interface CellSet {
  /** Marks a place; one that is not in the list changes nothing. */
  add(place: number): void;
  has(place: number): boolean;
}

/** A set over a list of so many cells, none of them touched. */
export function createCellSet(size: number): CellSet {
  const words = new Uint32Array(Math.ceil(size / 32));
  return {
    add(place) {
      if (place < 0) return;
      const word = place >>> 5;
      words[word] = (words[word] ?? 0) | (1 << (place & 31));
    },
    has: (place) => place >= 0 && ((words[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0,
  };
}
