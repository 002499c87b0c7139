import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { ServeOptions } from '../../src/index.ts';

/** A server in a process of its own, which says what it holds. */
export interface MeasuredServer {
  readonly url: string;
  readonly adminUrl: string;
  /** What it holds now, right after all garbage was collected. */
  measure(): Promise<Holdings>;
  close(): Promise<void>;
}

/** What a process holds. */
export interface Holdings {
  /** Bytes of the main thread's heap that are in use. */
  readonly heapBytes: number;
  /** Bytes outside of the heap that objects in it hold, such as buffers. */
  readonly externalBytes: number;
  /** Bytes of the process in memory. */
  readonly residentBytes: number;
  /** Files and sockets that are open; 0 where the system does not tell. */
  readonly files: number;
  readonly timers: number;
  readonly sockets: number;
  /** Errors of the product's own, and what nobody caught, so far. */
  readonly errors: readonly string[];
}

/** Opens the control API of the server that is measured. */
export const TOKEN = 'soak-token';

/** As the command keeps its own. */
const STAY_SMALL = ['--import', resolve(import.meta.dirname, '../../bin/stay-small.js')];

/** @throws an Error where the server does not start. */
export async function startMeasuredServer(
  scenario: object,
  journalEntries: number | undefined,
): Promise<MeasuredServer> {
  const options: ServeOptions = {
    ...{ scenario, port: 0, adminPort: 0, adminToken: TOKEN, start: '2026-01-01T09:00:00Z' },
    ...{ clock: { mode: 'frozen' }, journalEntries },
  };
  const child = fork(resolve(import.meta.dirname, 'server.ts'), [JSON.stringify(options)], {
    execArgv: ['--expose-gc', ...STAY_SMALL],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { url, adminUrl } = await answerOf<{ url: string; adminUrl: string }>(child);
  return {
    url,
    adminUrl,
    measure() {
      child.send('measure');
      return answerOf<Holdings>(child);
    },
    async close() {
      child.disconnect();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void =>
      reject(new Error(`Failed to measure the server: it ended with ${code}. Look at what it printed.`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      // Both ends of this channel are in this folder.
      resolve(message as Answer);
    });
  });
}
