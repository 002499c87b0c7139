import { Worker } from 'node:worker_threads';

/** A call to Prism itself. */
export interface RawCall {
  readonly kind: 'validate' | 'request' | 'normalise';
  readonly text: string;
  /** Which operation a request is held to; `request` lets Prism route. */
  readonly operation?: string;
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | string[]>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly mock?: { dynamic: boolean; mediaTypes?: string[]; seed?: string };
}

/** What Prism did; only the members that apply are there. */
export interface RawAnswer {
  /** What it refused, such as `query limit maximum`. */
  readonly codes?: readonly string[];
  readonly threw?: string;
  readonly error?: string;
  readonly status?: unknown;
  readonly output?: { readonly statusCode: number; readonly headers?: unknown; readonly body?: unknown };
  readonly mock?: unknown;
  readonly document?: unknown;
}

/** Prism with nothing of ours around it, in a thread outside Jest. */
export function createRawPrism(): { ask(call: RawCall): Promise<RawAnswer>; close(): Promise<unknown> } {
  const worker = new Worker(new URL('./raw-prism-worker.ts', import.meta.url));
  const waiting = new Map<number, (answer: RawAnswer) => void>();
  let nextId = 0;
  worker.on('message', ({ id, answer }: { id: number; answer: RawAnswer }) => waiting.get(id)?.(answer));
  return {
    ask: (call) => {
      nextId += 1;
      const id = nextId;
      const { promise, resolve } = Promise.withResolvers<RawAnswer>();
      waiting.set(id, resolve);
      worker.postMessage({ id, call });
      return promise;
    },
    close: () => worker.terminate(),
  };
}
