import type { Operation } from '../../contract/contract.ts';
import { canonicalJson } from '../../core/json.ts';

/** Requests that are alike, and what they were answered with. */
export interface Recording {
  readonly operation: Operation;
  /** What the requests were, by place, such as `path.id`. */
  readonly places: Readonly<Record<string, unknown>>;
  readonly versions: Version[];
}

/** An answer, and how often it came before another did. */
export interface Version {
  readonly id: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** As JSON; undefined where the answer was empty. */
  readonly body: string | undefined;
  readonly times: number;
}

/** Whether two answers are the same but for when they came. */
export function isSame(one: Version, other: Version): boolean {
  return (
    one.status === other.status &&
    one.body === other.body &&
    canonicalJson(one.headers) === canonicalJson(other.headers)
  );
}
