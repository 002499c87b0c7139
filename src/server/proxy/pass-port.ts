import type { Agent } from 'node:http';
import type { SeenExchange } from './seen.ts';
import type { CopyBudget } from './tap.ts';
import type { Upstream } from './upstream.ts';

/** What requests are passed on with. */
export interface PassPort {
  readonly upstream: Upstream;
  /** Keeps connections to the upstream. */
  readonly agent: Agent;
  readonly timeouts: Timeouts;
  readonly budget: CopyBudget;
  /** Real time in milliseconds. */
  readonly wall: () => number;
  /** Is told of each exchange once it is over; `release` is to be called when its copies are needed no more. */
  readonly onExchange: (exchange: SeenExchange, release: () => void) => void;
}

/** Milliseconds of real time. */
export interface Timeouts {
  /** For the upstream to take a connection. */
  readonly connectMs: number;
  /** From the end of the request to the head of the answer. */
  readonly answerMs: number;
}

/** A request on its way: what it is called here and there. */
export interface Passing {
  readonly id: number;
  /** What the client wrote before the path, to be left off: `/voiceos`, or nothing. */
  readonly mount: string;
  /** Below the mount. */
  readonly path: string;
  readonly query: string;
  /** Path and query at the upstream. */
  readonly target: string;
}
