import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { findEngine } from '../../../tools/container/engine.ts';
import { IMAGE } from '../../../tools/container/image.ts';
import { freePorts } from '../../support/free-ports.ts';

const runFile = promisify(execFile);
const engine = findEngine();

/** As a careful user runs it: nothing to write to but a folder for what is passing, and no rights. */
const HARDENED = [
  ...['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
];

export interface ContainerChoice {
  readonly env?: Readonly<Record<string, string>>;
  /** Folders of this machine, by where they are seen inside. */
  readonly mounts?: Readonly<Record<string, string>>;
  /** Whether the engine's own init is process 1. */
  readonly init?: boolean;
}

/** A container of the image, on ports of its own. */
export interface Container {
  readonly port: number;
  readonly adminPort: number;
  readonly url: string;
  /** Starts what was made; resolves with the milliseconds until it answered that it is well. */
  start(): Promise<number>;
  /** Runs a command inside. */
  exec(...command: readonly string[]): Promise<Outcome>;
  /** Sends the signal to stop; resolves with the milliseconds that it took, and the exit code. */
  stop(): Promise<{ readonly ms: number; readonly code: number }>;
  /** What it wrote, stdout and stderr together. */
  logs(): Promise<string>;
  remove(): Promise<void>;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Makes a container that does not run yet. */
export async function createContainer(choice: ContainerChoice = {}): Promise<Container> {
  const [port, adminPort] = await freePorts();
  const env = { RINGBACK_PORT: String(port), RINGBACK_ADMIN_PORT: String(adminPort), ...choice.env };
  const { stdout } = await ask('create', [
    ...HARDENED,
    ...engine.runFlags,
    ...(choice.init ? engine.initFlags : []),
    ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    ...Object.entries(choice.mounts ?? {}).flatMap(([inside, folder]) => ['--volume', `${folder}:${inside}`]),
    IMAGE,
  ]);
  const id = stdout.trim();
  const url = `http://127.0.0.1:${port}`;
  return {
    ...{ port, adminPort, url },
    async start() {
      const begun = performance.now();
      await ask('start', [id]);
      await untilWell(url);
      return performance.now() - begun;
    },
    exec: (...command) => attempt('exec', [id, ...command]),
    async stop() {
      const begun = performance.now();
      await ask('stop', ['--time', '10', id]);
      const ms = performance.now() - begun;
      const { stdout } = await ask('inspect', ['--format', '{{.State.ExitCode}}', id]);
      return { ms, code: Number(stdout) };
    },
    async logs() {
      const { stdout, stderr } = await ask('logs', [id]);
      return stdout + stderr;
    },
    async remove() {
      await ask('rm', ['--force', '--time', '0', id]);
    },
  };
}

/** Runs the image once, to its end. */
export function runOnce(...command: readonly string[]): Promise<Outcome> {
  return attempt('run', ['--rm', ...HARDENED, ...engine.runFlags, IMAGE, ...command]);
}

/** What the engine knows of the image. */
export function inspectImage(format: string): string {
  const [command = '', ...before] = engine.run;
  return execFileSync(command, [...before, 'image', 'inspect', '--format', format, IMAGE], {
    encoding: 'utf8',
  }).trim();
}

async function ask(verb: string, args: readonly string[]): Promise<Outcome> {
  const outcome = await attempt(verb, args);
  if (outcome.code === 0) return outcome;
  throw new Error(`Failed to ${verb} a container: ${outcome.stderr}`);
}

async function attempt(verb: string, args: readonly string[]): Promise<Outcome> {
  const [command = '', ...before] = engine.run;
  try {
    const { stdout, stderr } = await runFile(command, [...before, verb, ...args], { encoding: 'utf8' });
    return { code: 0, stdout, stderr };
  } catch (error) {
    // What execFile rejects with when a command ends with another code than 0.
    const { code = 1, stdout = '', stderr = String(error) } = error as Partial<Outcome>;
    return { code, stdout, stderr };
  }
}

/** Asks until the health is fine; a test that waits for what never comes is ended by its own limit. */
async function untilWell(url: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${url}/_ringback/health`).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
