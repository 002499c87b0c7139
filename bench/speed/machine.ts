import { accessSync, constants } from 'node:fs';
import { availableParallelism, cpus, platform, totalmem } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Server } from './servers/server.ts';

/** The machine in a line: figures of different ones are not to be compared. */
export function nameMachine(): string {
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  const model = cpus()[0]?.model ?? 'an unknown processor';
  return `${model}, ${availableParallelism()} cores, ${memory} GB, ${platform()}, Node ${process.version}`;
}

/** What is not there and has to be, as a sentence; absent where all is. */
export function findMissing(servers: readonly Server[]): string | undefined {
  if (platform() !== 'linux')
    return `Failed to measure on "${platform()}": cores are given out by taskset. Use Linux.`;
  if (availableParallelism() < 2)
    return 'Failed to measure on one core: servers have one, the load the other. Use a machine with two.';
  const needed = [
    { command: 'wrk', remedy: 'Run "apt-get install wrk".' },
    { command: 'taskset', remedy: 'Run "apt-get install util-linux".' },
    ...(servers.some(({ name }) => name.startsWith('wiremock'))
      ? [{ command: 'java', remedy: 'Install Java 17, or leave WireMock out with --only.' }]
      : []),
  ];
  const missing = needed.find(({ command }) => !isInstalled(command));
  return missing && `Failed to find "${missing.command}": it is not on the path. ${missing.remedy}`;
}

function isInstalled(command: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
