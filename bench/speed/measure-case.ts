import type { Case } from './cases.ts';
import { ask, type Exchange } from './exchange.ts';
import type { Measured } from './parse-wrk.ts';
import { openReceiver } from './receiver.ts';
import { fetchExchanges, type RingbackServer, startRingback } from './servers/ringback.ts';
import { type Running, SERVER_CORE, type Server } from './servers/server.ts';
import { settle } from './settle.ts';
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
  readonly running: Running;
  readonly measured: Measured[];
}

/** Starts every server with the work, warms them up, and loads one after the other, round after round. */
export async function measureCase(caseRun: CaseRun): Promise<CaseResult> {
  const { work, servers, folder, rounds, onProgress } = caseRun;
  const receiver = work.kind === 'mixed' ? await openReceiver() : undefined;
  const ringback = await startRingback({ folder, cores: [SERVER_CORE], webhooksTo: receiver?.url });
  const rows = (): Promise<readonly object[]> => caseRun.rows(ringback);
  const started = [ringback.process];
  const contestants = new Map<string, Contestant>();
  const loopMaxMs: number[] = [];
  const wrong: string[] = [];
  const failed: string[] = [];
  /** A server that fails is out; the others go on. */
  const attempt = async (name: string, step: () => Promise<void>): Promise<void> => {
    try {
      await step();
    } catch (error) {
      contestants.delete(name);
      failed.push(`${work.name}, ${name}: ${error instanceof Error ? error.message : error}`);
    }
  };
  try {
    const exchanges = await fetchExchanges(ringback, work);
    for (const server of servers) {
      const { name, cores = [SERVER_CORE] } = server;
      onProgress(`${work.name}: ${name} starts`);
      await attempt(name, async () => {
        const running = await server.start({ work, exchanges, ringback, folder, cores, rows });
        if (!running) return;
        started.push(running.process);
        await prove(running, work, exchanges);
        await send(running, rounds.warmUpSeconds, folder);
        contestants.set(name, { running, measured: [] });
      });
    }
    for (let round = 0; round < rounds.count; round += 1) {
      for (const [name, { running, measured }] of contestants) {
        onProgress(`${work.name}: round ${round + 1} of ${rounds.count}, ${name}`);
        await attempt(name, async () => {
          // It is measured from when it was read last.
          await running.readLoopMaxMs?.();
          const { figures, heldMs } = await send(running, rounds.seconds, folder);
          measured.push(figures);
          if (heldMs !== undefined) loopMaxMs.push(heldMs);
          wrong.push(...findWrong(name, work, figures));
        });
      }
    }
    const bytes = Buffer.byteLength(exchanges[0]?.answer.body ?? '');
    const webhooks = (await receiver?.count()) ?? 0;
    const measured = new Map([...contestants].map(([name, one]) => [name, one.measured]));
    return { work, bytes, rounds: measured, webhooks, loopMaxMs, wrong, failed };
  } finally {
    for (const { stop } of started) await stop();
    await receiver?.stop();
  }
}

/** Loads a server, and leaves it at rest. */
async function send(
  { process, base, sent, readLoopMaxMs, reset }: Running,
  seconds: number,
  folder: string,
): Promise<{ readonly figures: Measured; readonly heldMs: number | undefined }> {
  const figures = await load({ url: base, sent, seconds, folder });
  const heldMs = await readLoopMaxMs?.();
  // Calls that live on would take from the core that the next server has.
  await reset?.();
  if (!(await settle(process)))
    throw new Error(`Failed to go on after a load of "${base}": the server never came to rest.`);
  return { figures, heldMs };
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
