import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { CommandError } from '../exit-code.ts';
import { passSignals } from './pass-signals.ts';

/** What a shell says of a command that is not there, and of one that cannot be started. */
const NOT_FOUND = 127;
const NOT_STARTED = 126;

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Real time that what a child left behind has to end by itself. */
const LEFTOVER_MS = 2000;
const LOOK_MS = 20;

/** How a command ended. */
export interface Ended {
  /** Its exit code; 128 and the signal's number where one ended it. */
  readonly code: number;
  readonly isSignalled: boolean;
}

/**
 * Runs a command to its end with this process's own input and output, and passes signals on; the second one kills.
 * What the command started is ended with it.
 *
 * @throws CommandError when it cannot be started.
 */
export async function runChild(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  // A group of its own can be ended as a whole. At a terminal it would lose that, and the keys that stop it.
  const isGroup = process.stdin.isTTY !== true && process.platform !== 'win32';
  let child: ChildProcess | undefined;
  const tell = (signal: NodeJS.Signals): void => {
    if (child) void (isGroup ? killGroup(child, signal) : child.kill(signal));
  };
  const pass = passSignals({ tell, isTold: !isGroup, now: () => performance.now() });
  const endNow = (): void => tell('SIGKILL');
  // Before there is a child: one that is quick to ask for a signal is not to find us without ears.
  for (const signal of PASSED_ON) process.on(signal, pass);
  process.once('exit', endNow);
  try {
    child = start(command, args, { stdio: 'inherit', env, detached: isGroup });
    const how = await ended(child, command);
    if (isGroup) await endLeftovers(child);
    return how;
  } finally {
    for (const signal of PASSED_ON) process.off(signal, pass);
    process.off('exit', endNow);
  }
}

function start(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  try {
    return spawn(command, args, options);
  } catch (error) {
    // Some reasons are told later, others at once: a path through a file, a name or arguments that are too long.
    if (error instanceof Error) throw notStarted(command, error);
    throw error;
  }
}

function ended(child: ChildProcess, command: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) =>
      resolve({
        code: code ?? 128 + (signal ? (constants.signals[signal] ?? 0) : 0),
        isSignalled: signal !== null,
      }),
    );
    child.once('error', (error: NodeJS.ErrnoException) => reject(notStarted(command, error)));
  });
}

function notStarted(command: string, { code, message }: NodeJS.ErrnoException): CommandError {
  const [reason, exitCode] =
    code === 'ENOENT'
      ? ['there is no such command. Check its name, or give its path', NOT_FOUND]
      : code === 'EACCES'
        ? ['it may not be executed. See its permissions, or name what is to run it', NOT_STARTED]
        : [`${message}. See whether a shell can run it`, NOT_STARTED];
  return new CommandError(`Failed to run "${command}": ${reason}.`, exitCode);
}

/** Ends what the child started and left running, so that nothing outlives the mock. */
async function endLeftovers(child: ChildProcess): Promise<void> {
  if (!killGroup(child, 'SIGTERM')) return;
  for (let waited = 0; waited < LEFTOVER_MS; waited += LOOK_MS) {
    await setTimeout(LOOK_MS);
    if (!killGroup(child, 0)) return;
  }
  killGroup(child, 'SIGKILL');
}

/** Whether there was anybody left to tell; 0 only asks. */
function killGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}
