/** The worlds that the complexity laws compare: each law has a small one, and one that is larger in one way alone. */
import { createMock, type Mock, type MockSandbox } from '../../src/index.ts';

const HEADERS = { Authorization: 'Bearer any', 'xi-api-key': 'any', 'Content-Type': 'application/json' };
const CREATE = '/voiceos/conversations/create_phone_call';

/** How much there is in a world. */
export interface Extent {
  /** Calls of the dataset: over thirty days, and eight hours ahead. */
  readonly rows: number;
  /** Sandboxes beside the one that is asked, each with a call of its own. */
  readonly sandboxes: number;
  /** Calls that were created through the API and are alive: queued, ringing or answered. */
  readonly live: number;
  /** Calls that were created through the API and are over; every second one was hung up. */
  readonly past: number;
}

/** A world to be asked. */
export interface World {
  readonly mock: Mock;
  readonly extent: Extent;
  /** The sandbox that is asked; the others were asked before. */
  readonly sandbox: MockSandbox;
  /** A number that no other call from outside has. */
  next(): number;
}

/** Where all laws start from. */
export const SMALL: Extent = { rows: 1000, sandboxes: 0, live: 90, past: 50 };

/** Makes a world; its calls live for hours, so that nothing ends while it is measured. */
export async function createWorld(extent: Extent): Promise<World> {
  const { rows, sandboxes, live, past } = extent;
  const mock = createMock({
    scenario: scenarioOf(rows),
    seed: 7,
    clock: { mode: 'frozen' },
    start: '2026-01-07T10:40:00Z',
  });
  let called = 0;
  const next = (): number => {
    called += 1;
    return called;
  };
  const world: World = { mock, extent, sandbox: mock, next };
  for (let call = 0; call < past; call += 1) {
    const id = await create(world, PAST);
    if (call % 2 === 0) mock.calls.hangUp(id);
  }
  // The calls that are over are over long before those come that live.
  if (past > 0) mock.clock.jump('2h');
  for (const share of ['1m', '1m', '1s']) {
    for (let call = 0; call < live / 3; call += 1) await create(world, LIVE);
    mock.clock.jump(share);
  }
  for (let other = 0; other < sandboxes; other += 1) {
    await create({ ...world, sandbox: mock.sandbox(`other-${other}`) }, LIVE);
  }
  // What is created while it is measured is the same in each world.
  called = FIRST_MEASURED;
  return world;
}

/** Creates a call and gives its id. */
export async function create(world: World, to = LIVE): Promise<string> {
  const response = await sendCreate(world, { to });
  if (response.status !== 200) throw new Error(`Failed to create a call: ${response.status}.`);
  // The contract says what a call has.
  const { id } = (await response.json()) as { id: string };
  return id;
}

/** What a call is asked for with; it comes from another number each time unless one is given. */
interface Wanted {
  readonly from?: string;
  readonly to?: string | undefined;
  readonly agent?: object;
}

/** Asks for a call to be created. */
export function sendCreate(
  { sandbox, next }: World,
  { from, to = LIVE, agent = { agent_id: 'agent_support' } }: Wanted = {},
): Promise<Response> {
  const from_number = from ?? `+1415${String(next()).padStart(7, '0')}`;
  const body = { from_number, to_number: to, ...agent, metadata: { order: 'a-1' } };
  return sandbox.fetch(CREATE, { method: 'POST', headers: HEADERS, body: JSON.stringify(body) });
}

/** Asks for a call to be created that has no number to call. */
export function sendRefusedCreate({ sandbox }: World): Promise<Response> {
  const body = JSON.stringify({ from_number: '+14155550100', agent_id: 'agent_support' });
  return sandbox.fetch(CREATE, { method: 'POST', headers: HEADERS, body });
}

/** Reads a path of the mock. */
export function get({ sandbox }: World, path: string): Promise<Response> {
  return sandbox.fetch(path, { headers: HEADERS });
}

const FIRST_MEASURED = 1_000_000;
const PAST = '+14155550001';
const LIVE = '+14155550002';

function scenarioOf(calls: number): object {
  return {
    ringback: 'scenario/1',
    name: `calls-${calls}`,
    agents: [
      { id: 'agent_support', name: 'Maya', persona: 'support' },
      { id: 'agent_booking', name: 'Theo', persona: 'booking' },
    ],
    data: [{ calls, over: { before: '30d', after: '8h' }, traffic: 'working-hours' }],
    lifecycle: [
      { match: { to: PAST }, queue: '1s', ring: '2s', talk: '60s', analyse: '5s', outcome: 'answered' },
      { match: { to: LIVE }, queue: '50s', ring: '60s', talk: '5m', analyse: '1h', outcome: 'answered' },
      { queue: '1s', ring: '2s', talk: '60s', analyse: '5s', outcome: 'answered' },
    ],
  };
}
