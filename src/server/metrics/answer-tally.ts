/** How often a status was answered, by provider and operation. */
export interface AnswerCount {
  /** Null where none was asked for. */
  readonly provider: string | null;
  /** Null where none matched. */
  readonly operation: string | null;
  readonly status: number;
  readonly count: number;
}

/** What the mock port has answered since it was started, whatever became of the sandboxes. */
export interface AnswerTally {
  add(provider: string | null, operation: string | null, status: number): void;
  list(): readonly AnswerCount[];
}

/** There are no more rows than operations and statuses. */
export function createAnswerTally(): AnswerTally {
  const counts = new Map<string, { -readonly [Name in keyof AnswerCount]: AnswerCount[Name] }>();
  return {
    add(provider, operation, status) {
      const key = `${provider} ${operation} ${status}`;
      const known = counts.get(key);
      if (known) known.count += 1;
      else counts.set(key, { provider, operation, status, count: 1 });
    },
    list: () => [...counts.values()],
  };
}
