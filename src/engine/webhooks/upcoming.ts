import { createHeap } from '../../core/heap.ts';
import { type Instant, NEVER } from '../../core/instant.ts';
import type { PlannedDelivery } from './planned-delivery.ts';

/** The deliveries that lie ahead, in total order: by instant, then by where their resource stands, then by its events. */
export interface Upcoming {
  /** When the first is due; NEVER when there is none. */
  nextAt(): Instant;
  /** When the last is due of those resources whose last delivery passes; before all time when there is none. */
  lastAt(passes: (last: PlannedDelivery) => boolean): Instant;
  /** Takes the first. */
  take(): PlannedDelivery | undefined;
  /** What lies ahead of one resource. */
  of(place: Place): readonly PlannedDelivery[];
  /** Puts these, in the order in which they fall due, in the place of what lies ahead of one resource. */
  put(place: Place, deliveries: readonly PlannedDelivery[]): void;
}

/** Where a resource stands: ties at an instant go by it. */
export interface Place {
  readonly source: number;
  readonly row: number;
}

export function createUpcoming(): Upcoming {
  const heap = createHeap<Entry>(
    (one, other) =>
      dueAtOf(one) - dueAtOf(other) ||
      one.place.source - other.place.source ||
      one.place.row - other.place.row,
  );
  const entries = new Map<string, Entry>();
  // What was replaced stays in the heap until it is the first, or until there is more of it than of the rest.
  let replaced = 0;
  const clean = (): void => {
    if (replaced > heap.size / 2) {
      heap.keep(({ isReplaced }) => !isReplaced);
      replaced = 0;
    }
    for (; heap.peek()?.isReplaced; replaced -= 1) heap.pop();
  };
  return {
    nextAt() {
      const first = heap.peek();
      return first ? dueAtOf(first) : NEVER;
    },
    lastAt(passes) {
      let last = -NEVER;
      for (const { deliveries } of entries.values()) {
        const final = deliveries.at(-1);
        if (final && passes(final)) last = Math.max(last, final.dueAt);
      }
      return last;
    },
    take() {
      const first = heap.peek();
      const delivery = first?.deliveries[first.taken];
      if (!first || !delivery) return undefined;
      first.taken += 1;
      if (first.taken < first.deliveries.length) heap.sinkFirst();
      else {
        heap.pop();
        entries.delete(keyOf(first.place));
      }
      clean();
      return delivery;
    },
    of(place) {
      const entry = entries.get(keyOf(place));
      return entry ? entry.deliveries.slice(entry.taken) : [];
    },
    put(place, deliveries) {
      const key = keyOf(place);
      const known = entries.get(key);
      if (known) {
        known.isReplaced = true;
        replaced += 1;
        entries.delete(key);
      }
      if (deliveries.length > 0) {
        const entry: Entry = { place, deliveries, taken: 0, isReplaced: false };
        entries.set(key, entry);
        heap.push(entry);
      }
      clean();
    },
  };
}

interface Entry {
  readonly place: Place;
  /** Never empty. */
  readonly deliveries: readonly PlannedDelivery[];
  /** How many of them were taken. */
  taken: number;
  isReplaced: boolean;
}

function dueAtOf({ deliveries, taken }: Entry): Instant {
  return deliveries[taken]?.dueAt ?? NEVER;
}

function keyOf({ source, row }: Place): string {
  return `${source}/${row}`;
}
