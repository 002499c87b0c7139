import { join } from 'node:path';
import { freePort, startServer } from './process.ts';
import { LOAD_CORE } from './wrk.ts';

const SCRIPT = join(import.meta.dirname, 'receiver-server.js');

/** A receiver of webhooks beside the load. */
export interface Receiver {
  readonly url: string;
  /** How many came. */
  count(): Promise<number>;
  stop(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const port = await freePort();
  const words = [process.execPath, SCRIPT, String(port)];
  const { url, stop } = await startServer({
    ...{ words, cores: [LOAD_CORE], port, ready: { path: '/', headers: {} } },
  });
  return { url: `${url}/hooks`, count: async () => Number(await (await fetch(url)).text()), stop };
}
