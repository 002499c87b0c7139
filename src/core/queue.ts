/** Items in the order in which they came. To add one and to take one costs the same however many there are. */
export interface Queue<Item> {
  readonly size: number;
  push(item: Item): void;
  /** Takes the oldest; undefined when there is none. */
  shift(): Item | undefined;
  /** All of them, the oldest first. */
  all(): readonly Item[];
  clear(): void;
}

export function createQueue<Item>(): Queue<Item> {
  let items: (Item | undefined)[] = [];
  /** Those before it were taken. */
  let head = 0;
  return {
    get size() {
      return items.length - head;
    },
    push: (item) => items.push(item),
    shift() {
      const item = items[head];
      if (head < items.length) {
        items[head] = undefined;
        head += 1;
      }
      // As many were taken since the last time as have to be moved now.
      if (head * 2 > items.length) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
    // Those before the head are the only ones that are gone.
    all: () => items.slice(head) as Item[],
    clear() {
      items = [];
      head = 0;
    },
  };
}
