import type { Instant } from '../../core/instant.ts';
import type { Serial } from '../../core/serial.ts';

/** What was told in a world by an instant: with it, nothing is told again and nothing is left out. */
export interface RecordedDeliveries {
  /** Everything that fell due before it was told; of what fell due then or later, what is in the list. */
  readonly toldBefore: Instant;
  /** By their place in the sandbox's sequence. */
  readonly deliveries: readonly RecordedDelivery[];
  /** How many went to make room. */
  readonly dropped: number;
}

/** A delivery of an event as a snapshot holds it. */
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

/** One try to deliver, without how long the wall clock found that it took. */
export interface RecordedAttempt {
  /** The sandbox's instant at which its turn came. */
  readonly at: Instant;
  readonly cause: AttemptCause;
  /** Null where no answer came. */
  readonly status: number | null;
  /** Null where it was acknowledged. */
  readonly error: AttemptError | null;
  readonly reason: string | null;
}

/** Why there was an attempt: `repeat` is a duplicate on purpose, `hand` was asked for. */
export type AttemptCause = (typeof ATTEMPT_CAUSES)[number];
export const ATTEMPT_CAUSES = ['schedule', 'repeat', 'hand'] as const;

/** Why an attempt came to no answer, or to one that acknowledges nothing. */
export type AttemptError = (typeof ATTEMPT_ERRORS)[number];
export const ATTEMPT_ERRORS = [
  'status',
  'redirect',
  'timeout',
  'unreachable',
  'unresolved',
  'blocked',
  'no-secret',
  'unsendable',
  'crowded',
] as const;
