import { expect, test } from '@jest/globals';
import { loadUntilGone } from '../support/load.ts';
import { createContainer } from './support/container.ts';

/** How often. Who says how often wants it measured, too: on a busy machine, a few runs say nothing of time. */
const { RINGBACK_RUNS } = process.env;
const RUNS = Number(RINGBACK_RUNS ?? 3);
const LIMIT_MS =
  RINGBACK_RUNS === undefined ? { start: Infinity, stop: Infinity } : { start: 2000, stop: 1000 };
/** From making a container to its removal; where it takes longer, something hangs. */
const MOST_OF_A_RUN_MS = 60_000;

test(
  'told to stop under load, it answers every request that reached it, and ends with 0',
  async () => {
    for (let run = 0; run < RUNS; run += 1) {
      const container = await createContainer();
      try {
        expect(await container.start()).toBeLessThan(LIMIT_MS.start);
        const load = loadUntilGone(container.url, '/voiceos/conversations?limit=2');
        const header = { headers: { Authorization: 'Bearer any' } };
        for (let ahead = 0; ahead < 20; ahead += 1)
          await (await fetch(`${container.url}/ovia/api/v1/calls`, header)).arrayBuffer();
        const { ms, code } = await container.stop();
        const { answered, lost, wrong } = await load;
        expect({ code, lost, wrong }).toEqual({ code: 0, lost: 0, wrong: 0 });
        expect(answered).toBeGreaterThan(20);
        expect(ms).toBeLessThan(LIMIT_MS.stop);
      } finally {
        await container.remove();
      }
    }
  },
  RUNS * MOST_OF_A_RUN_MS,
);
