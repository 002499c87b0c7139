import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Client, type CoveredServer, clientOf, serve } from './support/covered-server.ts';

type Test = (client: Client, sandbox: ReturnType<CoveredServer['mock']['sandbox']>) => Promise<unknown>;

/** A team's tests, each in a sandbox of its own. */
const SUITE: Readonly<Record<string, Test>> = {
  'lists what has ended': (client) => client.list('?status=ended&limit=20'),
  'lists what has ended, once more': (client) => client.list('?status=ended&limit=20'),
  'walks the pages': async (client) => {
    for (const index of [1, 2, 3, 4, 5]) await client.list(`?limit=60&index=${index}`);
  },
  'asks for a time': (client) =>
    client.list('?created_after=2025-12-20T00:00:00.000Z&created_before=2026-01-01T00:00:00.000Z'),
  'calls, and follows the call to its end': async (client, { clock }) => {
    const id = await client.create({ to_number: '+15005550005' });
    for (let poll = 0; poll < 60; poll += 1) {
      await clock.advance('3s');
      await client.get(id);
    }
  },
  'calls a line that is busy': async (client, { clock }) => {
    const id = await client.create({ to_number: '+15005550002' });
    await clock.advance('3s');
    await client.get(id);
  },
  'calls with a voice of its own': (client) =>
    client.create({ agent_config: { prompt: 'Be brief.', voice: { provider: 'playht', speed: 1 } } }),
  'calls without a number': (client) => client.create({ to_number: undefined }),
  'comes through an outage': async (client, { faults }) => {
    faults.add({ on: 'listConversations', times: 1, status: 503 });
    for (let tries = 0; tries < 2; tries += 1) await client.list();
  },
  'gives up in an outage': async (client, { faults }) => {
    faults.add({ on: 'createPhoneCall', status: 503 });
    await client.create();
  },
  'asks for what is not there': (client) => client.get('conv_00000000000000000000'),
  'forgets its key': (client) => client.send('/conversations', { headers: { Authorization: '' } }),
};

const names = Object.keys(SUITE);
const served = new Map<string, CoveredServer>();

async function run(chosen: readonly string[]): Promise<CoveredServer> {
  const one = serve();
  served.set(chosen.join(), one);
  for (const name of chosen) {
    const sandbox = one.mock.sandbox(`test-${names.indexOf(name)}`);
    await SUITE[name]?.(clientOf(sandbox), sandbox);
  }
  return one;
}

let whole: CoveredServer;

beforeAll(async () => {
  whole = await run(names);
});

afterAll(() => Promise.all([...served.values()].map(({ mock }) => mock.close())));

/** The ids of what a run has and has not covered. */
function uncovered({ mock }: CoveredServer): readonly string[] {
  return mock.coverage.get().providers.flatMap((one) => one.uncovered.map(({ id }) => id));
}

test.each(names)(
  'without the test that %s, coverage is lower by exactly what only that test covered',
  async (name) => {
    const own = whole.covered(`test-${names.indexOf(name)}`);
    const others = new Set(
      names
        .filter((other) => other !== name)
        .flatMap((other) => whole.covered(`test-${names.indexOf(other)}`)),
    );
    const alone = own.filter((id) => !others.has(id));
    const rest = await run(names.filter((other) => other !== name));
    expect(rest.covered()).toEqual(whole.covered().filter((id) => !alone.includes(id)));
    expect(whole.mock.coverage.get().covered - rest.mock.coverage.get().covered).toBe(alone.length);
    const isFault = (id: string): boolean => id.includes(' fault ');
    const more = uncovered(rest).filter((id) => !uncovered(whole).includes(id));
    // A fault that nobody meets any more counts against nobody.
    expect(more.sort()).toEqual(alone.filter((id) => !isFault(id)));
  },
);

test('the suite has tests that cover nothing of their own, and tests that do', () => {
  const counts = names.map((name) => {
    const own = whole.covered(`test-${names.indexOf(name)}`);
    return own.filter(
      (id) =>
        !names.some((other) => other !== name && whole.covered(`test-${names.indexOf(other)}`).includes(id)),
    ).length;
  });
  expect(counts.filter((count) => count === 0).length).toBeGreaterThanOrEqual(2);
  expect(counts.filter((count) => count > 0).length).toBeGreaterThanOrEqual(6);
  expect(uncovered(whole)).not.toHaveLength(0);
});
