import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CALLS, type Case, CLOCK_START, VOICEOS_HEADERS } from '../cases.ts';
import { ask, type Exchange } from '../exchange.ts';
import { freePort, type Started, startServer } from '../process.ts';
import type { Server } from './server.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const TOKEN = 'token-of-the-bench';
const PAGE = 100;

/** A Ringback that serves the data of this run, with all that it does by default. */
export interface RingbackServer {
  readonly process: Started;
  /** The base URL of a provider. */
  baseOf(provider: string): string;
  reset(): Promise<void>;
  /** How long the main loop was held at most since this was asked before. */
  readLoopMaxMs(): Promise<number>;
}

/** What `startRingback` may be told. */
export interface RingbackOptions {
  readonly folder: string;
  readonly cores?: readonly number[] | undefined;
  /** The default scenario, in place of the data of this run. */
  readonly isDefault?: boolean;
  /** Lifecycles run a minute a second and are told of to this URL. */
  readonly webhooksTo?: string | undefined;
}

/** The one that was started already, as the others answer what it does. */
export const ringback: Server = {
  name: 'ringback',
  title: 'Ringback',
  isPeer: false,
  start: async ({ ringback: { process, baseOf, reset, readLoopMaxMs }, work, exchanges }) => ({
    ...{ process, base: baseOf(work.provider), sent: exchanges, readLoopMaxMs },
    ...(work.isWriting && { reset }),
  }),
};

export async function startRingback(options: RingbackOptions): Promise<RingbackServer> {
  if (!existsSync(join(ROOT, 'dist/index.js')))
    throw new Error(`Failed to start Ringback: it is not built. Run "npm run build" first.`);
  const port = await freePort();
  const words = [process.execPath, join(ROOT, 'bin/ringback.js'), 'serve', '--json', '--port', String(port)];
  words.push('--admin-port', '0', '--admin-token', TOKEN);
  if (!options.isDefault) words.push(...dataFlags(options));
  const ready = { path: '/voiceos/conversations?limit=10', headers: VOICEOS_HEADERS, status: 200 };
  const started = await startServer({ words, cores: options.cores, port, ready });
  const { adminUrl } = JSON.parse(started.firstLine());
  const control = (path: string, method: string): Promise<Response> =>
    fetch(adminUrl + path, { method, headers: { Authorization: `Bearer ${TOKEN}` } });
  return {
    process: started,
    baseOf: (provider) => `${started.url}/${provider}`,
    reset: async () => {
      const { status } = await control('/reset', 'POST');
      if (status !== 200) throw new Error(`Failed to reset Ringback: it answered ${status}.`);
    },
    readLoopMaxMs: async () => {
      const text = await (await control('/metrics', 'GET')).text();
      return Number(/^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(text)?.[1]) * 1000;
    },
  };
}

/** Asks each step of a case once. */
export async function fetchExchanges(ringback: RingbackServer, work: Case): Promise<readonly Exchange[]> {
  const base = ringback.baseOf(work.provider);
  const exchanges: Exchange[] = [];
  for (const step of await work.steps(base))
    exchanges.push({ ...step, answer: await ask(base, step.request) });
  return exchanges;
}

/** Every call of the data, as VoiceOS shows it. */
export async function fetchRows(ringback: RingbackServer): Promise<readonly object[]> {
  const rows: object[] = [];
  for (let index = 1; index <= CALLS / PAGE; index += 1) {
    const path = `/conversations?limit=${PAGE}&index=${index}`;
    const answer = await ask(ringback.baseOf('voiceos'), { method: 'GET', path, headers: VOICEOS_HEADERS });
    rows.push(...JSON.parse(answer.body).items);
  }
  return rows;
}

function dataFlags({ folder, webhooksTo }: RingbackOptions): readonly string[] {
  const scenario = {
    ringback: 'scenario/1',
    name: 'bench',
    agents: [
      { id: 'agent_support', name: 'Maya', persona: 'support' },
      { id: 'agent_booking', name: 'Theo', persona: 'booking' },
    ],
    data: [{ calls: CALLS, over: '30d', traffic: 'working-hours' }],
    // As in the default scenario.
    lifecycle: [{ queue: '1s..3s', ring: '4s', talk: '20s..120s', analyse: '5s..20s' }],
    ...(webhooksTo && {
      webhooks: [
        {
          url: webhooksTo,
          events: ['call.answered', 'call.ended', 'call.analysed'],
          sign: 'standard',
          secret: 'whsec_YmVuY2gtb2YtcmluZ2JhY2s=',
        },
      ],
    }),
  };
  const file = join(folder, webhooksTo ? 'mixed.yaml' : 'scenario.yaml');
  // JSON is YAML.
  writeFileSync(file, JSON.stringify(scenario));
  const clock = webhooksTo ? ['--clock', 'running:60'] : [];
  return ['--scenario', file, '--clock-start', CLOCK_START, ...clock];
}
