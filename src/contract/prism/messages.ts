import type { Preference, StubResponse } from '../contract.ts';

/** A request, in the parts that Prism takes. */
export interface PrismRequest {
  /** Below the base path, each parameter percent-encoded. */
  readonly path: string;
  /** Declared parameters only. */
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where there is none, or none that Prism is to see. */
  readonly body?: PrismBody;
}

export type PrismBody =
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string };

/** What Prism says is wrong. */
export interface PrismDiagnostic {
  /** Such as `['body', 'voice', 'speed']`; the first names the place. */
  readonly path: readonly string[];
  /** A keyword, or `401` or `415`. */
  readonly code: string;
  readonly message: string;
}

/** What Prism says of a request. */
export interface PrismVerdict {
  readonly diagnostics: readonly PrismDiagnostic[];
  /** Places (`body`, `query`, `header`, `path`) with a schema that Prism cannot compile: there it lets all pass. */
  readonly blind: readonly string[];
  /** Why it could not say anything; absent as a rule. */
  readonly threw?: string;
}

/** How an operation is named across the thread. */
export interface OperationName {
  /** Lower case. */
  readonly method: string;
  readonly path: string;
}

export type PrismTask =
  | { readonly kind: 'validate'; readonly operation: OperationName; readonly request: PrismRequest }
  | {
      readonly kind: 'stub';
      readonly operation: OperationName;
      /** The `Accept` header; absent when the client sent none. */
      readonly accept: string | undefined;
      readonly preference: Preference;
      readonly key: string;
    };

/** What each kind of task answers. */
export interface PrismAnswers {
  readonly validate: PrismVerdict;
  readonly stub: StubResponse;
}

/** How one task to Prism came out. */
export type PrismOutcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** Prism was too slow, died, could not be loaded, or was asked too much; `reason` says which. */
  | { readonly kind: 'lost'; readonly reason: string };

export type ToWorker =
  | { readonly kind: 'spec'; readonly spec: number; readonly text: string }
  | { readonly kind: 'forget'; readonly spec: number }
  | { readonly kind: 'task'; readonly id: number; readonly spec: number; readonly task: PrismTask };

export type FromWorker =
  | { readonly kind: 'ready' }
  /** A spec was read, or could not be: its tasks will tell. */
  | { readonly kind: 'loaded'; readonly spec: number }
  | { readonly kind: 'done'; readonly id: number; readonly answer: PrismVerdict | StubResponse }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string };
