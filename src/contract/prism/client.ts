import { Worker } from 'node:worker_threads';
import type { FromWorker, PrismAnswers, PrismTask, ToWorker } from './messages.ts';

/** How one task to Prism came out. */
export type PrismOutcome<Answer> =
  | { readonly kind: 'answered'; readonly answer: Answer }
  /** Prism was too slow, died, could not be loaded, or was asked too much; `reason` says which. */
  | { readonly kind: 'lost'; readonly reason: string };

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
  /** How long a task may take once Prism is loaded. */
  readonly deadlineMs?: number;
  /** How long Prism may take to load. */
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
    warmUp: async () => (await current()?.ready) ?? false,
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

interface ThreadOptions {
  readonly script: URL;
  readonly deadlineMs: number;
  readonly loadMs: number;
  readonly maxTasks: number;
  textOf(spec: number): string | undefined;
}

type AnyOutcome = PrismOutcome<PrismAnswers[keyof PrismAnswers]>;

interface Thread {
  /** False when it died before it was loaded. */
  readonly ready: Promise<boolean>;
  isDead(): boolean;
  run(spec: number, task: PrismTask): Promise<AnyOutcome>;
  forget(spec: number): void;
  end(reason: string): Promise<void>;
}

function startThread({ script, deadlineMs, loadMs, maxTasks, textOf }: ThreadOptions): Thread {
  // No flags of the process: --eval and --import of whoever embeds us are not meant for this script.
  const worker = new Worker(script, { name: 'prism', execArgv: [] });
  worker.unref();
  const waiting = new Map<number, (outcome: AnyOutcome) => void>();
  const sent = new Set<number>();
  let nextId = 1;
  let death: string | undefined;
  let answers = 0;
  const { promise: ready, resolve: settleReady } = Promise.withResolvers<boolean>();

  const settle = (id: number, outcome: AnyOutcome): void => {
    const resolve = waiting.get(id);
    if (!resolve) return;
    waiting.delete(id);
    // With nothing to wait for, the thread must not hold the process.
    if (waiting.size === 0) worker.unref();
    resolve(outcome);
  };
  const end = async (reason: string): Promise<void> => {
    death ??= reason;
    clearTimeout(loading);
    settleReady(false);
    for (const id of [...waiting.keys()]) settle(id, { kind: 'lost', reason: death });
    await worker.terminate();
  };
  const loading = setTimeout(() => void end(`Prism was not loaded in ${loadMs} ms`), loadMs).unref();

  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'ready') {
      clearTimeout(loading);
      settleReady(true);
      return;
    }
    answers += 1;
    const isDone = message.kind === 'done';
    settle(
      message.id,
      isDone ? { kind: 'answered', answer: message.answer } : { kind: 'lost', reason: message.reason },
    );
  });
  worker.on('error', (error) => void end(`Prism died: ${error.message}`));
  worker.on('exit', () => void end('Prism died'));

  const post = (message: ToWorker): void => worker.postMessage(message);
  const run = async (spec: number, task: PrismTask): Promise<AnyOutcome> => {
    if (waiting.size >= maxTasks) return { kind: 'lost', reason: `Prism has ${maxTasks} tasks under way` };
    const id = nextId;
    nextId += 1;
    const { promise: outcome, resolve } = Promise.withResolvers<AnyOutcome>();
    waiting.set(id, resolve);
    worker.ref();
    if (!(await ready)) return outcome;
    const text = sent.has(spec) ? undefined : textOf(spec);
    if (text !== undefined) post({ kind: 'spec', spec, text });
    sent.add(spec);
    post({ kind: 'task', id, spec, task });
    const answersBefore = answers;
    const deadline = setTimeout(() => {
      settle(id, { kind: 'lost', reason: `Prism did not answer in ${deadlineMs} ms` });
      // No answer to anybody for so long: it hangs, on a pattern that backtracks for example.
      if (answers === answersBefore) void end('Prism hung');
    }, deadlineMs);
    const result = await outcome;
    clearTimeout(deadline);
    return result;
  };
  return {
    ready,
    isDead: () => death !== undefined,
    run,
    forget: (spec) => {
      if (sent.delete(spec) && death === undefined) post({ kind: 'forget', spec });
    },
    end,
  };
}
