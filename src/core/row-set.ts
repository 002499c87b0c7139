import { bisect } from './bisect.ts';

/**
 * A set of rows that says how many of them come before a row, and which is the so-manieth: both cost the same however
 * many there are. A bit a row, and the counts of their blocks, so that a set of a million rows takes 160 kB.
 */
export interface RowSet {
  /** Bytes that it takes. */
  readonly bytes: number;
  /** Puts a row in, or takes it out. */
  put(row: number, isIn: boolean): void;
  /** How many rows below this one are in the set. */
  rank(row: number): number;
  /** The row with so many of the set before it; -1 when there are not that many. */
  select(rank: number): number;
  /** A set with the same rows that goes its own way. */
  copy(): RowSet;
}

/** @param size how many rows there are at least; the set grows with the rows that are put in. */
export function createRowSet(size = 0): RowSet {
  return fromWords(new Uint32Array(Math.ceil(size / WORD)));
}

const WORD = 32;
/** Words whose rows are counted together. */
const BLOCK = 4;
const BLOCK_ROWS = BLOCK * WORD;

function fromWords(initial: Uint32Array): RowSet {
  let words = initial;
  /** How many rows lie before each block; right for the blocks up to `counted`. */
  let before = new Uint32Array(Math.ceil(words.length / BLOCK) + 1);
  let counted = 0;

  const grow = (length: number): void => {
    const larger = new Uint32Array(Math.max(length, words.length * 2, BLOCK));
    larger.set(words);
    words = larger;
    before = new Uint32Array(Math.ceil(words.length / BLOCK) + 1);
    counted = 0;
  };
  const countTo = (block: number): void => {
    for (; counted < block; counted += 1) {
      let sum = before[counted] ?? 0;
      const end = (counted + 1) * BLOCK;
      for (let word = counted * BLOCK; word < end; word += 1) sum += countBits(words[word] ?? 0);
      before[counted + 1] = sum;
    }
  };
  const blocks = (): number => Math.ceil(words.length / BLOCK);

  return {
    get bytes() {
      return words.byteLength + before.byteLength;
    },
    put(row, isIn) {
      const word = Math.floor(row / WORD);
      if (word >= words.length) {
        if (!isIn) return;
        grow(word + 1);
      }
      const bit = 1 << (row % WORD);
      const old = words[word] ?? 0;
      words[word] = isIn ? old | bit : old & ~bit;
      counted = Math.min(counted, Math.floor(row / BLOCK_ROWS));
    },
    rank(row) {
      const block = Math.min(Math.floor(row / BLOCK_ROWS), blocks());
      countTo(block);
      let sum = before[block] ?? 0;
      const last = Math.floor(row / WORD);
      for (let word = block * BLOCK; word < last && word < words.length; word += 1) {
        sum += countBits(words[word] ?? 0);
      }
      return sum + countBits((words[last] ?? 0) & ((1 << (row % WORD)) - 1));
    },
    select(rank) {
      countTo(blocks());
      if (rank < 0 || rank >= (before[blocks()] ?? 0)) return -1;
      const block = bisect(blocks(), (next) => (before[next + 1] ?? 0) > rank);
      return selectFrom(words, block * BLOCK, rank - (before[block] ?? 0));
    },
    copy: () => fromWords(words.slice()),
  };
}

/** The row with so many before it from a word on; there is one. */
function selectFrom(words: Uint32Array, from: number, rank: number): number {
  let word = from;
  let rest = rank;
  for (let count = countBits(words[word] ?? 0); count <= rest; count = countBits(words[word] ?? 0)) {
    rest -= count;
    word += 1;
  }
  return word * WORD + placeOfBit(words[word] ?? 0, rest);
}

/** How many bits of a word are set. */
function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Where the bit is that has so many set ones below it. */
function placeOfBit(word: number, rank: number): number {
  let rest = word;
  for (let passed = 0; passed < rank; passed += 1) rest &= rest - 1;
  return 31 - Math.clz32(rest & -rest);
}
