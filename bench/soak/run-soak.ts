import { setImmediate } from 'node:timers/promises';
import { askMixed, type SoakPort, useSandboxes } from './load.ts';
import { type Holdings, type MeasuredServer, startMeasuredServer } from './measured-server.ts';
import { openReceiver } from './receiver.ts';
import { growthOverSecondHalf, type Sample } from './statistics.ts';

/** How much is done. */
export interface SoakChoice {
  /** Sandboxes that are made, used and dropped in a round. */
  readonly sandboxes: number;
  /** Requests to one sandbox in a round. */
  readonly requests: number;
  /** Both before anything is measured: as much as it takes for compiled code, caches and a journal to be as they stay. */
  readonly warmUp: { readonly sandboxes: number; readonly requests: number };
  /** Entries that fill the journal. */
  readonly journalEntries?: number;
  /** Rounds go on until so many milliseconds are over; there is one at least. */
  readonly lastsMs?: number;
  readonly onProgress?: (text: string) => void;
}

/** What was found. */
export interface SoakResult {
  readonly rounds: readonly SoakRound[];
  /** What the server held, by when. */
  readonly rows: readonly SoakRow[];
  /** Webhooks that arrived. */
  readonly webhooks: number;
  /** What was answered otherwise than it is to be. */
  readonly wrong: readonly string[];
}

export interface SoakRound {
  /** Bytes of the heap, after a collection, by which sandboxes that have left made the server grow. */
  readonly sandboxBytes: number;
  /** The same, as a share of what there was. */
  readonly sandboxShare: number;
  /** Bytes of the heap, after collections, by which it grew over the second half of the requests. */
  readonly requestBytes: number;
}

export interface SoakRow {
  readonly when: string;
  readonly holdings: Holdings;
}

/** Samples of the heap over the requests of a round. */
const SAMPLES = 40;

/** Uses a server in a process of its own, and measures what it holds on to. */
export async function runSoak(choice: SoakChoice): Promise<SoakResult> {
  const { sandboxes, requests, warmUp, journalEntries, lastsMs = 0, onProgress = () => {} } = choice;
  const until = performance.now() + lastsMs;
  const receiver = await openReceiver();
  const server = await startMeasuredServer(scenarioOf(receiver.url), journalEntries);
  const port: SoakPort = { url: server.url, adminUrl: server.adminUrl, wrong: [] };
  const rows: SoakRow[] = [];
  const rounds: SoakRound[] = [];
  const measure = async (when: string): Promise<Holdings> => {
    const holdings = await measureIdle(server);
    rows.push({ when, holdings });
    onProgress(`${when}: ${(holdings.heapBytes / 2 ** 20).toFixed(1)} MB of heap`);
    return holdings;
  };
  try {
    await measure('at the start');
    await askMixed(port, 0, warmUp.requests);
    await useSandboxes(port, 'warm-up', warmUp.sandboxes);
    let before = await measure('warmed');
    do {
      const round = rounds.length + 1;
      await useSandboxes(port, `round-${round}`, sandboxes);
      const after = await measure(`after ${sandboxes} sandboxes`);
      const sandboxBytes = after.heapBytes - before.heapBytes;
      const requestBytes = await soakRequests(choice, port, server);
      rounds.push({ sandboxBytes, sandboxShare: sandboxBytes / before.heapBytes, requestBytes });
      before = await measure(`after ${requests} requests`);
    } while (performance.now() < until && port.wrong.length === 0);
    return { rounds, rows, webhooks: receiver.count, wrong: [...port.wrong, ...before.errors] };
  } finally {
    await server.close();
    await receiver.close();
  }
}

async function soakRequests(
  { requests, onProgress = () => {} }: SoakChoice,
  port: SoakPort,
  server: MeasuredServer,
): Promise<number> {
  const samples: Sample[] = [];
  const step = Math.ceil(requests / SAMPLES);
  for (let after = step; after <= requests; after += step) {
    await askMixed(port, after - step, step);
    const { heapBytes } = await server.measure();
    samples.push({ after, value: heapBytes });
    if (samples.length % 10 === 0)
      onProgress(`${after} requests: ${(heapBytes / 2 ** 20).toFixed(1)} MB of heap`);
  }
  return growthOverSecondHalf(samples);
}

/** Measures once all who were connected are gone. */
async function measureIdle(server: MeasuredServer): Promise<Holdings> {
  await setImmediate();
  await server.measure();
  return server.measure();
}

function scenarioOf(receiverUrl: string): object {
  return {
    ...{ ringback: 'scenario/1', name: 'soak' },
    agents: [{ id: 'agent_support', name: 'Maya', persona: 'support' }],
    data: [{ calls: 240, over: '30d' }],
    lifecycle: [{ queue: '1s', ring: '4s', talk: '20s', analyse: '5s', outcome: 'answered' }],
    webhooks: [{ url: `${receiverUrl}/{sandbox}`, events: ['call.ended', 'call.analysed'] }],
  };
}
