import { type FSWatcher, readFileSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** A file whose changes are wanted. */
export interface WatchedFile {
  readonly file: string;
  /** Is told when what the file holds has changed. */
  changed(): void;
}

export interface Watch {
  close(): void;
}

/** An editor writes a file in several steps; what comes within so many milliseconds of real time is one change. */
const SETTLE_MS = 100;

/**
 * Watches files by their folders, as one that is saved by renaming another is a new file each time. Watching keeps no
 * process alive. Throws the system's error where a folder cannot be watched.
 */
export function watchFiles(files: readonly WatchedFile[], onError: (error: unknown) => void): Watch {
  const watched = files.map(watchContent);
  const watchers: FSWatcher[] = [];
  for (const folder of new Set(files.map(({ file }) => dirname(file)))) {
    const inside = watched.filter(({ file }) => dirname(file) === folder);
    const watcher = watch(folder, { persistent: false }, (_event, name) => {
      // Some systems do not say which file it was.
      for (const one of inside) if (name === null || name === basename(one.file)) one.touch();
    });
    watcher.on('error', onError);
    watchers.push(watcher);
  }
  return {
    close() {
      for (const watcher of watchers) watcher.close();
      for (const one of watched) one.stop();
    },
  };
}

interface WatchedContent {
  readonly file: string;
  touch(): void;
  stop(): void;
}

/** Tells of a file once it has been left alone for a while, and only if it holds something else than before. */
function watchContent({ file, changed }: WatchedFile): WatchedContent {
  let before = contentOf(file);
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const after = contentOf(file);
    if (after === before) return;
    before = after;
    changed();
  };
  return {
    file,
    touch() {
      clearTimeout(timer);
      timer = setTimeout(look, SETTLE_MS).unref();
    },
    stop: () => clearTimeout(timer),
  };
}

/** Undefined where the file is not there just now. */
function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return undefined;
  }
}
