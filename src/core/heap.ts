/** Items of which the first can be had at any time. Adding and taking cost the logarithm of their number. */
export interface Heap<Item> {
  readonly size: number;
  push(item: Item): void;
  /** The first; undefined when there is none. */
  peek(): Item | undefined;
  pop(): Item | undefined;
  /** Puts the first one where it belongs now, after it was changed. */
  sinkFirst(): void;
  /** All of them, in no order. */
  all(): readonly Item[];
  /** Leaves only those that pass. */
  keep(passes: (item: Item) => boolean): void;
}

/** @param gap below zero where one comes before the other. */
export function createHeap<Item>(gap: (one: Item, other: Item) => number): Heap<Item> {
  let items: Item[] = [];

  const swapUnlessInOrder = (above: number, below: number): boolean => {
    const [one, other] = [items[above], items[below]];
    if (one === undefined || other === undefined || gap(one, other) <= 0) return false;
    items[above] = other;
    items[below] = one;
    return true;
  };
  const rise = (from: number): void => {
    let at = from;
    while (at > 0 && swapUnlessInOrder((at - 1) >>> 1, at)) at = (at - 1) >>> 1;
  };
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      const left = items[2 * at + 1];
      const right = items[2 * at + 2];
      const child =
        left !== undefined && right !== undefined && gap(right, left) < 0 ? 2 * at + 2 : 2 * at + 1;
      if (!swapUnlessInOrder(at, child)) return;
      at = child;
    }
  };
  return {
    get size() {
      return items.length;
    },
    push(item) {
      items.push(item);
      rise(items.length - 1);
    },
    peek: () => items[0],
    pop() {
      const first = items[0];
      const last = items.pop();
      if (items.length > 0 && last !== undefined) {
        items[0] = last;
        sink(0);
      }
      return first;
    },
    sinkFirst: () => sink(0),
    all: () => items,
    keep(passes) {
      items = items.filter(passes);
      for (let at = (items.length >>> 1) - 1; at >= 0; at -= 1) sink(at);
    },
  };
}
