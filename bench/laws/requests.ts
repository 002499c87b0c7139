/** What requests of each kind are counted by: those that a client sends, and what a test does beside them. */
import { AGENT_CONFIG } from './agent-config.ts';
import { advance, askPage, CURSORS, isOk, LIMIT, LIST, type Probe, READS, WRITES } from './probes.ts';
import { get, sendCreate, type World } from './worlds.ts';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 7, 10, 40);
const MIDDLE = new Date(START - 10 * DAY_MS).toISOString();
const MIDDLE_SECONDS = Math.floor((START - 10 * DAY_MS) / 1000);

const page = (name: string, path: string): Probe => ({ name, ask: (world) => askPage(world, path) });
const filtered = (filter: string): Probe => page(`elevenlabs: ${filter}`, `${CURSORS}&${filter}`);

export const REQUESTS: readonly Probe[] = [
  ...READS,
  page('list of 100', '/voiceos/conversations?limit=100'),
  page('created_before', `${LIST}&created_before=${MIDDLE}`),
  page('created_after', `${LIST}&created_after=${MIDDLE}`),
  {
    name: 'page that was never shown',
    ask: (world) => askPage(world, `${LIST}&index=${40 + (world.next() % 40)}`),
  },
  { name: 'elevenlabs: page behind a cursor', before: readCursor, ask: askBehind },
  filtered('agent_id=agent_support'),
  filtered('user_id=none'),
  filtered(`call_start_before_unix=${MIDDLE_SECONDS}`),
  filtered(`call_start_after_unix=${MIDDLE_SECONDS}`),
  filtered('call_duration_min_secs=90'),
  filtered('call_duration_max_secs=90'),
  filtered('exclude_statuses=done'),
  filtered('termination_reasons=Busy'),
  filtered('sort_direction=asc'),
  filtered('search=thank'),
  page('voiceable: list', `/voiceable/api/v1/conversations?page_size=${LIMIT}`),
  {
    name: 'create with a configuration',
    ask: async (world) => isOk(await sendCreate(world, { agent: { agent_config: AGENT_CONFIG } })),
  },
  {
    name: 'create that was sent before',
    ask: async (world) => {
      const agent = { agent_config: AGENT_CONFIG };
      return isOk(await sendCreate(world, { from: '+14155550100', agent }));
    },
  },
  ...WRITES,
  { name: 'clock move, with what is due', ask: async (world) => !(await advance(world, '5s')) },
];

const cursors = new WeakMap<World, string>();

async function readCursor(world: World): Promise<void> {
  if (cursors.has(world)) return;
  // The contract says what a page holds.
  const { next_cursor } = (await (await get(world, CURSORS)).json()) as { next_cursor: string };
  cursors.set(world, next_cursor);
}

function askBehind(world: World): Promise<boolean> {
  return askPage(world, `${CURSORS}&cursor=${encodeURIComponent(cursors.get(world) ?? '')}`);
}
