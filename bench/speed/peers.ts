import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { run } from './process.ts';

const PINS = join(import.meta.dirname, 'peers');

/** Where peers are kept when nothing else was said. */
export function defaultCacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ringback-bench');
}

/**
 * Installs the pinned peers, once for each state of their lock file, without their install scripts.
 *
 * @returns the `node_modules` they are in.
 */
export async function installPeers(cacheFolder: string, onProgress: (text: string) => void): Promise<string> {
  const lock = readFileSync(join(PINS, 'package-lock.json'));
  const folder = join(cacheFolder, `peers-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`);
  if (!existsSync(folder)) {
    onProgress(`installing the peers into ${folder}: 200 MB, once`);
    // Only a whole installation gets the name that is looked for.
    const unfinished = `${folder}.${process.pid}`;
    mkdirSync(unfinished, { recursive: true });
    try {
      for (const file of ['package.json', 'package-lock.json'])
        cpSync(join(PINS, file), join(unfinished, file));
      await run(['npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', unfinished]);
      renameSync(unfinished, folder);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    onProgress('the peers are installed');
  }
  return join(folder, 'node_modules');
}
