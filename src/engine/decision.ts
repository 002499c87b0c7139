import type { HeaderFields } from '../core/exchange.ts';
import type { Instant } from '../core/instant.ts';
import type { Json, JsonObject } from '../core/json.ts';
import type { Plan } from '../core/plan.ts';
import type { Change } from './change.ts';
import type { PageFacts, Problem, Refusal, Shape, ShapeContext } from './provider.ts';
import type { ResourceKind } from './resource.ts';

/** What the engine says to a request. */
export type Decision = Respond | Refuse | Stub;

/** The model's answer. */
export interface Respond {
  readonly kind: 'respond';
  readonly status: number;
  readonly headers: HeaderFields;
  readonly body: Body;
  /** What the request changes. */
  readonly commit: Commit | undefined;
  /** Declared parameters that were sent and that nothing models. */
  readonly ignored: readonly string[];
  /** Where a list's page stands; absent where the answer is none. */
  readonly page?: PagePosition;
  /** What whoever runs the mock is to be told once, however often it is said. */
  readonly note?: string;
  /** What a list that is walked page by page says beside its rows; absent where there is nothing to walk. */
  readonly pageFacts?: PageFacts;
}

/**
 * Where a page stands in its list: the first with more behind it, one between others, the last of several. A list
 * without rows is empty, wherever it is asked for; one that comes at once is whole.
 */
export type PagePosition = 'first' | 'middle' | 'last' | 'empty' | 'whole';

/** The provider's refusal. `problems` are breaches that only the engine could see. */
export interface Refuse {
  readonly kind: 'refuse';
  readonly refusal: Refusal;
  readonly problems: readonly Problem[];
}

/** Nothing models the operation: the answer is made from the spec alone. */
export interface Stub {
  readonly kind: 'stub';
}

/** A change to record. */
export interface Commit {
  readonly change: Change;
  /** The plan that it leads to; undefined where it leads to none. */
  readonly plan?: Plan;
}

/** A body that may be put together from bytes that are kept. */
export type Body =
  | { readonly kind: 'empty' }
  | { readonly kind: 'json'; readonly value: Json }
  | { readonly kind: 'resource'; readonly rendering: Rendering }
  | {
      readonly kind: 'list';
      readonly rows: readonly Rendering[];
      /** The member that holds the rows; null where the body is the bare array. */
      readonly member: string | null;
      readonly around: JsonObject;
    };

/** A resource to be written in a shape, as of an instant. */
export interface Rendering {
  /** Bytes of it may be kept with this owner, under the row's number; undefined where they are not asked for again. */
  readonly owner: object | undefined;
  readonly row: number;
  readonly kind: ResourceKind;
  readonly shape: Shape;
  readonly context: ShapeContext;
  readonly now: Instant;
  plan(): Plan;
}
