import { type Instant, NEVER } from '../../core/instant.ts';
import type { Provider } from '../../engine/provider.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Attempt, DeliveryRecord } from './delivery-record.ts';
import { judgeReceiver } from './judge-receiver.ts';
import type { Outbox } from './outbox.ts';
import { createPostman } from './post.ts';
import { type SendOptions, type SendOutcome, sendDelivery } from './send-delivery.ts';

/** What all sandboxes of a server deliver through. */
export interface Dispatcher {
  readonly providers: ReadonlyMap<string, Provider>;
  /** False once the server was closed: nothing is sent any more. */
  readonly isOpen: boolean;
  /** Sends a delivery once. Never rejects. */
  send(sandbox: Sandbox, record: DeliveryRecord): Promise<SendOutcome>;
  /** Records what an attempt says of its receiver. */
  judge(sandbox: Sandbox, record: DeliveryRecord, attempt: Attempt): void;
  /** Has an outbox look again at an instant of real time; NEVER when it need not. One timer serves them all. */
  wakeAt(outbox: Outbox, at: Instant): void;
  /** Says what whoever runs the mock should know. */
  note(line: string): void;
  /** Is told of errors of ours. */
  onError(error: unknown): void;
  /** Breaks off what is under way. */
  close(): void;
}

/** What a dispatcher is made from. */
export interface DispatcherOptions extends Omit<SendOptions, 'postman'> {
  /** Steady real time in milliseconds. */
  readonly wall: () => number;
}

export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { providers, allowPublic, wall, onError } = options;
  const postman = createPostman(allowPublic);
  const wakes = new Map<Outbox, Instant>();
  let isOpen = true;
  let timer: NodeJS.Timeout | undefined;
  let timerAt = NEVER;

  const setTimer = (at: Instant): void => {
    clearTimeout(timer);
    timerAt = at;
    if (!isOpen || timerAt === NEVER) return;
    timer = setTimeout(ring, Math.min(LONGEST_WAIT_MS, Math.max(1, timerAt - wall())));
    // A process with nothing else to do need not stay for it.
    timer.unref();
  };
  const ring = (): void => {
    const now = wall();
    for (const [outbox, at] of [...wakes]) {
      if (at > now) continue;
      wakes.delete(outbox);
      try {
        outbox.pump();
      } catch (error) {
        // One sandbox's trouble is not the others'.
        onError(error);
      }
    }
    let next = NEVER;
    for (const at of wakes.values()) next = Math.min(next, at);
    setTimer(next);
  };

  return {
    providers,
    get isOpen() {
      return isOpen;
    },
    send: (sandbox, record) => sendDelivery({ ...options, postman }, sandbox, record),
    judge: judgeReceiver,
    note: options.note,
    onError,
    wakeAt(outbox, at) {
      if (at === NEVER) {
        wakes.delete(outbox);
        return;
      }
      wakes.set(outbox, at);
      // The others' are no earlier than the timer's: they need not be looked through.
      if (at < timerAt) setTimer(at);
    },
    close() {
      isOpen = false;
      clearTimeout(timer);
      wakes.clear();
      postman.close();
    },
  };
}

/** A timer takes no more; what it wakes too early does nothing. */
const LONGEST_WAIT_MS = 3_600_000;
