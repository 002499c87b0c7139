import type { Worker } from 'node:worker_threads';
import type { FromWorker, PrismAnswers, PrismOutcome, PrismTask, ToWorker } from './messages.ts';

/** What a thread is started with; `PrismOptions` says what each bound is for. */
export interface ThreadOptions {
  readonly script: URL;
  readonly deadlineMs: number;
  readonly loadMs: number;
  readonly maxTasks: number;
  /** The text of a spec; undefined when it was forgotten. */
  textOf(spec: number): string | undefined;
}

type AnyOutcome = PrismOutcome<PrismAnswers[keyof PrismAnswers]>;

/** One thread with Prism in it. Once dead it stays so. */
export interface Thread {
  /** False when it died before it was loaded. */
  load(): Promise<boolean>;
  isDead(): boolean;
  run(spec: number, task: PrismTask): Promise<AnyOutcome>;
  forget(spec: number): void;
  end(reason: string): Promise<void>;
}

/** Starts a thread. It holds the process only while somebody waits for it. */
export function startThread({ script, deadlineMs, loadMs, maxTasks, textOf }: ThreadOptions): Thread {
  // Not imported: most processes never start a thread, and all would load what it takes.
  const threads = process.getBuiltinModule('node:worker_threads');
  // No flags of the process: --eval and --import of whoever embeds us are not meant for this script.
  const worker = new threads.Worker(script, { name: 'prism', execArgv: [] });
  const waiting = createWaitingList<AnyOutcome>(worker);
  const specs = new Map<number, Gate>();
  let death: string | undefined;
  let answers = 0;

  const end = async (reason: string): Promise<void> => {
    death ??= reason;
    for (const gate of [ready, ...specs.values()]) gate.open(false);
    waiting.settleAll({ kind: 'lost', reason: death });
    await worker.terminate();
  };
  const ready = createGate(loadMs, () => void end(`Prism was not loaded in ${loadMs} ms`));
  const post = (message: ToWorker): void => worker.postMessage(message);

  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'ready') return ready.open(true);
    answers += 1;
    if (message.kind === 'loaded') return specs.get(message.spec)?.open(true);
    const isDone = message.kind === 'done';
    waiting.settle(
      message.id,
      isDone ? { kind: 'answered', answer: message.answer } : { kind: 'lost', reason: message.reason },
    );
  });
  worker.on('error', (error) => void end(`Prism died: ${error.message}`));
  worker.on('exit', () => void end('Prism died'));

  const loadSpec = (spec: number): Promise<boolean> => {
    let gate = specs.get(spec);
    if (!gate) {
      gate = createGate(loadMs, () => void end(`a spec was not loaded in ${loadMs} ms`));
      specs.set(spec, gate);
      post({ kind: 'spec', spec, text: textOf(spec) ?? '' });
    }
    return gate.opened;
  };
  const run = async (spec: number, task: PrismTask): Promise<AnyOutcome> => {
    if (waiting.size() >= maxTasks) return { kind: 'lost', reason: `Prism has ${maxTasks} tasks under way` };
    const { id, outcome } = waiting.add();
    if (!(await ready.opened) || !(await loadSpec(spec))) return outcome;
    post({ kind: 'task', id, spec, task });
    const answersBefore = answers;
    const deadline = setTimeout(() => {
      waiting.settle(id, { kind: 'lost', reason: `Prism did not answer in ${deadlineMs} ms` });
      // No answer to anybody for so long: it hangs, on a pattern that backtracks for example.
      if (answers === answersBefore) void end('Prism hung');
    }, deadlineMs);
    const result = await outcome;
    clearTimeout(deadline);
    return result;
  };
  return {
    load: () => waiting.hold(ready.opened),
    isDead: () => death !== undefined,
    run,
    forget: (spec) => {
      if (specs.delete(spec) && death === undefined) post({ kind: 'forget', spec });
    },
    end,
  };
}

/** Something that is waited for by many, and opens once. */
interface Gate {
  /** False when it will never open. */
  readonly opened: Promise<boolean>;
  open(isOpen: boolean): void;
}

function createGate(limitMs: number, onLimit: () => void): Gate {
  const { promise: opened, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(onLimit, limitMs).unref();
  return {
    opened,
    open: (isOpen) => {
      clearTimeout(timer);
      resolve(isOpen);
    },
  };
}

interface WaitingList<Outcome> {
  size(): number;
  add(): { readonly id: number; readonly outcome: Promise<Outcome> };
  settle(id: number, outcome: Outcome): void;
  settleAll(outcome: Outcome): void;
  /** Waits for something of the worker's, and holds the process meanwhile. */
  hold<Value>(value: Promise<Value>): Promise<Value>;
}

/** Those who wait for a worker. While there is one, the worker holds the process. */
function createWaitingList<Outcome>(worker: Worker): WaitingList<Outcome> {
  const settlers = new Map<number, (outcome: Outcome) => void>();
  let nextId = 1;
  let holders = 0;
  const change = (by: number): void => {
    holders += by;
    if (holders > 0) worker.ref();
    else worker.unref();
  };
  const settle = (id: number, outcome: Outcome): void => {
    const resolve = settlers.get(id);
    if (!resolve) return;
    settlers.delete(id);
    change(-1);
    resolve(outcome);
  };
  return {
    size: () => settlers.size,
    add: () => {
      const id = nextId;
      nextId += 1;
      const { promise: outcome, resolve } = Promise.withResolvers<Outcome>();
      settlers.set(id, resolve);
      change(1);
      return { id, outcome };
    },
    settle,
    settleAll: (outcome) => {
      for (const id of [...settlers.keys()]) settle(id, outcome);
    },
    hold: async (value) => {
      change(1);
      try {
        return await value;
      } finally {
        change(-1);
      }
    },
  };
}
