import type { Instant } from '../../core/instant.ts';
import type { PlannedDelivery } from './planned-delivery.ts';

/** What of a resource is still to be delivered. */
export interface Upcoming {
  /** Where the resource stands: ties at an instant go by it. */
  readonly source: number;
  readonly row: number;
  /** In the order in which they fall due; never empty. */
  readonly deliveries: readonly PlannedDelivery[];
  /** How many of them were taken. */
  taken: number;
}

/** Resources by when the next of their deliveries falls due. Everything costs the logarithm of their number. */
export interface ResourceHeap {
  readonly size: number;
  push(upcoming: Upcoming): void;
  peek(): Upcoming | undefined;
  /** Puts the first one where it belongs after a delivery of it was taken; it leaves when none is left. */
  settleFirst(): void;
  /** All of them, in no order. */
  all(): readonly Upcoming[];
  /** Leaves only those that pass. */
  keep(passes: (upcoming: Upcoming) => boolean): void;
}

export function createResourceHeap(): ResourceHeap {
  let items: Upcoming[] = [];

  const up = (from: number): void => {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >>> 1;
      if (!swapUnlessInOrder(items, parent, at)) return;
      at = parent;
    }
  };
  const down = (from: number): void => {
    for (let at = from; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const child = right < items.length && isBefore(items[right], items[left]) ? right : left;
      if (child >= items.length || !swapUnlessInOrder(items, at, child)) return;
      at = child;
    }
  };
  return {
    get size() {
      return items.length;
    },
    push(upcoming) {
      items.push(upcoming);
      up(items.length - 1);
    },
    peek: () => items[0],
    settleFirst() {
      const first = items[0];
      if (first && first.taken >= first.deliveries.length) {
        const last = items.pop();
        if (last && last !== first) items[0] = last;
      }
      down(0);
    },
    all: () => items,
    keep(passes) {
      items = items.filter(passes);
      for (let at = (items.length >>> 1) - 1; at >= 0; at -= 1) down(at);
    },
  };
}

/** When the next delivery of a resource falls due. */
export function dueAtOf({ deliveries, taken }: Upcoming): Instant {
  return deliveries[taken]?.dueAt ?? Number.POSITIVE_INFINITY;
}

function isBefore(one: Upcoming | undefined, other: Upcoming | undefined): boolean {
  if (!one || !other) return one !== undefined;
  const gap = dueAtOf(one) - dueAtOf(other) || one.source - other.source || one.row - other.row;
  return gap < 0;
}

function swapUnlessInOrder(items: Upcoming[], above: number, below: number): boolean {
  const [one, other] = [items[above], items[below]];
  if (!one || !other || !isBefore(other, one)) return false;
  items[above] = other;
  items[below] = one;
  return true;
}
