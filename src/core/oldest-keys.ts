/**
 * Gives the keys of a map from the oldest on, each once. A map that is always asked for its first key steps over all
 * those that were deleted before it, again and again; to go on from where the last one was takes the same time however many
 * those are.
 *
 * @returns the oldest key that was not given yet; undefined where there is none.
 */
export function oldestKeys<Key>(map: ReadonlyMap<Key, unknown>): () => Key | undefined {
  let keys = map.keys();
  return () => {
    const next = keys.next();
    if (!next.done) return next.value;
    // An iterator that has come to the end stays there.
    keys = map.keys();
    return keys.next().value;
  };
}
