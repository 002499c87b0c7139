import { readdirSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';

const TASKS = '/proc/self/task';
/** Four threads that are this nice have about as much of a core as the one that answers; else they have four times as much. */
const NICENESS = 6;

/**
 * Has the threads that V8 collects and compiles with give way to the one that answers, where they share a core: it
 * waited for them for up to a tenth of a second. Where a core is free they lose nothing. Elsewhere than on Linux, and
 * where Node gives threads no names, nothing happens.
 */
export function giveWay() {
  try {
    for (const task of readdirSync(TASKS)) {
      const name = readFileSync(`${TASKS}/${task}/comm`, 'utf8').trim();
      if (name === 'V8Worker') setPriority(Number(task), NICENESS);
    }
  } catch {
    // There is no such folder, a thread has ended meanwhile, or nothing may be changed: all goes on as it is.
  }
}
