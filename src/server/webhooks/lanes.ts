/** Tasks in lanes: those of one lane go one by one, in order; lanes do not wait for each other. */
export interface Lanes {
  /** Begins when those before it in its lane have ended, and never at once: what goes on now goes first. */
  run(lane: string, task: () => Promise<void>): void;
}

/** @param onError is told what a task throws: its lane goes on with the next. */
export function createLanes(onError: (error: unknown) => void): Lanes {
  const waiting = new Map<string, (() => Promise<void>)[]>();

  const work = async (lane: string, tasks: (() => Promise<void>)[]): Promise<void> => {
    for (let task = tasks.shift(); task; task = tasks.shift()) {
      try {
        await task();
      } catch (error) {
        onError(error);
      }
    }
    waiting.delete(lane);
  };
  return {
    run(lane, task) {
      const known = waiting.get(lane);
      if (known) {
        known.push(task);
        return;
      }
      const tasks = [task];
      waiting.set(lane, tasks);
      setImmediate(() => void work(lane, tasks));
    },
  };
}
