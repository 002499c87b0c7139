import { type Attempt, type DeliveryRecord, hasHeldUp } from './delivery-record.ts';

/** The first attempts of a sandbox that wait for their turn. */
export interface Backlog {
  /** Whether what falls due is to wait in the plans: receivers that cannot keep up are waited for. */
  readonly isFull: boolean;
  /** False where others would wait for one more: its subscription is stuck, and has one that waits. */
  hasRoomFor(record: DeliveryRecord): boolean;
  enter(record: DeliveryRecord): void;
  /** Its turn has come, or it was given up. */
  leave(record: DeliveryRecord): void;
  /** Is told of every attempt that ends; gives those that are to be given up, so that other receivers go on. */
  ended(record: DeliveryRecord, attempt: Attempt): readonly DeliveryRecord[];
}

/** First attempts that may wait; beyond, what is due waits in the plans, so that a long jump is not held in memory. */
const MAX_WAITING = 5000;
/** Why a delivery is given up. */
export const STUCK = `its receiver does not answer, and ${MAX_WAITING} deliveries wait`;

export function createBacklog(max = MAX_WAITING): Backlog {
  const lines = new Map<string, Line>();
  let count = 0;
  return {
    get isFull() {
      return count >= max;
    },
    hasRoomFor({ subscription }) {
      const line = lines.get(subscription.key);
      return !line?.isStuck || line.waiting.size === 0;
    },
    enter(record) {
      const { key } = record.subscription;
      const line = lines.get(key) ?? { waiting: new Set(), isStuck: false };
      lines.set(key, line);
      if (!line.waiting.has(record)) count += 1;
      line.waiting.add(record);
    },
    leave(record) {
      const { key } = record.subscription;
      const line = lines.get(key);
      if (!line?.waiting.delete(record)) return;
      count -= 1;
      // One that is stuck stays known until its attempt ends.
      if (line.waiting.size === 0 && !line.isStuck) lines.delete(key);
    },
    ended({ subscription: { key } }, attempt) {
      const line = lines.get(key);
      if (!line) return [];
      if (hasHeldUp(attempt)) line.isStuck ||= count >= max;
      else line.isStuck = false;
      if (line.waiting.size === 0) lines.delete(key);
      // The first in line is the one to find out whether its receiver is back.
      return line.isStuck && count >= max ? [...line.waiting].slice(1) : [];
    },
  };
}

/** What waits of one subscription, in order. */
interface Line {
  readonly waiting: Set<DeliveryRecord>;
  /** Its receiver holds it up while the backlog is full: it loses what others would have to wait for. */
  isStuck: boolean;
}
