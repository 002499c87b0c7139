import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** How to start a server. */
export interface Launch {
  readonly words: readonly string[];
  /** Which cores it may run on; absent for all. */
  readonly cores?: readonly number[] | undefined;
  readonly port: number;
  readonly ready: Probe;
}

/** A GET that tells whether a server is ready. */
export interface Probe {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent where any answer will do. */
  readonly status?: number;
}

/** A server that answers. */
export interface Started {
  readonly url: string;
  /** From the start of its process to the first answer to its probe. */
  readonly readyMs: number;
  /** The first line it printed; empty while there is none. */
  firstLine(): string;
  residentMb(): number;
  /** How much time of all cores it has used. */
  cpuMs(): number;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 60_000;
const ASK_EVERY_MS = 5;
/** How much is kept of what a process prints. */
const MAX_PRINTED = 16_384;

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));

/** Starts a server and waits until it answers. Whatever comes, it ends with this process. */
export async function startServer({ words, cores, port, ready }: Launch): Promise<Started> {
  const startedAt = performance.now();
  const child = spawnPinned(words, cores);
  const url = `http://127.0.0.1:${port}`;
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      if (printed.length < MAX_PRINTED) printed += text;
    });
  }
  const stop = (): Promise<void> => end(child);
  try {
    while (!(await isReady(url, ready))) {
      const isLate = performance.now() - startedAt > READY_WITHIN_MS;
      if (isLate || child.exitCode !== null || child.signalCode !== null) {
        const reason = isLate
          ? `no answer within ${READY_WITHIN_MS} ms`
          : `exit ${child.exitCode ?? child.signalCode}`;
        throw new Error(
          `Failed to start "${words.join(' ')}": ${reason}. It printed: ${printed.slice(-500)}`,
        );
      }
      await setTimeout(ASK_EVERY_MS);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const readyMs = performance.now() - startedAt;
  return {
    url,
    readyMs,
    firstLine: () => printed.slice(0, Math.max(0, printed.indexOf('\n'))),
    residentMb: () => residentMb(child),
    cpuMs: () => cpuMs(child),
    stop,
  };
}

/** Runs a command to its end, and gives what it prints, complaints and all. */
export async function run(words: readonly string[], cores?: readonly number[]): Promise<string> {
  const child = spawnPinned(words, cores);
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed = (printed + text).slice(-MAX_PRINTED);
    });
  }
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`Failed to run "${words.join(' ')}": exit ${code}. It printed: ${printed}`);
  return printed;
}

/** A port of the loopback interface that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function spawnPinned(words: readonly string[], cores?: readonly number[]): ChildProcess {
  const [command = '', ...args] = cores ? ['taskset', '--cpu-list', cores.join(','), ...words] : words;
  // What is set for this run is not meant for the servers.
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  children.add(child);
  child.once('exit', () => children.delete(child));
  // A command that cannot be started has no exit code: its error says more.
  child.once('error', () => children.delete(child));
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}

function isReady(url: string, { path, headers, status }: Probe): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url + path, { headers, agent: false }, (response) => {
      response.resume();
      resolve(status === undefined || response.statusCode === status);
    });
    request.once('error', () => resolve(false));
  });
}

/** The process’s own memory: what it maps from files counts. */
function residentMb({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

function cpuMs({ pid }: ChildProcess): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The command’s name comes second, in brackets, and may have spaces; times are in hundredths of a second.
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}
