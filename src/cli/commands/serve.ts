import { Command } from 'commander';
import { type RunningServer, type ServeOptions, startServer } from '../../index.ts';
import { addMockOptions, type MockFlags, option, toMockOptions } from '../mock-options.ts';
import type { Output } from '../output.ts';
import { parseCount, parseHosts, parsePort } from '../parse-options.ts';
import { readToken } from '../read-token.ts';
import { reportOnSignal } from '../report-on-signal.ts';
import { addShareOptions, type ShareFlags, toShareChoice } from '../share-options.ts';
import { toStartError } from '../start-error.ts';
import { stopSignal } from '../stop-signal.ts';
import { createStructuredLog, LOG_LEVELS, type LogLevel } from '../structured-log.ts';
import { isOn, switchOption } from '../switch-option.ts';
import { tellReport } from '../tell-report.ts';
import { addTlsOptions, type TlsFlags, toTlsChoice } from '../tls-options.ts';

/** A client that keeps its connection sends its next request before this is over. */
const DRAIN_MS = 100;

interface ServeFlags extends MockFlags, TlsFlags, ShareFlags {
  readonly port: number;
  readonly host: string;
  readonly adminPort: number;
  readonly adminHost: string;
  readonly adminToken?: string;
  readonly adminTokenFile?: string;
  readonly adminAllowHost: readonly string[];
  readonly maxConnections?: number;
  readonly watch?: boolean;
  readonly report?: string;
  readonly json?: boolean;
  readonly logLevel?: LogLevel;
}

/** `ringback serve`: the mock, until it is told to stop. */
export function serveCommand(output: Output): Command {
  const command = new Command('serve')
    .description('serve the mocked APIs on one port, and the control API on another')
    .argument('[providers...]', 'the providers to serve (default: all that are bundled)');
  return addShareOptions(addTlsOptions(addMockOptions(command)))
    .addOption(option('--port <port>', 'the mock’s port', 'PORT').argParser(parsePort).default(4010))
    .addOption(option('--host <host>', 'the mock’s host', 'HOST').default('127.0.0.1'))
    .addOption(
      option('--admin-port <port>', 'the control API’s port', 'ADMIN_PORT')
        .argParser(parsePort)
        .default(4011),
    )
    .addOption(
      option(
        '--admin-host <host>',
        'the control API’s host; auto is the mock’s own once a token is given, and loopback until then',
        'ADMIN_HOST',
      ).default('127.0.0.1'),
    )
    .addOption(option('--admin-token <token>', 'opens the control API (default: one is made)', 'ADMIN_TOKEN'))
    .addOption(option('--admin-token-file <file>', 'a file that holds the token', 'ADMIN_TOKEN_FILE'))
    .addOption(
      option(
        '--admin-allow-host <hosts>',
        'further names of the control API, with commas between',
        'ADMIN_ALLOW_HOST',
      )
        .argParser((text: string, before: readonly string[]) => [...before, ...parseHosts(text)])
        .default([]),
    )
    .addOption(
      option(
        '--max-connections <count>',
        'connections that a port has open at once (default: 10000)',
        'MAX_CONNECTIONS',
      ).argParser(parseCount),
    )
    .addOption(switchOption('--watch', 'reload a scenario or spec whose file changes', 'WATCH'))
    .addOption(
      option('--report <dir>', 'write the contract report there when it stops, and on SIGUSR2', 'REPORT'),
    )
    .addOption(
      option(
        '--log-level <level>',
        'log on stderr in lines of JSON, from this level on',
        'LOG_LEVEL',
      ).choices(LOG_LEVELS),
    )
    .option('--json', 'print where it is as a line of JSON')
    .action((providers: readonly string[], flags: ServeFlags) => serve(output, providers, flags));
}

async function serve(terminal: Output, providers: readonly string[], flags: ServeFlags): Promise<void> {
  const { logLevel } = flags;
  const log = logLevel && (await createStructuredLog(logLevel, terminal));
  const { output, hooks } = log ?? { output: terminal, hooks: hooksOf(terminal) };
  // Before there is anything to stop: what is told so while it starts, such as a container, stops once it has.
  const stopped = stopSignal();
  const server = await start(providers, flags, output, hooks);
  // A log is kept, and read by others.
  if (server.generatedToken && !log) output.progress(`control token: ${server.generatedToken}`);
  if (!server.isTokenKept) {
    output.progress('The token could not be kept for other commands: give it to them with --admin-token.');
  }
  output.data(flags.json ? toJson(server) : toText(server));
  const { report: folder } = flags;
  const settled = folder ? reportOnSignal(output, server, folder) : undefined;
  await stopped;
  output.progress('stopping');
  await server.close({ drainMs: DRAIN_MS });
  await settled?.();
  // What was being answered until now is in it.
  if (folder) {
    await tellReport(output, server.report(), { folder, stepSummary: process.env.GITHUB_STEP_SUMMARY });
  }
}

async function start(
  providers: readonly string[],
  flags: ServeFlags,
  output: Output,
  hooks: Hooks,
): Promise<RunningServer> {
  const { port, host, adminPort, adminHost, adminAllowHost, adminToken, adminTokenFile, watch } = flags;
  const { maxConnections } = flags;
  try {
    return await startServer({
      ...toMockOptions(flags),
      ...toShareChoice(flags),
      ...{ providers, port, host, adminPort, adminHost, adminAllowHost, maxConnections },
      adminToken: readToken(adminToken, adminTokenFile),
      tls: toTlsChoice(flags),
      ...(isOn(watch, 'WATCH') && { onReload: output.progress }),
      ...hooks,
    });
  } catch (error) {
    throw toStartError(error);
  }
}

type Hooks = Pick<ServeOptions, 'onError' | 'onNote' | 'onEvent'>;

/** What people are told of a server that runs. */
function hooksOf({ progress }: Output): Hooks {
  return {
    onError: (error) => progress(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    onNote: (text) => progress(`note: ${text}`),
  };
}

function toJson({ url, adminUrl, tls, providers, scenario, seed, clock }: RunningServer): string {
  return JSON.stringify({ url, adminUrl, tls, providers, scenario, seed, clock });
}

function toText({ url, adminUrl, tls, providers, scenario, seed, clock }: RunningServer): string {
  const lines = providers.map(({ title, curl }) => `  ${title.padEnd(12)} ${curl}`);
  return [
    `Ringback is at ${url}, its control API at ${adminUrl}.`,
    ...(tls
      ? [`It is at ${tls.url} too${tls.ca === null ? '' : `, for clients that trust ${tls.ca}`}.`]
      : []),
    `Scenario ${scenario}, seed ${seed}, clock ${clock.mode} since ${clock.start}.`,
    'Try:',
    ...lines,
  ].join('\n');
}
