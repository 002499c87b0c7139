/** How many requests are being answered, and who waits until those are done that are now. */
export interface UnderWay {
  readonly count: number;
  begin(): void;
  end(): void;
  /** Resolves at the first instant at which nothing is being answered. */
  idle(): Promise<void>;
}

export function createUnderWay(): UnderWay {
  let count = 0;
  let waiters: (() => void)[] = [];
  return {
    get count() {
      return count;
    },
    begin() {
      count += 1;
    },
    end() {
      count -= 1;
      if (count > 0 || waiters.length === 0) return;
      for (const wake of waiters) wake();
      waiters = [];
    },
    idle: () => (count === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
  };
}
