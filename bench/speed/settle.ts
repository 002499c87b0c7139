import { setTimeout } from 'node:timers/promises';
import type { Started } from './process.ts';

const LOOK_EVERY_MS = 200;
/** Of a core: less is a server that waits. */
const IDLE_SHARE = 0.1;
const WITHIN_MS = 60_000;

/**
 * Waits until a server does nothing: requests whose client has left, webhooks, garbage, code that is still compiled.
 * Otherwise the next one would have less of the core.
 *
 * @returns false where it never came to rest.
 */
export async function settle({ cpuMs }: Pick<Started, 'cpuMs'>): Promise<boolean> {
  for (let waited = 0; waited < WITHIN_MS; waited += LOOK_EVERY_MS) {
    const before = cpuMs();
    await setTimeout(LOOK_EVERY_MS);
    if (cpuMs() - before < LOOK_EVERY_MS * IDLE_SHARE) return true;
  }
  return false;
}
