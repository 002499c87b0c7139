/** A value that a scenario compares with. */
export type Scalar = string | number | boolean | null;

/** What a value must be; everything that is given must hold. */
export interface Criterion {
  readonly oneOf?: readonly Scalar[];
  readonly not?: readonly Scalar[];
  readonly prefix?: string;
  readonly suffix?: string;
  readonly contains?: string;
  /** Numbers are compared as numbers, texts as texts: instants of one form too. */
  readonly gt?: number | string;
  readonly gte?: number | string;
  readonly lt?: number | string;
  readonly lte?: number | string;
  /** Whether there is a value at all. */
  readonly exists?: boolean;
}

/**
 * What must fit, by place: `path.id`, `query.limit`, `header.x-team`, `body.metadata.plan`; for lifecycle rules also
 * `from`, `to`, `agent` and `provider`. An empty one fits everything.
 */
export type Match = Readonly<Record<string, Criterion>>;
