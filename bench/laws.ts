/**
 * The complexity laws: `npm run bench:laws`. The same requests to a small world and to one that is larger in one way,
 * in this process, one after the other in the same run; medians and their ratio. Exits 1 where a law is missed.
 */
import { type Probe, READS, WRITES } from './laws/probes.ts';
import { createWorld, type Extent, SMALL, type World } from './laws/worlds.ts';

const RATIO = 1.3;
const ADVANCE_MS = 1;
const WARM_UP = 200;
const READ_ROUNDS = 400;
/** A create in a small world makes it larger. */
const WRITE_ROUNDS = 60;

interface Law {
  readonly name: string;
  readonly large: Extent;
}

const LAWS: readonly Law[] = [
  { name: '1,000,000 calls of a dataset to 1,000', large: { ...SMALL, rows: 1_000_000 } },
  { name: '1,000 sandboxes to 1', large: { ...SMALL, sandboxes: 999 } },
  { name: '10,000 live calls to 30', large: { ...SMALL, live: 9999 } },
  { name: 'a log of 20,000 changes to 100', large: { ...SMALL, past: 13_300 } },
];

const missed: string[] = [];
const only = process.argv[2];
console.log(`Node ${process.version}, medians in microseconds`);
for (const law of LAWS) if (!only || law.name.includes(only)) await holdLaw(law);
for (const target of missed) console.log(`MISSED: ${target}`);
process.exitCode = missed.length > 0 ? 1 : 0;

async function holdLaw({ name, large }: Law): Promise<void> {
  console.log(`\n${name}`);
  const worlds = [await createWorld(SMALL), await createWorld(large)] as const;
  try {
    for (const probe of READS) compare(name, probe, await measure(probe, worlds, READ_ROUNDS));
    for (const probe of WRITES) compare(name, probe, await measure(probe, worlds, WRITE_ROUNDS));
  } finally {
    for (const { mock } of worlds) await mock.close();
  }
}

type Pair<Item> = readonly [small: Item, large: Item];

/** Asks both in turn; the medians, in microseconds. */
async function measure(probe: Probe, worlds: Pair<World>, rounds: number): Promise<Pair<number>> {
  const times: Pair<number[]> = [[], []];
  for (let round = 0; round < rounds + Math.min(WARM_UP, rounds); round += 1) {
    for (const side of [0, 1] as const) {
      const world = worlds[side];
      await probe.before?.(world);
      const startedAt = performance.now();
      const isMeant = await probe.ask(world);
      const taken = performance.now() - startedAt;
      if (isMeant && round >= Math.min(WARM_UP, rounds)) times[side].push(taken * 1000);
    }
  }
  return [median(times[0]), median(times[1])];
}

function compare(law: string, { name }: Probe, [small, large]: Pair<number>): void {
  const ratio = large / small;
  console.log(
    `${name.padEnd(44)} ${small.toFixed(1).padStart(9)} ${large.toFixed(1).padStart(9)}   ${ratio.toFixed(2)}`,
  );
  if (!(ratio <= RATIO)) missed.push(`${law}: ${name}: ${ratio.toFixed(2)} times, and ${RATIO} is the most`);
  if (name.startsWith('clock move') && !(large <= ADVANCE_MS * 1000)) {
    missed.push(`${law}: ${name}: ${(large / 1000).toFixed(2)} ms, and ${ADVANCE_MS} ms is the most`);
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
