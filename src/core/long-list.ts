/** A list that may become very long: it grows by the room, and moves nothing (as column.ts, for what is no number). */
export interface LongList<Item> {
  push(item: Item): void;
  at(index: number): Item | undefined;
}

export function createLongList<Item>(): LongList<Item> {
  const rooms: Item[][] = [];
  let length = 0;
  return {
    push(item) {
      if ((length & LAST) === 0) rooms.push([]);
      rooms[length >>> ROOM_BITS]?.push(item);
      length += 1;
    },
    at: (index) => rooms[index >>> ROOM_BITS]?.[index & LAST],
  };
}

const ROOM_BITS = 10;
const LAST = (1 << ROOM_BITS) - 1;
