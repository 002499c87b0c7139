/**
 * Numbers by row, that grows: eight bytes each, and nothing for a collector to look at. It grows by the room, and moves
 * nothing: of a million rows, the one that finds no place would else wait for all others.
 */
export interface Column {
  readonly length: number;
  push(value: number): void;
  /** NaN where there is none. */
  at(index: number): number;
  /** Of one that is there. */
  put(index: number, value: number): void;
}

export function createColumn(): Column {
  const rooms: Float64Array[] = [];
  let length = 0;
  /** The room of the next number. The first begins small: most columns are short. */
  const nextRoom = (): Float64Array => {
    const last = rooms[length >>> ROOM_BITS];
    const place = length & LAST;
    if (last && place < last.length) return last;
    const room = new Float64Array(length >= ROOM ? ROOM : Math.max(FIRST, 2 * place));
    if (last) room.set(last);
    rooms[length >>> ROOM_BITS] = room;
    return room;
  };
  return {
    get length() {
      return length;
    },
    push(value) {
      nextRoom()[length & LAST] = value;
      length += 1;
    },
    at: (index) => (index < length ? (rooms[index >>> ROOM_BITS]?.[index & LAST] ?? Number.NaN) : Number.NaN),
    put(index, value) {
      const room = rooms[index >>> ROOM_BITS];
      if (room) room[index & LAST] = value;
    },
  };
}

const ROOM_BITS = 10;
const ROOM = 1 << ROOM_BITS;
const LAST = ROOM - 1;
const FIRST = 16;
