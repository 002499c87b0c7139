import type { RequestListener } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Provider } from '../engine/provider.ts';
import type { ContractReport } from '../report/report.ts';
import { createToken, forgetToken, keepToken } from './admin-token.ts';
import { ChoiceError } from './choice-error.ts';
import { type ClockFacts, getClock } from './control/clock.ts';
import { openSandbox } from './control/sandboxes.ts';
import type { ConnectionCap } from './http/bounds.ts';
import { type Listener, listen, listenWith } from './http/listener.ts';
import type { InterceptChoice, Interception } from './intercept/interception.ts';
import { listeningUrl } from './listening-url.ts';
import { isLoopback } from './loopback.ts';
import type { MockServer } from './mock-server.ts';
import type { ReportChoice } from './report/collect-report.ts';
import type { TlsChoice } from './tls/identity.ts';
import type { TlsPort } from './tls/tls-port.ts';

/** Where a server listens. */
export interface PortChoice {
  readonly port?: number | undefined;
  readonly host?: string | undefined;
  readonly adminPort?: number | undefined;
  /** `auto` is the mock's host once a token is given, and this machine until then. */
  readonly adminHost?: string | undefined;
  /** Opens the control API; on loopback one is made when none is given. */
  readonly adminToken?: string | undefined;
  /** Further names that the control API is known by. */
  readonly adminAllowHost?: readonly string[] | undefined;
  /** Connections that each of the two ports has open at once; 10,000 unless it is said. */
  readonly maxConnections?: number | undefined;
  /** Has the mock's port answer over TLS as well; without it, it does not. */
  readonly tls?: TlsChoice | undefined;
}

/** A mock and its control API, listening. */
export interface RunningServer {
  readonly url: string;
  readonly adminUrl: string;
  /** The same port over TLS; undefined where it does not answer that. */
  readonly tls: TlsFacts | undefined;
  /** The control API's token, where none was given. */
  readonly generatedToken: string | undefined;
  /** False where commands on this machine will not find the token by themselves. */
  readonly isTokenKept: boolean;
  readonly providers: readonly ServedProvider[];
  readonly scenario: string;
  readonly seed: string | number;
  readonly clock: ClockFacts;
  /** Opens a proxy that takes the specs' own hosts to this mock; to be closed before the server. */
  intercept(choice: InterceptChoice): Promise<Interception>;
  /** The contract report of the run so far. */
  report(choice?: ReportChoice): ContractReport;
  /** Requests, and breaches by request or path, so far; cheap enough to be asked for again and again. */
  counts(): RunCounts;
  /** Resolves when nothing is being answered, or after five seconds. */
  idle(): Promise<void>;
  /** Lets what is being answered finish, and gives back ports and threads; a report can be had still. */
  close(choice?: CloseChoice): Promise<void>;
}

/** How a mock is reached over TLS. */
export interface TlsFacts {
  readonly url: string;
  /** The file that clients are to trust; null where they trust the mock's certificate already. */
  readonly ca: string | null;
}

export interface CloseChoice {
  /** For how many real milliseconds clients that do not know of the end yet are answered still; 0 unless it is said. */
  readonly drainMs?: number;
}

/** What a run has come to. */
export interface RunCounts {
  readonly requests: number;
  readonly violations: number;
}

export interface ServedProvider {
  readonly name: string;
  readonly title: string;
  readonly url: string;
  /** Variables of the environment that its vendor's clients read a key from, beside `<NAME>_API_KEY`. */
  readonly keyVariables: readonly string[];
  /** A command that asks it something and works as it stands. */
  readonly curl: string;
}

/**
 * Opens the mock port and the control port.
 *
 * @throws the system's error when a port cannot be had; a ChoiceError for what cannot be chosen.
 */
export async function openPorts(server: MockServer, choice: PortChoice): Promise<RunningServer> {
  const { port = 4010, adminPort = 4011 } = choice;
  // To the system, no name is every interface: nobody who left a variable empty has asked for that.
  const host = choice.host || '127.0.0.1';
  const given = choice.adminToken || undefined;
  if (given !== undefined) refuseUnsendable(given);
  const adminHost = adminHostOf(choice.adminHost, given ? host : '127.0.0.1');
  if (!given && !isLoopback(adminHost)) throw missingToken(adminHost);
  const token = given ?? createToken();
  const cap = {
    maxConnections: choice.maxConnections,
    onCrowded: (max: number) =>
      server.onNote(
        `Failed to take a connection: a port has ${max} open already. Let clients close theirs, or raise --max-connections.`,
      ),
  };
  const tls = choice.tls && (await openTls(choice.tls, host, server.onNote));
  const mock = await listen((incoming) => server.answer(incoming), { host, port, ...cap }, tls?.setting);
  const admin = await openControlPort(server, token, { ...choice, ...cap, adminHost, adminPort }).catch(
    async (error: unknown) => {
      await mock.close();
      throw error;
    },
  );
  const isKept = given !== undefined || keepToken(admin.port, token);
  const url = listeningUrl(host, mock.port);
  const sandbox = openSandbox(server, 'default');
  // Where nobody asks anything any more, what idle sandboxes hold is given back all the same.
  const sweeping = setInterval(server.sandboxes.sweep, SWEEP_MS).unref();
  return {
    url,
    adminUrl: listeningUrl(adminHost, admin.port),
    tls: tls && { url: url.replace(/^http:/, 'https:'), ca: tls.caFile },
    generatedToken: given ? undefined : token,
    isTokenKept: isKept,
    providers: server.providers.map((provider) => toServedProvider(provider, url)),
    scenario: server.scenario.name,
    seed: sandbox.world.ledger.template.setting.seed,
    clock: getClock(sandbox),
    async intercept(choice) {
      const { openInterception } = await import('./intercept/interception.ts');
      return openInterception(server, choice);
    },
    report: (choice) => server.report(choice),
    counts: () => server.counts(),
    idle: () => bounded(server.idle()),
    async close({ drainMs = 0 } = {}) {
      if (!given) forgetToken(admin.port);
      clearInterval(sweeping);
      // What tells of events has no end of its own.
      server.events.close();
      await Promise.all([mock.close(drainMs), admin.close()]);
      // Who asked may be gone, and what was asked is still being looked at.
      await bounded(server.idle());
      await server.close();
    },
  };
}

/** What makes certificates is loaded by those alone who need some. */
async function openTls(choice: TlsChoice, host: string, note: (text: string) => void): Promise<TlsPort> {
  const { openTlsPort } = await import('./tls/tls-port.ts');
  return openTlsPort(choice, host, note);
}

const SWEEP_MS = 60_000;
const IDLE_MS = 5000;

/** Waits for something, but not for long. */
async function bounded(done: Promise<void>): Promise<void> {
  const over = new AbortController();
  const late = setTimeout(IDLE_MS, undefined, { signal: over.signal }).catch(() => {});
  await Promise.race([done, late]);
  over.abort();
}

function openControlPort(
  server: MockServer,
  token: string,
  {
    adminHost,
    adminPort,
    adminAllowHost = [],
    ...cap
  }: PortChoice & ConnectionCap & { readonly adminHost: string; readonly adminPort: number },
): Promise<Listener> {
  const allowHosts = adminAllowHost.map((name) => name.trim()).filter((name) => name !== '');
  const options = { token, host: adminHost, allowHosts, onError: server.onError };
  // Express is the larger part of what a start would have to load, and most runs never ask the control API.
  let api: Promise<RequestListener> | undefined;
  const loadApi = async (): Promise<RequestListener> => {
    const { createControlApi } = await import('./control/api.ts');
    return createControlApi(server, options);
  };
  const handle: RequestListener = (request, response) => {
    api ??= loadApi();
    api.then(
      (listener) => listener(request, response),
      (error: unknown) => {
        server.onError(error);
        response.destroy();
      },
    );
  };
  return listenWith(handle, { ...cap, host: adminHost, port: adminPort });
}

/** A control API that nobody guards is for this machine alone, wherever the mock is. */
function adminHostOf(asked: string | undefined, automatic: string): string {
  return asked === 'auto' ? automatic : asked || '127.0.0.1';
}

/** A token that no header can hold would open nothing, and nobody would be told why. */
function refuseUnsendable(token: string): void {
  if (/^[!-~]+$/.test(token)) return;
  throw new ChoiceError(
    'RINGBACK_ADMIN_TOKEN_FORM',
    'Failed to use the admin token: it holds a blank, or a character that is not ASCII, and no client could send it. Give another.',
  );
}

function missingToken(host: string): ChoiceError {
  return new ChoiceError(
    'RINGBACK_ADMIN_NO_TOKEN',
    `Failed to open the control API on "${host}": beyond loopback it needs a token. Set RINGBACK_ADMIN_TOKEN, or --admin-token.`,
  );
}

function toServedProvider(
  { name, title, basePath, example, keyVariables = [] }: Provider,
  url: string,
): ServedProvider {
  const base = `${url}/${name}${basePath}`;
  return {
    name,
    title,
    keyVariables,
    url: base,
    curl: `curl -H '${example.header}' '${base}${example.path}'`,
  };
}
