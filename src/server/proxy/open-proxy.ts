import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Contract } from '../../contract/contract.ts';
import type { ContractReport } from '../../report/report.ts';
import { ChoiceError } from '../choice-error.ts';
import type { Listener } from '../http/listener.ts';
import { listeningUrl } from '../listening-url.ts';
import { isLoopback } from '../loopback.ts';
import { refuse } from './answer-client.ts';
import { type DriftReport, toDriftReport } from './drift-report.ts';
import { createEvidence } from './evidence.ts';
import { createInspection } from './inspection.ts';
import { listenForPassing } from './listener.ts';
import { pass } from './pass.ts';
import type { PassPort, Timeouts } from './pass-port.ts';
import { toProxyReport } from './proxy-report.ts';
import { createRecorder } from './recorder.ts';
import { refusePath } from './refuse-target.ts';
import { createCopyBudget } from './tap.ts';
import { joinPath, parseUpstream, type Upstream } from './upstream.ts';
import { checkFolder, type WrittenRecording, writeRecording } from './write-recording.ts';

/** What a proxy is asked to be. */
export interface ProxyOptions {
  /** What both sides are held to; closed with the proxy. */
  readonly contract: Contract;
  /** The API's name, as people write it. */
  readonly title: string;
  /** Of the program. */
  readonly version: string;
  /** Where requests go, such as `https://api.voiceos.io`. */
  readonly upstream: string;
  /** Whether credentials may travel over plain HTTP beyond this machine. */
  readonly allowInsecure?: boolean | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  /** The file that answers are recorded in, as a scenario. */
  readonly record?: string | undefined;
  readonly timeouts?: Partial<Timeouts> | undefined;
  /** Is told of errors of ours; the text holds nothing that was sent. */
  readonly onError?: ((text: string) => void) | undefined;
  /** Is told after each exchange. */
  readonly onProgress?: ((progress: ProxyProgress) => void) | undefined;
  readonly onClose?: (() => Promise<void>) | undefined;
}

export interface ProxyProgress {
  readonly requests: number;
  /** Different ones. */
  readonly drift: number;
  readonly violations: number;
}

/** A proxy that listens. */
export interface RunningProxy {
  readonly url: string;
  /** The origin and the base path. */
  readonly upstream: string;
  /** What was found out so far, once what has gone by is looked at. */
  report(): Promise<DriftReport>;
  /** Lets what is under way finish, for five seconds at most, and says what was found out. */
  close(): Promise<ProxyOutcome>;
}

export interface ProxyOutcome {
  readonly report: DriftReport;
  /** The same in the form that all reports have. */
  readonly contractReport: ContractReport;
  /** Null where nothing was to be recorded. */
  readonly recording: WrittenRecording | null;
}

const TIMEOUTS: Timeouts = { connectMs: 10_000, answerMs: 120_000 };

/** Opens a proxy. Throws a ChoiceError, or the system's error when the port cannot be had. */
export async function openProxy(options: ProxyOptions): Promise<RunningProxy> {
  const { contract, title, version, host = '127.0.0.1', port = 4010, record, timeouts } = options;
  const upstream = parseUpstream(options.upstream, { allowInsecure: options.allowInsecure ?? false });
  if (record !== undefined) checkFolder(record);
  const recorder = record === undefined ? undefined : createRecorder(contract);
  const evidence = createEvidence(contract, recorder);
  const inspection = createInspection({ ...options, evidence });
  const agent = createAgent(upstream);
  const passPort: PassPort = {
    ...{ upstream, agent, budget: createCopyBudget(), wall: Date.now },
    timeouts: { ...TIMEOUTS, ...timeouts },
    onExchange: inspection.add,
  };
  const listener = await listenForPassing(createHandler(passPort, contract), { host, port });
  if (isItself(upstream, listener, host)) {
    await listener.close();
    throw new ChoiceError(
      'RINGBACK_PROXY_LOOP',
      `Failed to use the upstream "${upstream.origin}": it is this proxy itself. Name the API that is behind it.`,
    );
  }
  const startedAt = Date.now();
  const address = upstream.origin + upstream.basePath;
  const report = async (): Promise<DriftReport> => {
    await inspection.idle();
    return toDriftReport(evidence, contract, address);
  };
  return {
    url: listeningUrl(host, listener.port),
    upstream: address,
    report,
    async close() {
      await listener.close();
      agent.destroy();
      const found = await report();
      const outcome = {
        report: found,
        contractReport: toProxyReport(found, {
          ...{ version, title, contract, startedAt },
          ...{ now: Date.now(), covered: evidence.coverage.covered() },
        }),
        recording:
          record === undefined || !recorder
            ? null
            : await writeRecording(record, contract.provider, recorder),
      };
      await contract.close();
      await options.onClose?.();
      return outcome;
    },
  };
}

function createHandler(port: PassPort, { provider, basePaths }: Contract) {
  let count = 0;
  return (incoming: IncomingMessage, response: ServerResponse): void => {
    const { url = '/' } = incoming;
    const mark = url.indexOf('?');
    const whole = mark < 0 ? url : url.slice(0, mark);
    const query = mark < 0 ? '' : url.slice(mark + 1);
    // The addresses of a mock's clients lead here too.
    const isMounted = whole === `/${provider}` || whole.startsWith(`/${provider}/`);
    const mount = isMounted ? `/${provider}` : '';
    const path = whole.slice(mount.length) || '/';
    const problem = refusePath(path);
    if (problem) {
      incoming.resume();
      refuse(response, problem);
      return;
    }
    count += 1;
    const target = joinPath(port.upstream, path, basePaths) + (mark < 0 ? '' : `?${query}`);
    pass(port, { id: count, mount, path, query, target }, incoming, response);
  };
}

/** Connections are kept for less time than any server keeps them, so that none is used that is being closed. */
const IDLE_MS = 2000;
const MAX_SOCKETS = 256;

function createAgent({ origin }: Upstream): Agent {
  const options = { keepAlive: true, timeout: IDLE_MS, maxSockets: MAX_SOCKETS, maxFreeSockets: 32 };
  // Whatever the environment says: a credential goes to nobody who is not who they say.
  return origin.startsWith('https:')
    ? new SecureAgent({ ...options, rejectUnauthorized: true })
    : new Agent(options);
}

function isItself({ origin }: Upstream, { port }: Listener, host: string): boolean {
  const { hostname, port: written, protocol } = new URL(origin);
  const there = Number(written || (protocol === 'https:' ? 443 : 80));
  return there === port && (hostname === host || isLoopback(hostname));
}
