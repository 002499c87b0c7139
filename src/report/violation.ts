import type { Basis, Blame, Place } from '../contract/contract.ts';
import type { NearMiss } from '../contract/near-miss.ts';

export type { NearMiss } from '../contract/near-miss.ts';

/**
 * What a breach is of: one request against the spec, a request that no operation matches, a receiver of webhooks, or
 * a rule about how requests follow each other.
 */
export type ViolationKind = 'request' | 'unmatched' | 'response' | 'receiver' | 'rule';

/** A breach of the contract, or a note of one, as `GET /violations` and reports show it; equal ones are counted together. */
export interface Violation {
  readonly id: string;
  /** The first request that it was seen in; of a delivery, where a receiver is meant. */
  readonly requestId: string;
  readonly kind: ViolationKind;
  readonly level: 'violation' | 'note';
  readonly provider: string;
  /** Null where no operation matched. */
  readonly operation: string | null;
  readonly in: Place;
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  /** What was sent, as JSON, short, with secrets taken out; null where nothing was, or it may not be shown. */
  readonly sent: string | null;
  /** What would be allowed, each as a person writes it; empty where it is no closed list. */
  readonly allowed: readonly string[];
  readonly basis: Basis;
  readonly blame: Blame;
  /** Why that one is to blame, in a sentence. */
  readonly reason: string;
  readonly remedy: string;
  /** Where the contract says so; null where it is written in no spec. */
  readonly rule: RulePlace | null;
  /** The operations that come nearest to a request that none matches, the nearest first. */
  readonly nearest: readonly NearMiss[];
  readonly first: FirstRequest | null;
  readonly count: number;
}

/** A rule in the text of a spec. */
export interface RulePlace {
  /** Such as `specs/voiceos.yaml`. */
  readonly file: string;
  /** JSON pointer into the spec. */
  readonly pointer: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** The keyword and its value as they stand there, such as `maximum: 100`; short. */
  readonly constraint: string;
}

/** The first request that a breach was seen in. */
export interface FirstRequest {
  /** The sandbox's instant, in ISO 8601. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** A command that sends it again to a mock at its default port, with stand-ins for secrets. */
  readonly curl: string;
}
