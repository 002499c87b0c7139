import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createClient, eachAtOnce } from '../../bench/soak/client.ts';
import { type MeasuredServer, startMeasuredServer, TOKEN } from '../../bench/soak/measured-server.ts';
import { createSeeded } from '../support/seeded.ts';
import { type CutConnection, cutConnection, drawRequest } from './support/cut-connection.ts';

/** Connections that are cut; `RINGBACK_RUNS=10000` for a long look. */
const RUNS = Number(process.env.RINGBACK_RUNS ?? 1000);
const AT_ONCE = 16;
const SANDBOX = 'cut';
const SEED = process.env.RINGBACK_PROPERTY_SEED ?? 'cut';

const client = createClient(4);
let server: MeasuredServer;

beforeAll(async () => {
  const scenario = { ringback: 'scenario/1', name: 'cut', lifecycle: [{ queue: '1s', outcome: 'busy' }] };
  server = await startMeasuredServer(scenario, 100_000);
  // What explains a refusal is a thread, which stays.
  await ask(`${server.url}/voiceos/conversations?limit=0`);
});

afterAll(async () => {
  client.close();
  await server.close();
});

test(`${RUNS} clients that go away at random bytes leave nothing open, no error, and no half of a request`, async () => {
  const port = Number(new URL(server.url).port);
  const witness = (): Promise<unknown> => ask(`${server.url}/~witness/voiceos/conversations?limit=5`);
  const expected = await witness();
  const before = await server.measure();
  const cuts: CutConnection[] = [];
  await eachAtOnce(Array(RUNS).keys(), AT_ONCE, async (nth) => {
    const seeded = createSeeded(`${SEED} ${nth}`);
    const requests = Array.from({ length: 1 + seeded.below(4) }, (_, place) =>
      drawRequest(seeded, SANDBOX, 4 * nth + place),
    );
    cuts.push(await cutConnection(port, requests, seeded));
    if (nth % 25 === 0) expect(await witness()).toEqual(expected);
  });
  expect(await witness()).toEqual(expected);

  const { requests, entries } = await settled();
  expect(entries).toBe(requests);
  expect(entries).toBeGreaterThan(RUNS / 2);
  const created = await verifiedCount({ operation: 'createPhoneCall', status: 200 });
  expect(await verifiedCount({ operation: 'createPhoneCall' })).toBe(created);
  expect(await callsOf(SANDBOX)).toBe(created);
  expect(created).toBeGreaterThanOrEqual(sum(cuts.map(({ answeredCreates }) => answeredCreates)));
  expect(created).toBeLessThanOrEqual(sum(cuts.map(({ sentCreates }) => sentCreates)));
  const { covered } = await control<{ readonly covered: number }>(`/coverage?sandbox=${SANDBOX}`);
  expect(covered).toBeGreaterThan(0);

  const after = await server.measure();
  expect(after.errors).toEqual([]);
  expect(after.timers).toBeLessThanOrEqual(before.timers);
  // This test's own connections are kept: no more than four to each port.
  expect(after.files).toBeLessThanOrEqual(before.files + 8);
  expect(after.sockets).toBeLessThanOrEqual(8);
});

async function ask(url: string): Promise<unknown> {
  const { status, text } = await client.ask(url, { headers: { Authorization: 'Bearer any' } });
  return { status, text };
}

async function control<Answer>(path: string, body?: object): Promise<Answer> {
  const { status, text } = await client.ask(`${server.adminUrl}${path}`, {
    ...{ method: body ? 'POST' : 'GET', headers: { Authorization: `Bearer ${TOKEN}` } },
    ...(body && { body }),
  });
  if (status !== 200) throw new Error(`Failed to ask ${path}: ${status} ${text}`);
  // The control API is held to its spec elsewhere.
  return JSON.parse(text) as Answer;
}

/** How much was asked and kept, once what nobody waits for any more is answered too. */
async function settled(): Promise<{ readonly requests: number; readonly entries: number }> {
  for (let tries = 1; ; tries += 1) {
    const { sandboxes } = await control<Report>('/report.json');
    const requests = sandboxes.find(({ name }) => name === SANDBOX)?.requests ?? 0;
    const entries = await verifiedCount({});
    if (entries === requests || tries === 100) return { requests, entries };
  }
}

interface Report {
  readonly sandboxes: readonly { readonly name: string; readonly requests: number }[];
}

async function verifiedCount(question: object): Promise<number> {
  const asked = { ...question, times: { atLeast: 0 } };
  return (await control<{ readonly count: number }>(`/journal/verify?sandbox=${SANDBOX}`, asked)).count;
}

async function callsOf(sandbox: string): Promise<number> {
  let count = 0;
  let cursor: string | null = null;
  do {
    const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page = await control(`/calls?sandbox=${sandbox}&limit=1000${from}`);
    count += page.calls.length;
    cursor = page.hasMore ? page.cursor : null;
  } while (cursor !== null);
  return count;
}

interface Page {
  readonly calls: readonly object[];
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
