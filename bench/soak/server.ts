/** The server that is measured: started by `measured-server.ts`, and ends with it. */
import { readdirSync } from 'node:fs';
import { getActiveResourcesInfo } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { startServer } from '../../src/index.ts';
import type { Holdings } from './measured-server.ts';

const errors: string[] = [];
const onError = (error: unknown): void => {
  errors.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
};
process.on('uncaughtException', onError);
process.on('unhandledRejection', onError);

const server = await startServer({ ...JSON.parse(process.argv[2] ?? ''), onError });
process.once('disconnect', () => void server.close());
process.on('message', () => void measure().then((holdings) => process.send?.(holdings)));
process.send?.({ url: server.url, adminUrl: server.adminUrl });

async function measure(): Promise<Holdings> {
  // What a finished turn still holds is let go of a turn later, and what finalizers let go of with the next collection.
  for (let round = 0; round < 3; round += 1) {
    await setImmediate();
    globalThis.gc?.();
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  const resources = getActiveResourcesInfo();
  return {
    ...{ heapBytes: heapUsed, externalBytes: external, residentBytes: rss },
    files: countFiles(),
    timers: resources.filter((name) => name === 'Timeout').length,
    sockets: resources.filter((name) => name.startsWith('TCPSocket')).length,
    errors,
  };
}

function countFiles(): number {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
}
