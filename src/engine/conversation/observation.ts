import type { Instant } from '../../core/instant.ts';
import type { PageFacts } from '../provider.ts';

/** A request and its answer, as the rules of a conversation look at them. */
export interface Observation {
  readonly requestId: string;
  readonly provider: string;
  readonly operation: string;
  /** Upper case; HEAD is its own. */
  readonly method: string;
  /** As it was sent, below the provider's mount; of a long one a digest, as of other long texts here. */
  readonly path: string;
  /** When the request came, by the sandbox's clock. */
  readonly at: Instant;
  /** When its answer was on its way. */
  readonly answeredAt: Instant;
  /**
   * The clock that measures what passes between two requests; undefined where it does not go on by itself, so that
   * waiting makes no time pass. A clock that was moved is another one.
   */
  readonly timer: object | undefined;
  readonly status: number;
  /** False where the answer was lost, or broken, on purpose: the client cannot know what it was. */
  readonly wasTold: boolean;
  /** Milliseconds that the answer asks to wait; undefined where it asks for none. */
  readonly retryAfter: number | undefined;
  /** The path parameter by which one resource is read; undefined where the request is no such read. */
  readonly reads: string | undefined;
  /** The model's page; undefined where it showed none. */
  readonly page: PageFacts | undefined;
  /** The query parameter that takes a cursor; undefined where the operation has none. */
  readonly cursor: SentCursor | undefined;
  /** Whether a list was answered by something else than the model: cursors in it are not known. */
  readonly isForeignList: boolean;
  readonly hasIdempotencyKey: boolean;
  /** Whether the resource that was read will not change any more; undefined where none was shown. */
  isFinal(): boolean | undefined;
  /** Tells clients apart: a digest, empty for no credential. */
  credential(): string;
  /** What was sent, in short: method, path, query, body and credential. */
  likeness(): string;
  /** What a list was asked to select, without page and size. */
  filters(): string;
}

export interface SentCursor {
  readonly parameter: string;
  /** Undefined for the first page. */
  readonly sent: string | undefined;
  readonly outcome: 'taken' | 'expired' | 'refused';
}

/** A rule that was broken. */
export interface ConversationBreach {
  /** None that a contract's own breach has: these are counted apart. */
  readonly code: ConversationCode;
  readonly in: 'path' | 'query' | 'header' | 'body';
  readonly pointer: string;
  readonly message: string;
  readonly remedy: string;
}

export type ConversationCode =
  | 'poll-count'
  | 'poll-rate'
  | 'poll-after-end'
  | 'retry-after'
  | 'page-unfinished'
  | 'cursor-reused'
  | 'cursor-forged'
  | 'cursor-filters'
  | 'retry-unsafe'
  | 'retry-useless';

/** Milliseconds that a client's timer, or ours, may be early by. */
export const TIMER_SLACK = 20;
