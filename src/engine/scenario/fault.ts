import type { Distribution } from '../../core/distribution.ts';
import type { HeaderFields } from '../../core/exchange.ts';
import type { Json } from '../../core/json.ts';
import type { RequestRule } from './request-rule.ts';

/** A failure made on purpose. */
export interface Fault extends RequestRule {
  /** Milliseconds of real time before the answer. */
  readonly latency: Distribution | null;
  /** Null where it is only slow. */
  readonly failure: Failure | null;
  /** Whether a request that it hits has its effect all the same: a call is made, its answer is lost. */
  readonly effect: boolean;
}

export type Failure =
  /** Without a body, the provider's own error of that status. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers: HeaderFields;
      readonly body: Json | undefined;
    }
  /** So many requests in each window of time, counted from the start; 429 beyond. */
  | { readonly kind: 'quota'; readonly requests: number; readonly perMs: number }
  /** So many of the client's calls that have not ended; a create beyond is 429. */
  | { readonly kind: 'concurrency'; readonly calls: number }
  /** A credential is good for so long from its first use; 401 then, until another one is sent. */
  | { readonly kind: 'expiry'; readonly afterMs: number }
  /** The body drips, over so many milliseconds of real time. */
  | { readonly kind: 'slow-body'; readonly over: Distribution }
  /** The connection ends within the body, after this share of it. */
  | { readonly kind: 'truncate'; readonly share: number }
  | { readonly kind: 'reset'; readonly at: 'before-headers' | 'after-headers' }
  /** The connection ends with nothing sent. */
  | { readonly kind: 'empty-reply' }
  /** JSON that breaks off. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'content-type'; readonly type: string }
  /** A response that is not what the contract says. */
  | { readonly kind: 'breach'; readonly breach: Breach };

/** How a response breaks its contract. */
export type Breach = (typeof BREACHES)[number];
export const BREACHES = ['missing-required', 'wrong-type', 'unknown-enum', 'extra-field'] as const;

/** The most that a fault, and all of them together, make a request wait, and a body drip; milliseconds of real time. */
export const MAX_WAIT_MS = 60_000;
