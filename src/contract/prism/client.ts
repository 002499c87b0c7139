import type { PrismAnswers, PrismOutcome, PrismTask } from './messages.ts';
import { startThread, type Thread } from './thread.ts';

/** A thread with Prism in it, shared by the contracts of a process. */
export interface Prism {
  /** Makes a spec known; it costs nothing until a task names it. The number is its name. */
  addSpec(text: () => string): number;
  forgetSpec(spec: number): void;
  /** Asks Prism. The thread is started with the first task; a task is never left without an outcome. */
  ask<Kind extends PrismTask['kind']>(
    spec: number,
    task: Extract<PrismTask, { kind: Kind }>,
  ): Promise<PrismOutcome<PrismAnswers[Kind]>>;
  /** Loads Prism ahead of the first task. False when it could not be loaded. */
  warmUp(): Promise<boolean>;
  /** Ends the thread; what is under way is lost, and so is what is asked from then on. */
  close(): Promise<void>;
}

/** Bounds of the thread; the defaults are for a server. */
export interface PrismOptions {
  /** How long a task may take once Prism and its spec are loaded. */
  readonly deadlineMs?: number;
  /** How long Prism may take to load, and then each spec in it. */
  readonly loadMs?: number;
  /** How many tasks may be under way; one more is lost at once. */
  readonly maxTasks?: number;
  /** How often a thread that died is replaced. */
  readonly maxRestarts?: number;
  /** The script of the thread. */
  readonly script?: URL;
}

/** A thread for Prism; nothing is loaded yet. It never keeps the process alive by itself. */
export function createPrism({
  deadlineMs = 2_000,
  loadMs = 20_000,
  maxTasks = 512,
  maxRestarts = 1,
  script = findScript(),
}: PrismOptions = {}): Prism {
  const specs = new Map<number, () => string>();
  let nextSpec = 1;
  let thread: Thread | undefined;
  let starts = 0;
  let isClosed = false;

  const current = (): Thread | undefined => {
    if (thread && !thread.isDead()) return thread;
    if (isClosed || starts > maxRestarts) return undefined;
    starts += 1;
    thread = startThread({ script, deadlineMs, loadMs, maxTasks, textOf: (spec) => specs.get(spec)?.() });
    return thread;
  };
  return {
    addSpec: (text) => {
      const spec = nextSpec;
      nextSpec += 1;
      specs.set(spec, text);
      return spec;
    },
    forgetSpec: (spec) => {
      specs.delete(spec);
      thread?.forget(spec);
    },
    ask: async (spec, task) => {
      const alive = current();
      if (!alive) return { kind: 'lost', reason: isClosed ? 'Prism was closed' : 'Prism died too often' };
      // The worker answers a task with what its kind promises.
      return (await alive.run(spec, task)) as PrismOutcome<PrismAnswers[(typeof task)['kind']]>;
    },
    warmUp: async () => (await current()?.load()) ?? false,
    close: async () => {
      isClosed = true;
      await thread?.end('Prism was closed');
    },
  };
}

/** The worker beside this file: its source, or its bundle once this file is bundled itself. */
function findScript(): URL {
  const isSource = import.meta.url.endsWith('/prism/client.ts');
  return new URL(isSource ? './worker.ts' : './prism-worker.cjs', import.meta.url);
}
