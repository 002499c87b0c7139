import { afterEach, expect, test } from '@jest/globals';
import { canonicalReport, createMock, type Mock, mergeReports } from '../../../src/index.ts';

const open: Mock[] = [];

afterEach(async () => {
  for (const mock of open.splice(0)) await mock.close();
});

function start(wall: number): Mock {
  const mock = createMock({ wall: () => wall, seed: 7 });
  open.push(mock);
  return mock;
}

/** One test of a suite: some requests to one sandbox. */
interface Spec {
  readonly sandbox: string;
  run(ask: (path: string, init?: RequestInit) => Promise<Response>): Promise<unknown>;
}

const HEADERS = { Authorization: 'Bearer any', 'xi-api-key': 'any', 'content-type': 'application/json' };
const CALL = { from_number: '+14155550100', to_number: '+14155550123', agent_id: 'agent_support' };

const SUITE: readonly Spec[] = [
  { sandbox: 'a', run: (ask) => ask('/voiceos/conversations?limit=5') },
  { sandbox: 'a', run: (ask) => ask('/voiceos/conversations?status=ended&index=2&limit=100000') },
  { sandbox: 'a', run: (ask) => ask('/voiceos/conversations?status=finished') },
  { sandbox: 'b', run: (ask) => ask('/voiceos/conversations?status=done&stat=1') },
  { sandbox: 'b', run: (ask) => ask('/voiceos/conversation') },
  {
    sandbox: 'b',
    run: (ask) =>
      ask('/voiceos/conversations/create_phone_call', { method: 'POST', body: JSON.stringify(CALL) }),
  },
  {
    sandbox: 'a',
    run: (ask) =>
      ask('/voiceos/conversations/create_phone_call', { method: 'POST', body: '{"to_number":1}' }),
  },
  { sandbox: 'c', run: (ask) => ask('/elevenlabs/v1/convai/conversations?page_size=500') },
  { sandbox: 'c', run: (ask) => ask('/elevenlabs/v1/convai/conversations?page_size=3') },
  { sandbox: 'c', run: (ask) => ask('/ovia/api/v1/calls', { headers: {} }) },
  { sandbox: 'a', run: (ask) => ask('/voiceos/conversations/unknown') },
];

async function runOn(mock: Mock, specs: readonly Spec[]): Promise<void> {
  for (const { sandbox, run } of specs) {
    await run((path, init) => mock.sandbox(sandbox).fetch(path, { headers: HEADERS, ...init }));
  }
}

test('a suite in three servers, some of whose tests share a sandbox, reports what it does in one', async () => {
  const whole = start(1_800_000_000_000);
  await runOn(whole, SUITE);
  const shards = await Promise.all(
    [0, 1, 2].map(async (shard) => {
      const mock = start(1_900_000_000_000 + shard * 1e6);
      await runOn(
        mock,
        SUITE.filter((_spec, index) => index % 3 === shard),
      );
      return mock.report();
    }),
  );
  const merged = mergeReports(shards);
  expect(canonicalReport(merged)).toBe(canonicalReport(whole.report()));
  expect(merged.totals.requests).toBe(SUITE.length);
  expect(merged.violations.length).toBeGreaterThan(5);
  expect(merged.coverage.covered).toBeGreaterThan(10);
  expect(merged.sandboxes.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
});

test('a report has what was seen of a sandbox that has left, and before a reset', async () => {
  const mock = start(0);
  const sandbox = mock.sandbox('a');
  await runOn(mock, SUITE.slice(0, 3));
  const before = canonicalReport(mock.report());
  sandbox.reset();
  expect(canonicalReport(mock.report())).toBe(before);
  await runOn(mock, [{ sandbox: 'b', run: (ask) => ask('/voiceos/conversations') }]);
  expect(canonicalReport(mock.report({ sandbox: 'a' }))).toBe(before);
});

test('every operation of a report has its place in its spec', () => {
  const { providers } = start(0).report();
  expect(providers.map(({ name }) => name)).toEqual(['voiceos', 'voiceable', 'elevenlabs', 'ovia']);
  for (const { operations, place } of providers) {
    expect(place.line).toBeGreaterThan(1);
    for (const operation of operations) expect(operation.place.line).toBeGreaterThan(place.line);
  }
});
