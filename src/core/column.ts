/** Numbers by row, that grows: eight bytes each, and nothing for a collector to look at. */
export interface Column {
  readonly length: number;
  push(value: number): void;
  /** NaN where there is none. */
  at(index: number): number;
  /** Of one that is there. */
  put(index: number, value: number): void;
}

export function createColumn(): Column {
  let values = new Float64Array(FIRST);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        const larger = new Float64Array(2 * length);
        larger.set(values);
        values = larger;
      }
      values[length] = value;
      length += 1;
    },
    at: (index) => (index < length ? (values[index] ?? Number.NaN) : Number.NaN),
    put(index, value) {
      values[index] = value;
    },
  };
}

const FIRST = 16;
