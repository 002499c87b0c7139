import { afterAll, expect, test } from '@jest/globals';
import { ControlProblem, createMock } from '../../src/index.ts';
import { createSeeded, type Seeded } from '../support/seeded.ts';

/** `RINGBACK_FUZZ=10000 npm test -- test/opposition/snapshot-fuzz` tries more of them. */
const COUNT = Number(process.env.RINGBACK_FUZZ ?? 300);

const errors: unknown[] = [];
const mock = createMock({
  onError: (error) => errors.push(error),
  scenario: {
    ...{ ringback: 'scenario/1', name: 'fuzz', webhooks: [{ url: '/_ringback/inbox/fuzz' }] },
    data: [{ calls: 20, over: { before: '2d', after: '1h' } }],
  },
});
afterAll(() => mock.close());

const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json', 'xi-api-key': 'any' };
const LISTS = [
  '/voiceos/conversations?limit=100',
  '/elevenlabs/v1/convai/conversations',
  '/voiceable/conversations',
  '/ovia/api/v1/calls',
];
const WRONG = [
  null,
  true,
  0,
  -1,
  1e308,
  0.5,
  '',
  'x',
  [],
  {},
  [null],
  { a: 1 },
  'user',
  '2026-01-01T09:00:00Z',
];

test(
  'a spoilt snapshot is a located mistake or a working world, never an error of ours',
  async () => {
    const text = JSON.stringify(await record());
    const sandbox = mock.sandbox('spoilt');
    const counts = { mistakes: 0, worlds: 0 };
    for (let index = 0; index < COUNT; index += 1) {
      const spoilt = spoil(createSeeded(index), JSON.parse(text));
      if (!isPut(() => sandbox.snapshot.put(spoilt))) {
        counts.mistakes += 1;
        continue;
      }
      counts.worlds += 1;
      const statuses: number[] = [];
      for (const path of LISTS) statuses.push((await sandbox.fetch(path, { headers })).status);
      sandbox.calls.list();
      sandbox.snapshot.get();
      await sandbox.clock.advance('3m');
      expect({ index, statuses, errors }).toEqual({ index, statuses: LISTS.map(() => 200), errors: [] });
    }
    expect(counts.mistakes).toBeGreaterThan(COUNT / 10);
    expect(counts.worlds).toBeGreaterThan(COUNT / 20);
  },
  60_000 + COUNT * 100,
);

/** A world with a bit of everything in its log. */
async function record(): Promise<object> {
  const sandbox = mock.sandbox('recorded');
  const numbers = { from_number: '+14155550100', to_number: '+14155550123' };
  const webhook = { events: ['conversation:ended'], url: 'http://127.0.0.1:9/own', method: 'POST' };
  const bodies = [
    { ...numbers, agent_id: 'agent_support' },
    { ...numbers, agent_config: { prompt: 'You are a survey agent.', webhooks: [webhook] } },
  ];
  for (const body of bodies) {
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    await sandbox.fetch('/voiceos/conversations/create_phone_call', init);
  }
  const { id } = sandbox.calls.create({ provider: 'ovia', from: '+14155550101', to: '+14155550102' });
  await sandbox.clock.advance('9s');
  sandbox.calls.hangUp(id);
  sandbox.faults.add({ on: 'getCall', status: 503 });
  await sandbox.clock.advance('30s');
  return sandbox.snapshot.get();
}

function isPut(put: () => void): boolean {
  try {
    put();
    return true;
  } catch (error) {
    if (error instanceof ControlProblem && error.code === 'RINGBACK_SNAPSHOT_INVALID') return false;
    throw error;
  }
}

type Holder = Record<string, unknown>;

/** Puts something else in one place of the log, of the deliveries, or of the whole. */
function spoil(seeded: Seeded, document: Holder): object {
  const part = seeded.pick(['changes', 'changes', 'deliveries', 'all']);
  const places = placesOf(part === 'all' ? document : document[part]);
  const [holder, name] = seeded.pick(places);
  if (seeded.oneIn(4)) delete holder[name];
  else if (seeded.oneIn(3)) {
    const [other, its] = seeded.pick(places);
    holder[name] = structuredClone(other[its]);
  } else holder[name] = seeded.pick(WRONG);
  return document;
}

function placesOf(value: unknown): readonly (readonly [Holder, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [
    [value as Holder, name] as const,
    ...placesOf(member),
  ]);
}
