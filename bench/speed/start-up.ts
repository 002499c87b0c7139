import { setTimeout } from 'node:timers/promises';
import { CASES, type Case } from './cases.ts';
import { ask } from './exchange.ts';
import type { Started } from './process.ts';
import { fetchExchanges, type RingbackServer, startRingback } from './servers/ringback.ts';
import type { Server } from './servers/server.ts';
import { median } from './statistics.ts';
import type { Sent } from './wrk.ts';

/** How soon a server is ready and what it takes in memory: medians of several starts, on all cores. */
export interface StartUp {
  readonly readyMs: number;
  readonly idleMb: number;
  /** After so many valid requests, one after another. */
  readonly afterMb: number;
}

/** What was measured by the server’s name, and which server was not, and why. */
export interface StartUps {
  readonly figures: ReadonlyMap<string, StartUp>;
  readonly failed: readonly string[];
}

const VALID_REQUESTS = 1000;
/** What a server does after its first answer is not idle. */
const SETTLES_MS = 1000;

/** On all cores it is the same as the other. */
const ONE_CORE = 'wiremock-1';

/** Valid requests to each provider of the default scenario. */
const VALID: readonly Sent[] = [
  '/voiceos/conversations?limit=10',
  '/elevenlabs/v1/convai/conversations?page_size=10',
  '/voiceable/api/v1/conversations?page_size=10',
  '/ovia/api/v1/calls',
].map((path) => ({
  request: { method: 'GET', path, headers: { Authorization: 'Bearer any', 'xi-api-key': 'any' } },
  share: 1,
}));

export interface StartUpRun {
  readonly servers: readonly Server[];
  readonly starts: number;
  readonly folder: string;
  readonly rows: (ringback: RingbackServer) => Promise<readonly object[]>;
  readonly onProgress: (text: string) => void;
}

/** Ringback has four providers and its default scenario; the others answer lists of ten. */
export async function measureStartUp(run: StartUpRun): Promise<StartUps> {
  const { servers, folder } = run;
  const work = CASES.find(({ name }) => name === 'list-10');
  if (!work) throw new Error('Failed to start: there is no case "list-10".');
  const model = await startRingback({ folder });
  try {
    const figures = new Map<string, StartUp>();
    const failed: string[] = [];
    for (const server of servers.filter(({ name }) => name !== ONE_CORE)) {
      try {
        figures.set(server.name, await startOften(server, work, model, run));
      } catch (error) {
        failed.push(`start-up, ${server.name}: ${error instanceof Error ? error.message : error}`);
      }
    }
    return { figures, failed };
  } finally {
    await model.process.stop();
  }
}

async function startOften(
  server: Server,
  work: Case,
  model: RingbackServer,
  run: StartUpRun,
): Promise<StartUp> {
  const each: StartUp[] = [];
  for (let count = 0; count < run.starts; count += 1) {
    run.onProgress(`start-up: ${server.name}, ${count + 1} of ${run.starts}`);
    each.push(
      server.name === 'ringback' ? await startDefault(run) : await startPeer(server, work, model, run),
    );
  }
  const of = (figure: keyof StartUp): number => median(each.map((one) => one[figure]));
  return { readyMs: of('readyMs'), idleMb: of('idleMb'), afterMb: of('afterMb') };
}

async function startDefault({ folder }: StartUpRun): Promise<StartUp> {
  const { process } = await startRingback({ folder, isDefault: true });
  return weigh(process, process.url, VALID);
}

async function startPeer(
  server: Server,
  work: Case,
  ringback: RingbackServer,
  { folder, rows }: StartUpRun,
): Promise<StartUp> {
  const exchanges = await fetchExchanges(ringback, work);
  const running = await server.start({ work, exchanges, ringback, folder, rows: () => rows(ringback) });
  if (!running) throw new Error(`Failed to start "${server.name}": it cannot do lists.`);
  return weigh(running.process, running.base, running.sent);
}

async function weigh(process: Started, base: string, sent: readonly Sent[]): Promise<StartUp> {
  try {
    await setTimeout(SETTLES_MS);
    const idleMb = process.residentMb();
    for (let count = 0; count < VALID_REQUESTS; count += 1) {
      const next = sent[count % sent.length];
      const { status } = next ? await ask(base, next.request) : { status: 0 };
      if (status !== 200) throw new Error(`Failed to ask "${next?.request.path}": ${status}.`);
    }
    return { readyMs: process.readyMs, idleMb, afterMb: process.residentMb() };
  } finally {
    await process.stop();
  }
}
