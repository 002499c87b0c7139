import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export const ROOT = resolve(import.meta.dirname, '../../..');

/** How a run of a test framework ended. */
export interface Ran {
  readonly code: number | null;
  /** Both streams, without colours. */
  readonly output: string;
}

/** Runs a command in the repository's root, as a user of the package would. */
export function run(command: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const [program = '', ...args] = command;
  const { PATH, HOME } = process.env;
  const child = spawn(program, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: `${resolve(process.execPath, '..')}:${PATH}`,
      HOME,
      CHROMIUM_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium',
      RINGBACK_COMMAND: `${process.execPath} ${resolve(ROOT, 'bin/ringback.js')}`,
      ...env,
    },
  });
  let output = '';
  const add = (chunk: Buffer): void => {
    output += chunk;
  };
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done({ code, output: stripVTControlCharacters(output) }));
  });
}

const NODE = process.execPath;
const bin = (name: string): string => resolve(ROOT, 'node_modules', name);
/** The machine may be busy with other tests. */
const TIMEOUT = '60000';

/** How each framework is told to run what is in a folder, with its own settings. */
export const FRAMEWORKS = {
  jest: (folder: string) => [
    ...[NODE, '--experimental-vm-modules', bin('jest/bin/jest.js')],
    ...['--config', `${folder}/jest.config.js`, '--testTimeout', TIMEOUT],
  ],
  vitest: (folder: string) => [
    ...[NODE, bin('vitest/vitest.mjs'), 'run', '--config', `${folder}/vitest.config.js`],
    ...['--testTimeout', TIMEOUT],
  ],
  playwright: (folder: string) => [
    ...[NODE, bin('@playwright/test/cli.js'), 'test', '--config', `${folder}/playwright.config.js`],
    ...['--timeout', TIMEOUT],
  ],
  'node:test': (folder: string) => [NODE, '--test', `${folder}/*.test.js`],
  pytest: (folder: string) => ['python3', '-B', '-m', 'pytest', '-p', 'no:cacheprovider', folder],
} as const;
