import type { Case } from '../cases.ts';
import type { Exchange } from '../exchange.ts';
import type { Probe, Started } from '../process.ts';
import type { Sent } from '../wrk.ts';
import type { RingbackServer } from './ringback.ts';

/** What a server is to answer. */
export interface Setup {
  readonly work: Case;
  readonly exchanges: readonly Exchange[];
  readonly ringback: RingbackServer;
  /** Where it may keep files while it runs. */
  readonly folder: string;
  /** Which cores it runs on; absent for all. */
  readonly cores?: readonly number[];
  /** Every call of the run’s data as VoiceOS shows it: read when first needed. */
  readonly rows: () => Promise<readonly object[]>;
}

/** A server under load. */
export interface Running {
  readonly process: Started;
  /** Where requests go. */
  readonly base: string;
  /** In its own words, where it has such. */
  readonly sent: readonly Sent[];
  /** Forgets what the last load left behind; absent where there is nothing to forget. */
  readonly reset?: () => Promise<void>;
  /** How long its main loop was held at most since this was asked before; absent where it does not tell. */
  readonly readLoopMaxMs?: () => Promise<number>;
}

/** What is compared. */
export interface Server {
  readonly name: string;
  readonly title: string;
  /** Cores of its own choice, in place of the one that servers have. */
  readonly cores?: readonly number[];
  readonly isPeer: boolean;
  /** Nothing where it cannot do that work. */
  readonly start: (setup: Setup) => Promise<Running | undefined>;
}

/** The core that servers have; the load has the other. */
export const SERVER_CORE = 0;

/** What is asked until it is answered: a case’s first request if that is a GET, or anything. */
export function probeOf([first]: readonly Sent[], { status }: Case): Probe {
  if (first?.request.method !== 'GET') return { path: '/', headers: {} };
  return { path: first.request.path, headers: first.request.headers, status };
}
