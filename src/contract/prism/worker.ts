import { parentPort } from 'node:worker_threads';
import { createPrismEngine, type PrismEngine } from './engine.ts';
import type { FromWorker, ToWorker } from './messages.ts';

// The entry of the thread that Prism lives in: specs come once, tasks refer to them.
const port = parentPort;
if (!port) throw new Error('Failed to start the Prism worker: it runs as a worker thread only.');

// Prism's reader of references calls url.parse; its deprecation is none of our users' business.
process.noDeprecation = true;

const engines = new Map<number, Promise<PrismEngine>>();

port.on('message', (message: ToWorker) => {
  switch (message.kind) {
    case 'spec': {
      const engine = createPrismEngine(message.text);
      engines.set(message.spec, engine);
      const loaded = (): void => send({ kind: 'loaded', spec: message.spec });
      engine.then(loaded, loaded);
      return;
    }
    case 'forget':
      engines.delete(message.spec);
      return;
    case 'task':
      void answer(message);
  }
});
send({ kind: 'ready' });

async function answer({ id, spec, task }: Extract<ToWorker, { kind: 'task' }>): Promise<void> {
  try {
    const engine = await engines.get(spec);
    if (!engine) throw new Error(`no spec ${spec}`);
    send({ kind: 'done', id, answer: engine.answer(task) });
  } catch (error) {
    send({ kind: 'failed', id, reason: error instanceof Error ? error.message : String(error) });
  }
}

function send(message: FromWorker): void {
  port?.postMessage(message);
}
