import type { Instant } from '../../core/instant.ts';
import type { Serial } from '../../core/serial.ts';

/** A delivery of an event as a snapshot holds it: with it, what was told already is not told again. */
export interface RecordedDelivery {
  readonly id: string;
  /** Its place in the sandbox's sequence, from 1. */
  readonly seq: number;
  /** The subscription's name in the sandbox. */
  readonly subscription: string;
  readonly kind: string;
  readonly serial: Serial;
  readonly event: { readonly name: string; readonly at: Instant; readonly index: number };
  readonly dueAt: Instant;
  readonly isDoubled: boolean;
  /** Whether it was lost on purpose. */
  readonly isDropped: boolean;
  readonly attempts: readonly RecordedAttempt[];
}

/** One try to deliver, without what wall clock and socket decided. */
export interface RecordedAttempt {
  readonly at: Instant;
  readonly cause: string;
  readonly status: number | null;
  readonly error: string | null;
  readonly reason: string | null;
}
