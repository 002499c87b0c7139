import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const PAUSE_MS = 100;
const LONGEST_MS = 120_000;

/**
 * The folder of the package, built from what its sources are in this run: a command starts from it in half of the time
 * that its sources take. Who needs it first in a run builds it, and who comes meanwhile waits.
 */
export function builtPackage(): string {
  const folder = process.env.FOLDER_OF_THIS_TEST_RUN;
  if (!folder) throw new Error('Failed to find the folder of this run: global-setup.ts did not run.');
  const built = join(folder, 'package');
  const lock = join(folder, 'lock');
  for (let waited = 0; !existsSync(built); waited += PAUSE_MS) {
    if (waited > LONGEST_MS) throw new Error(`Failed to build "${built}": whoever began did not end.`);
    if (take(lock)) buildOnce(built, lock);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  return built;
}

/** False where somebody has it. */
function take(lock: string): boolean {
  return mkdirSync(lock, { recursive: true }) !== undefined;
}

/** It is there whole or not at all; where it fails, whoever waits tries, and fails, too. */
function buildOnce(built: string, lock: string): void {
  const draft = `${built}.draft`;
  try {
    // Whoever had the lock may have ended just now.
    if (existsSync(built)) return;
    rmSync(draft, { recursive: true, force: true });
    execFileSync(process.execPath, [join(ROOT, 'tools/build.ts'), join(draft, 'dist')], { cwd: ROOT });
    // Node looks for what a script imports from where the script itself lies.
    cpSync(join(ROOT, 'bin'), join(draft, 'bin'), { recursive: true });
    for (const name of ['package.json', 'specs', 'scenarios'])
      symlinkSync(join(ROOT, name), join(draft, name));
    renameSync(draft, built);
  } finally {
    rmSync(lock, { recursive: true });
  }
}
