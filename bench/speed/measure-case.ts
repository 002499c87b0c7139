import type { Case } from './cases.ts';
import { ask, type Exchange } from './exchange.ts';
import type { Measured } from './parse-wrk.ts';
import { openReceiver } from './receiver.ts';
import { fetchExchanges, type RingbackServer, startRingback } from './servers/ringback.ts';
import { type Running, SERVER_CORE, type Server } from './servers/server.ts';
import { load } from './wrk.ts';

/** What the servers did in a case. */
export interface CaseResult {
  readonly work: Case;
  /** Of what Ringback answers to the case’s first request. */
  readonly bytes: number;
  /** One a round for each server; a server that cannot do the work is not in here. */
  readonly rounds: ReadonlyMap<string, readonly Measured[]>;
  /** How long Ringback’s main loop was held at most, one a round. */
  readonly loopMaxMs: readonly number[];
  /** How many came to the receiver in all; none but in mixed traffic. */
  readonly webhooks: number;
  /** What was answered otherwise than it is to be. */
  readonly wrong: readonly string[];
  /** Which servers were not measured, though they should have been, and why. */
  readonly failed: readonly string[];
}

export interface Rounds {
  readonly count: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

/** All that `measureCase` is given. */
export interface CaseRun {
  readonly work: Case;
  /** Ringback is always started, as the others answer what it does; it is loaded where it is among these. */
  readonly servers: readonly Server[];
  readonly rounds: Rounds;
  readonly folder: string;
  readonly rows: (ringback: RingbackServer) => Promise<readonly object[]>;
  readonly onProgress: (text: string) => void;
}

/** Servers with rows of their own choose others, which are not quite as long. */
const LEAST_SHARE = 0.8;

interface Contestant {
  readonly name: string;
  readonly running: Running;
  readonly measured: Measured[];
}

/** Starts every server with the work, warms them up, and loads one after the other, round after round. */
export async function measureCase(caseRun: CaseRun): Promise<CaseResult> {
  const { work, folder, rounds, onProgress } = caseRun;
  const receiver = work.kind === 'mixed' ? await openReceiver() : undefined;
  const ringback = await startRingback({ folder, cores: [SERVER_CORE], webhooksTo: receiver?.url });
  const rows = (): Promise<readonly object[]> => caseRun.rows(ringback);
  const started = [ringback.process];
  const contestants: Contestant[] = [];
  const loopMaxMs: number[] = [];
  const wrong: string[] = [];
  const failed: string[] = [];
  const send = async ({ running }: Contestant, seconds: number): Promise<Measured> => {
    const isRingback = running.process === ringback.process;
    // It is measured from when it was read last.
    if (isRingback) await ringback.readLoopMaxMs();
    const figures = await load({ url: running.base, sent: running.sent, seconds, folder });
    if (isRingback) loopMaxMs.push(await ringback.readLoopMaxMs());
    // Calls that live on would take from the core that the next server has.
    await running.reset?.();
    return figures;
  };
  try {
    const exchanges = await fetchExchanges(ringback, work);
    for (const server of caseRun.servers) {
      onProgress(`${work.name}: ${server.name} starts`);
      try {
        const cores = server.cores ?? [SERVER_CORE];
        const running = await server.start({ work, exchanges, ringback, folder, cores, rows });
        if (!running) continue;
        started.push(running.process);
        const contestant = { name: server.name, running, measured: [] };
        await prove(running, work, exchanges);
        await send(contestant, rounds.warmUpSeconds);
        contestants.push(contestant);
      } catch (error) {
        failed.push(`${work.name}, ${server.name}: ${error instanceof Error ? error.message : error}`);
      }
    }
    for (let round = 0; round < rounds.count; round += 1) {
      for (const contestant of contestants) {
        const { name, measured } = contestant;
        onProgress(`${work.name}: round ${round + 1} of ${rounds.count}, ${name}`);
        const figures = await send(contestant, rounds.seconds);
        measured.push(figures);
        wrong.push(...findWrong(name, work, figures));
      }
    }
    return {
      work,
      bytes: Buffer.byteLength(exchanges[0]?.answer.body ?? ''),
      rounds: new Map(contestants.map(({ name, measured }) => [name, measured])),
      // The first is the warm-up’s.
      loopMaxMs: loopMaxMs.slice(1),
      webhooks: (await receiver?.count()) ?? 0,
      ...{ wrong, failed },
    };
  } finally {
    for (const { stop } of started) await stop();
    await receiver?.stop();
  }
}

/** A server that answers something else, or much less, is not measured. */
async function prove(
  { base, sent }: Running,
  { status }: Case,
  exchanges: readonly Exchange[],
): Promise<void> {
  for (const [index, { request }] of sent.entries()) {
    const answer = await ask(base, request);
    const isRight = status < 400 ? answer.status < 300 : answer.status === status;
    const wanted = request.method === 'GET' ? (exchanges[index]?.answer.body.length ?? 0) * LEAST_SHARE : 0;
    if (isRight && answer.body.length >= wanted) continue;
    const found = `${answer.status} with ${answer.body.length} characters`;
    throw new Error(
      `Failed to ask "${request.method} ${request.path}": ${found}, not ${status} with ${wanted.toFixed(0)} at least.`,
    );
  }
}

function findWrong(name: string, { name: work, status }: Case, figures: Measured): readonly string[] {
  const { requests, refused, failed } = figures;
  const found: string[] = [];
  if (failed > 0) found.push(`${work}, ${name}: ${failed} requests had no answer`);
  const unlike = status < 400 ? refused : requests - refused;
  if (unlike > 0)
    found.push(`${work}, ${name}: ${unlike} of ${requests} answers had another status than ${status}`);
  return found;
}
