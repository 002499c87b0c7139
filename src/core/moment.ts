import type { Instant } from './instant.ts';

/** A point in a world's history: an instant alone does not tell apart what happens at one, as under a frozen clock. */
export interface Moment {
  readonly at: Instant;
  /** How many changes its log held. */
  readonly changes: number;
}
