/**
 * Bytes that come and go in one order, outside the heap: what is held by the thousand for a while would else be moved
 * about by a collector as long as it is there. Its rooms are used again, so that none is given back or asked for.
 */
export interface ByteQueue {
  /** Where the next bytes will stand, or behind it. */
  readonly end: number;
  /** Gives where they stand. */
  push(bytes: Uint8Array): number;
  /** Whether what stands there stays as long as what is pushed now: the same bytes need not be pushed again. */
  outlasts(begin: number): boolean;
  /** A copy of bytes that are there; where they stood is what `push` gave. */
  read(begin: number, size: number): Uint8Array;
  /** What stands before this place is not needed any more. */
  dropBefore(place: number): void;
}

/**
 * @param room bytes that are made room for at once; no piece may have more.
 * @param lag bytes that stay when they are dropped, as later ones may be the same.
 */
export function createByteQueue(room: number, lag = 0): ByteQueue {
  /** The rooms in use, and one more at most. */
  let rooms: Uint8Array[] = [];
  /** Where the first of them begins. */
  let first = 0;
  let end = 0;

  const roomAt = (place: number): { readonly bytes: Uint8Array; readonly offset: number } => {
    const index = Math.floor((place - first) / room);
    const bytes = rooms[index];
    if (!bytes) throw new Error(`Failed to find byte ${place}: it is gone. Ask before it is dropped.`);
    return { bytes, offset: (place - first) % room };
  };
  /** A queue that few bytes come to takes no whole room. */
  const growFirst = (size: number): void => {
    const [only] = rooms;
    if (!only || only.length >= Math.min(size, room)) return;
    const grown = new Uint8Array(Math.min(room, 2 * size));
    grown.set(only);
    rooms[0] = grown;
  };
  return {
    get end() {
      return end;
    },
    push(bytes) {
      if (bytes.length > room) throw new Error(`Failed to add ${bytes.length} bytes: ${room} are the most.`);
      // A piece stands in one room.
      const begin = (end % room) + bytes.length > room ? end - (end % room) + room : end;
      if (begin - first >= rooms.length * room) rooms.push(new Uint8Array(rooms.length > 0 ? room : 0));
      end = begin + bytes.length;
      if (bytes.length > 0) {
        growFirst(end - first);
        const { bytes: target, offset } = roomAt(begin);
        target.set(bytes, offset);
      }
      return begin;
    },
    outlasts: (begin) => end - begin <= lag,
    read(begin, size) {
      if (size === 0) return new Uint8Array(0);
      const { bytes, offset } = roomAt(begin);
      return bytes.slice(offset, offset + size);
    },
    dropBefore(place) {
      const gone = Math.min(rooms.length, Math.floor((place - lag - first) / room));
      if (gone <= 0) return;
      const [spare] = rooms;
      rooms = rooms.slice(gone);
      first += gone * room;
      // One of those that are gone is the next that is needed.
      if (spare && first + rooms.length * room - end < room) rooms.push(spare);
    },
  };
}
