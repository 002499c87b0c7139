import type { Match } from './match.ts';

/** Which requests a reply or a fault is for. All that is given must hold; what is null or empty asks for nothing. */
export interface RequestRule {
  /** `operationId`s. */
  readonly on: readonly string[] | null;
  readonly provider: readonly string[] | null;
  readonly match: Match;
  /** Of the requests that fit so far, these: counted from 1, or every so many. */
  readonly nth: readonly number[] | { readonly every: number } | null;
  /** The first so many of the requests that fit, whatever `nth` leaves of them. */
  readonly first: number | null;
  /** What `nth` and `first` count for: all requests, those to each call, or those that are the same. */
  readonly per: (typeof PERS)[number];
  /** Milliseconds after the scenario's start; half-open, so that windows that meet add up. */
  readonly during: { readonly from: number; readonly to: number } | null;
  /** The share of the requests that are left which it is for, drawn by seed and their order. */
  readonly probability: number;
  /** How often at most. */
  readonly times: number | null;
}

export const PERS = ['sandbox', 'call', 'request'] as const;
