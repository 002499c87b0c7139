/** What was counted in a sandbox, by rule: what decides looks at it, and changes nothing. */
export interface Tallies {
  /** Undefined where nothing was counted yet. */
  get(rule: string, what: string): number | undefined;
  /** All of them, by rule in the order in which they were first counted. */
  entries(): readonly Tally[];
  /** Whether no further call, request or credential can be counted apart. */
  readonly isFull: boolean;
}

/** A count after a request: what a decision wants to be remembered. */
export interface Tally {
  readonly rule: string;
  readonly what: string;
  readonly value: number;
}

/** The counts as the owner of a world keeps them. */
export interface TallyStore extends Tallies {
  apply(tallies: readonly Tally[]): void;
  /** Lets the counts go of rules that are in force no more. */
  retain(isInForce: (rule: string) => boolean): void;
}

/** Requests that a rule was for. */
export const MATCHED = 'matched';
/** Requests in which it did what it is there for. */
export const USED = 'used';
/** Stands for no rule: how many were added to each list, so that no id is given twice. */
export const ADDED = 'added';

/** Calls, requests and credentials that are counted apart, of all rules together. */
const MAX_TALLIES = 100_000;

/** Counts by rule. Past the bound, what was not counted before is not: rules with `per`, and expiry, pass it by. */
export function createTallies(max: number = MAX_TALLIES): TallyStore {
  const byRule = new Map<string, Map<string, number>>();
  let size = 0;
  return {
    get: (rule, what) => byRule.get(rule)?.get(what),
    entries: () =>
      [...byRule].flatMap(([rule, counts]) => [...counts].map(([what, value]) => ({ rule, what, value }))),
    get isFull() {
      return size >= max;
    },
    apply(tallies) {
      for (const { rule, what, value } of tallies) {
        const counts = byRule.get(rule) ?? new Map<string, number>();
        byRule.set(rule, counts);
        if (!counts.has(what)) size += 1;
        counts.set(what, value);
      }
    },
    retain(isInForce) {
      for (const [rule, counts] of byRule) {
        if (isInForce(rule)) continue;
        byRule.delete(rule);
        size -= counts.size;
      }
    },
  };
}
