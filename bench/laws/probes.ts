/** What the complexity laws ask of a world: the same of a small one and of a large one. */
import { create, get, sendCreate, sendRefusedCreate, type World } from './worlds.ts';

export interface Probe {
  readonly name: string;
  /** What is done before, and not counted. */
  before?(world: World): Promise<void>;
  /** Asks once; says whether it was the case that the probe is about. */
  ask(world: World): Promise<boolean>;
}

/** Rows a page. */
export const LIMIT = 10;
export const LIST = `/voiceos/conversations?limit=${LIMIT}`;
export const CURSORS = `/elevenlabs/v1/convai/conversations?page_size=${LIMIT}`;

/** Probes that change nothing, and can be repeated without end. */
export const READS: readonly Probe[] = [
  { name: 'first page', ask: (world) => askPage(world, LIST) },
  { name: 'deep page', ask: (world) => askPage(world, deepOf(world)) },
  { name: 'page under a filter', ask: (world) => askPage(world, `${LIST}&status=ended`) },
  { name: 'page of calls that live', ask: (world) => askPage(world, `${LIST}&status=started`) },
  { name: 'deep page under a filter', ask: (world) => askPage(world, `${deepOf(world)}&status=ended`) },
  { name: 'page by cursor, filtered', ask: (world) => askPage(world, `${CURSORS}&call_successful=success`) },
  { name: 'detail', ask: async (world) => isOk(await get(world, await detailOf(world))) },
  {
    name: 'refused create',
    ask: async (world) => {
      const { status } = await sendRefusedCreate(world);
      return status === 422;
    },
  },
];

/** Probes that change the world that they ask: a little, against what there is in a large one. */
export const WRITES: readonly Probe[] = [
  { name: 'create', ask: async (world) => isOk(await sendCreate(world)) },
  {
    name: 'page under a filter, after a create',
    before: async (world) => void (await create(world)),
    ask: (world) => askPage(world, `${LIST}&status=started`),
  },
  {
    name: 'page under a filter, after a hang-up',
    before: async (world) => void world.sandbox.calls.hangUp(await create(world)),
    ask: (world) => askPage(world, `${LIST}&status=ended`),
  },
  { name: 'clock move, nothing due', ask: (world) => advance(world) },
  {
    name: 'page under a filter, after a clock move',
    before: async (world) => void (await advance(world)),
    ask: (world) => askPage(world, `${LIST}&status=started`),
  },
];

/** Moves the clock; says whether nothing was due. */
export async function advance({ sandbox }: World, by = '1ms'): Promise<boolean> {
  return (await sandbox.clock.advance(by)).firedCount === 0;
}

export async function askPage(world: World, path: string): Promise<boolean> {
  return isOk(await get(world, path));
}

export function isOk({ status }: Response): boolean {
  if (status !== 200) throw new Error(`Failed to ask: ${status}.`);
  return true;
}

/** Three quarters down the dataset. */
export function deepOf({ extent }: World): string {
  return `${LIST}&index=${Math.floor((extent.rows * 0.75) / LIMIT)}`;
}

const details = new WeakMap<World, string>();

/** A call of the dataset, from the middle of it. */
async function detailOf(world: World): Promise<string> {
  const known = details.get(world);
  if (known) return known;
  const page = await get(world, `${LIST}&index=${Math.floor((world.extent.rows * 0.5) / LIMIT)}`);
  // The contract says what a page holds.
  const { items } = (await page.json()) as { items: { id: string }[] };
  const path = `/voiceos/conversations/${items[0]?.id}`;
  details.set(world, path);
  return path;
}
