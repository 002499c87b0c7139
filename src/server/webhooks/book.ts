import { createQueue } from '../../core/queue.ts';
import { crowdOut } from './conclude.ts';
import { type DeliveryRecord, isSettled } from './delivery-record.ts';

/** The deliveries of one sandbox, bounded: the oldest settled ones go first. */
export interface Book {
  add(record: DeliveryRecord): void;
  find(id: string): DeliveryRecord | undefined;
  /** Newest first. */
  list(): readonly DeliveryRecord[];
  /** How many went to make room. */
  readonly dropped: number;
  /** Is to be told when a delivery comes to its end. */
  settled(record: DeliveryRecord): void;
}

interface BookOptions {
  readonly max?: number;
  readonly fail?: typeof crowdOut;
}

const MAX_DELIVERIES = 10_000;

/**
 * @param droppedBefore how many went before the initial ones.
 * @param fail ends a delivery that is to make room.
 */
export function createBook(
  initial: readonly DeliveryRecord[] = [],
  droppedBefore = 0,
  { max = MAX_DELIVERIES, fail = crowdOut }: BookOptions = {},
): Book {
  // A map keeps the order of insertion: the first that is open is the oldest.
  const open = new Map<string, DeliveryRecord>();
  const done = new Map<string, DeliveryRecord>();
  /** Ids of those that are done: a map steps over all that went before it finds its first. */
  const doneInOrder = createQueue<string>();
  let dropped = droppedBefore;
  const close = (record: DeliveryRecord): void => {
    if (!done.has(record.id)) doneInOrder.push(record.id);
    done.set(record.id, record);
  };
  const book: Book = {
    get dropped() {
      return dropped;
    },
    add(record) {
      if (isSettled(record)) close(record);
      else open.set(record.id, record);
      if (open.size + done.size <= max) return;
      // Where nothing is settled, the oldest delivery that waits fails to make room.
      if (done.size === 0) {
        const oldest = findOldest(open.values());
        if (oldest) {
          fail(oldest, `${max} later deliveries wait too`);
          book.settled(oldest);
        }
      }
      const oldest = doneInOrder.shift();
      if (oldest !== undefined) done.delete(oldest);
      dropped += 1;
    },
    find: (id) => open.get(id) ?? done.get(id),
    list: () => [...done.values(), ...open.values()].sort((a, b) => b.seq - a.seq),
    settled(record) {
      if (record.content.kind === 'event') record.content.plan = undefined;
      if (open.delete(record.id)) close(record);
    },
  };
  for (const record of initial) book.add(record);
  return book;
}

/** One under way is left alone as long as another waits. */
function findOldest(open: Iterable<DeliveryRecord>): DeliveryRecord | undefined {
  let first: DeliveryRecord | undefined;
  for (const record of open) {
    if (record.state !== 'delivering') return record;
    first ??= record;
  }
  return first;
}
