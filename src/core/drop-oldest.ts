/**
 * Takes the oldest keys out of a map that holds more than it may; a map keeps the order of insertion. Some more are taken
 * than have to go, so that it is seldom done: a map steps over all that were deleted at its beginning each time that it is asked
 * for its first key. (An iterator that is kept would go on from there, and hold on to all that the map ever was.)
 *
 * @returns how many were taken.
 */
export function dropOldest<Key>(map: Map<Key, unknown>, max: number): number {
  if (map.size <= max) return 0;
  const wanted = map.size - max + (max >> SHARE_BITS);
  let dropped = 0;
  for (const key of map.keys()) {
    if (dropped >= wanted) break;
    map.delete(key);
    dropped += 1;
  }
  return dropped;
}

/** One of 64 goes before it has to. */
const SHARE_BITS = 6;
