import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it that are missing. One by one: where a folder takes nothing new, as `/proc`, Node's
 * own recursive way tries for ever.
 *
 * @param mode who may read those that are made, such as `0o700`; by default what the process allows.
 * @throws the system's error.
 */
export function makeFolder(folder: string, mode?: number): void {
  const missing: string[] = [];
  let at = resolve(folder);
  while (!isFolder(at) && at !== dirname(at)) {
    missing.unshift(at);
    at = dirname(at);
  }
  for (const path of missing) makeOne(path, mode);
}

/** Another process may make the same one meanwhile. */
function makeOne(path: string, mode: number | undefined): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if (!isFolder(path)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
