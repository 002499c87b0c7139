import type { Json } from '../../core/json.ts';
import type { Breach } from '../scenario/fault.ts';
import type { RequestRule } from '../scenario/request-rule.ts';

// Written out, and held to the schemas by a test: a reader of the package's types has no zod.

/** What is the same in replies and faults as they are written: which requests they are for. */
interface RequestRuleDocument {
  /** The operations, by `operationId`; `"*"` is all. */
  readonly on: string | readonly string[];
  /** All of them without it. */
  readonly provider?: string | readonly string[] | undefined;
  /** By `path.x`, `query.x`, `header.x` or `body.x`. */
  readonly match?: Readonly<Record<string, CriterionDocument>> | undefined;
  /** Of the requests that fit, counted from 1. */
  readonly nth?: number | readonly number[] | { readonly every: number } | undefined;
  readonly first?: number | undefined;
  /** What `nth` and `first` count for; the whole sandbox without it. */
  readonly per?: RequestRule['per'] | undefined;
  /** A window after the scenario's start, as durations such as `10m`. */
  readonly during?: { readonly from?: string | undefined; readonly to?: string | undefined } | undefined;
  /** From 0 to 1; 1 without it. */
  readonly probability?: number | undefined;
}

/** What a value must be, as it is written: itself, one of a list, or a comparison. */
type CriterionDocument = Scalar | readonly Scalar[] | Comparison;

type Scalar = string | number | boolean | null;

interface Comparison {
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  readonly contains?: string | undefined;
  readonly gt?: number | string | undefined;
  readonly gte?: number | string | undefined;
  readonly lt?: number | string | undefined;
  readonly lte?: number | string | undefined;
  readonly not?: Scalar | readonly Scalar[] | undefined;
  readonly exists?: boolean | undefined;
}

/** A time of real waiting, as it is written: `300ms`, `300ms..2s`, or a spread. */
type WaitDocument = string | { readonly median: string; readonly p95: string };

type HeadersDocument = Readonly<Record<string, string | number>>;

/** A reply as it is written: in a scenario, for the control API, in a test. */
export interface ReplyDocument extends RequestRuleDocument {
  /** `always` without it. */
  readonly times?: number | 'always' | undefined;
  /** From 200 to 599; 200 without it. */
  readonly status?: number | undefined;
  readonly headers?: HeadersDocument | undefined;
  /** The whole body. */
  readonly body?: Json | undefined;
  /** Merged into the modelled response (RFC 7396). */
  readonly merge?: Json | undefined;
  /** One of the spec's examples, by name. */
  readonly example?: string | undefined;
  /** Whether it may break the contract; false without it. */
  readonly break?: boolean | undefined;
}

/** A fault as it is written: in a scenario, for the control API, in a test. One failure each, or a latency alone. */
export interface FaultDocument extends RequestRuleDocument {
  /** As often as there are requests without it. */
  readonly times?: number | undefined;
  readonly latency?: WaitDocument | undefined;
  /** From 400 to 599, with the provider's own error body. */
  readonly status?: number | undefined;
  /** 429 beyond so many requests in each window, or so many calls that have not ended. */
  readonly quota?:
    | { readonly requests: number; readonly per: string }
    | { readonly calls: number }
    | undefined;
  /** A credential's life, as a duration. */
  readonly expireAfter?: string | undefined;
  readonly slowBody?: WaitDocument | undefined;
  /** The share of the body that is sent: from 0, below 1. */
  readonly truncate?: number | undefined;
  readonly reset?: 'before-headers' | 'after-headers' | undefined;
  readonly emptyReply?: true | undefined;
  readonly malformedJson?: true | undefined;
  readonly contentType?: string | undefined;
  readonly break?: Breach | undefined;
  /** With `status`. */
  readonly headers?: HeadersDocument | undefined;
  /** With `status`. */
  readonly body?: Json | undefined;
  /** Whether the request has its effect all the same. */
  readonly effect?: boolean | undefined;
}
