/**
 * Counts what requests cost: `node <flags> bench/laws/count-work.ts steps|bytes|laws`, and prints it as JSON. It is run
 * by `countWork`, with what makes the counts the same each time.
 */
import { setImmediate } from 'node:timers/promises';
import { beginCounting } from './count-steps.ts';
import type { Probe } from './probes.ts';
import type { Extent, World } from './worlds.ts';

const [what] = process.argv.slice(2);
/** Requests before those that are counted, and those. */
const WARM_UP = 3;
const COUNTED = what === 'laws' ? 4 : 6;

// Only what is loaded from here on is counted.
const takeSteps = what === 'bytes' ? undefined : beginCounting(new URL('../../', import.meta.url).href);
const { createWorld, SMALL } = await import('./worlds.ts');
const { READS, WRITES } = await import('./probes.ts');
const { REQUESTS } = await import('./requests.ts');

const LARGE: Readonly<Record<string, Partial<Extent>>> = {
  'a hundred times the rows': { rows: 100_000 },
  'two hundred sandboxes': { sandboxes: 200 },
  'twenty times the live calls': { live: 1800 },
  'ten times the log': { past: 1000 },
};

console.log(JSON.stringify(what === 'laws' ? await countLaws() : await countExtent(SMALL, REQUESTS)));

async function countLaws(): Promise<object> {
  const counts: Record<string, object> = { small: await countExtent(SMALL, [...READS, ...WRITES]) };
  for (const [name, extent] of Object.entries(LARGE)) {
    counts[name] = await countExtent({ ...SMALL, ...extent }, [...READS, ...WRITES]);
  }
  return counts;
}

async function countExtent(extent: Extent, probes: readonly Probe[]): Promise<Record<string, number>> {
  const world = await createWorld(extent);
  const counts: Record<string, number> = {};
  for (const probe of probes) counts[probe.name] = Math.round(await countProbe(probe, world));
  await world.mock.close();
  return counts;
}

/** What one request costs, of those that are the case that is meant. */
async function countProbe(probe: Probe, world: World): Promise<number> {
  const costs: number[] = [];
  for (let round = 0; round < WARM_UP + COUNTED; round += 1) {
    await probe.before?.(world);
    // What was put off until others had their turn is not this request's.
    await setImmediate();
    const isCounted = round >= WARM_UP;
    const start = isCounted ? takeCost() : 0;
    const isMeant = await probe.ask(world);
    if (!isCounted) continue;
    const end = takeCost();
    if (isMeant) costs.push(takeSteps ? end : end - start);
  }
  // Now and then the runtime allocates for itself: that is not the request's.
  return takeSteps ? mean(costs) : median(costs);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Steps since the last time, or the bytes that have been allocated by now: no garbage is collected meanwhile. */
function takeCost(): number {
  return takeSteps ? takeSteps() : process.memoryUsage().heapUsed;
}
