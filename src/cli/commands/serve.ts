import { Command, Option } from 'commander';
import { FileError, type Mode, type RunningServer, SpecError, startServer } from '../../index.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import type { Output } from '../output.ts';
import { parseClock, parseCount, parsePort, parseSeed } from '../parse-options.ts';
import { readToken } from '../read-token.ts';
import { ruleOption } from '../rule-option.ts';
import { tellReport } from '../tell-report.ts';

interface ServeFlags {
  readonly scenario: string;
  readonly port: number;
  readonly host: string;
  readonly adminPort: number;
  readonly adminHost: string;
  readonly adminToken?: string;
  readonly adminTokenFile?: string;
  readonly adminAllowHost: readonly string[];
  readonly seed?: string | number;
  readonly clock?: string;
  readonly clockStart?: string;
  readonly mode: Mode;
  readonly strict?: boolean;
  readonly lenient?: boolean;
  readonly cors?: string;
  readonly journalEntries?: number;
  readonly watch?: boolean;
  readonly webhookMap: readonly string[];
  readonly webhookPublic?: boolean;
  readonly rule: readonly string[];
  readonly report?: string;
  readonly json?: boolean;
}

/** `ringback serve`: the mock, until it is told to stop. */
export function serveCommand(output: Output): Command {
  const option = (flags: string, description: string, name: string): Option =>
    new Option(flags, description).env(`RINGBACK_${name}`);
  return new Command('serve')
    .description('serve the mocked APIs on one port, and the control API on another')
    .argument('[providers...]', 'the providers to serve (default: all that are bundled)')
    .addOption(
      option('--scenario <name or file>', 'what the sandboxes begin with', 'SCENARIO').default('default'),
    )
    .addOption(option('--port <port>', 'the mock’s port', 'PORT').argParser(parsePort).default(4010))
    .addOption(option('--host <host>', 'the mock’s host', 'HOST').default('127.0.0.1'))
    .addOption(
      option('--admin-port <port>', 'the control API’s port', 'ADMIN_PORT')
        .argParser(parsePort)
        .default(4011),
    )
    .addOption(option('--admin-host <host>', 'the control API’s host', 'ADMIN_HOST').default('127.0.0.1'))
    .addOption(option('--admin-token <token>', 'opens the control API (default: one is made)', 'ADMIN_TOKEN'))
    .addOption(option('--admin-token-file <file>', 'a file that holds the token', 'ADMIN_TOKEN_FILE'))
    .addOption(
      option(
        '--admin-allow-host <hosts>',
        'further names of the control API, with commas between',
        'ADMIN_ALLOW_HOST',
      )
        .argParser((text: string, before: readonly string[]) => [...before, ...text.split(',')])
        .default([]),
    )
    .addOption(
      option('--seed <seed>', 'decides all randomness; random draws one', 'SEED').argParser(parseSeed),
    )
    .addOption(
      option('--clock <mode>', 'frozen, running[:RATE] or stepping[:TICK|:next]', 'CLOCK').argParser(
        parseClock,
      ),
    )
    .addOption(option('--clock-start <instant>', 'now, "today 09:00" or an instant', 'CLOCK_START'))
    .addOption(
      option('--mode <mode>', 'what is refused', 'MODE')
        .choices(['real', 'strict', 'lenient'])
        .default('real'),
    )
    .addOption(new Option('--strict', 'the same as --mode strict').conflicts('lenient'))
    .addOption(new Option('--lenient', 'the same as --mode lenient'))
    .addOption(
      option('--cors <origin>', 'who may call from a browser; * for all (default: this machine)', 'CORS'),
    )
    .addOption(
      option(
        '--journal-entries <count>',
        'requests that a sandbox keeps (default: 10000)',
        'JOURNAL_ENTRIES',
      ).argParser(parseCount),
    )
    .addOption(option('--watch', 'reload a scenario or spec whose file changes', 'WATCH'))
    .addOption(
      option(
        '--webhook-map <from=to>',
        'sends webhooks for one URL to another; may be repeated, with commas between in the environment',
        'WEBHOOK_MAP',
      )
        .argParser((text: string, before: readonly string[]) => [...before, ...text.split(/,(?=https?:)/)])
        .default([]),
    )
    .addOption(
      new Option('--webhook-public', 'lets webhooks go to public addresses (env: RINGBACK_WEBHOOK_PUBLIC)'),
    )
    .addOption(ruleOption())
    .addOption(
      option('--report <dir>', 'write the contract report there when it stops, and on SIGUSR2', 'REPORT'),
    )
    .option('--json', 'print where it is as a line of JSON')
    .action((providers: readonly string[], flags: ServeFlags, command: Command) => {
      const isOff = command.getOptionValueSource('watch') === 'env' && isNo(process.env.RINGBACK_WATCH);
      return serve(output, providers, isOff ? { ...flags, watch: false } : flags);
    });
}

/** A variable that is set to nothing or to no is as good as none. */
function isNo(value: string | undefined): boolean {
  return value === undefined || ['', '0', 'false', 'no', 'off'].includes(value.toLowerCase());
}

async function serve(output: Output, providers: readonly string[], flags: ServeFlags): Promise<void> {
  const server = await start(providers, flags, output);
  if (server.generatedToken) output.progress(`control token: ${server.generatedToken}`);
  if (!server.isTokenKept) {
    output.progress('The token could not be kept for other commands: give it to them with --admin-token.');
  }
  output.data(flags.json ? toJson(server) : toText(server));
  const { report: folder } = flags;
  if (folder && process.platform !== 'win32') {
    process.on('SIGUSR2', () => void tellReport(output, server.report(), { folder }).catch(warnOf(output)));
  }
  await stopSignal();
  output.progress('stopping');
  const report = server.report();
  await server.close();
  if (folder) await tellReport(output, report, { folder, stepSummary: process.env.GITHUB_STEP_SUMMARY });
}

function warnOf(output: Output): (error: unknown) => void {
  return (error) => output.progress(error instanceof Error ? error.message : String(error));
}

async function start(
  providers: readonly string[],
  flags: ServeFlags,
  output: Output,
): Promise<RunningServer> {
  const {
    strict,
    lenient,
    watch,
    json: _json,
    report: _report,
    adminToken,
    adminTokenFile,
    clockStart,
    rule,
    ...rest
  } = flags;
  try {
    return await startServer({
      ...rest,
      providers,
      start: clockStart,
      rules: rule,
      adminToken: readToken(adminToken, adminTokenFile),
      mode: strict ? 'strict' : lenient ? 'lenient' : flags.mode,
      // An option's own environment would take any text for a yes, 0 as well.
      webhookPublic:
        flags.webhookPublic ?? /^(?:1|true|yes)$/i.test(process.env.RINGBACK_WEBHOOK_PUBLIC ?? ''),
      ...(watch && { onReload: output.progress }),
      onError: (error) =>
        output.progress(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      onNote: (text) => output.progress(`note: ${text}`),
    });
  } catch (error) {
    throw toCommandError(error, flags);
  }
}

function toCommandError(error: unknown, flags: ServeFlags): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof SpecError || error instanceof FileError)
    return new CommandError(error.message, EXIT.badInput);
  const code = 'code' in error ? error.code : undefined;
  switch (code) {
    case 'EADDRINUSE':
      return noPort('it is in use', error, flags);
    case 'EACCES':
      return noPort('it is not permitted', error, flags);
    case 'EADDRNOTAVAIL':
      return noPort('there is no such address', error, flags);
    case 'RINGBACK_ADMIN_NO_TOKEN':
      return new CommandError(error.message, EXIT.noPort);
    case 'RINGBACK_SERVE_PROVIDER':
    case 'RINGBACK_CLOCK_START':
    case 'RINGBACK_SERVE_RULE':
    case 'RINGBACK_WEBHOOK_MAP':
      return new CommandError(error.message, EXIT.usage);
    case 'RINGBACK_SCENARIO_UNKNOWN':
    case 'RINGBACK_SCENARIO_INVALID':
      return new CommandError(error.message, EXIT.badInput);
    default:
      return error;
  }
}

function noPort(why: string, error: Error, flags: ServeFlags): CommandError {
  const where = 'port' in error ? error.port : flags.port;
  const message = `Failed to listen on port "${where}": ${why}. Choose another with --port or --admin-port.`;
  return new CommandError(message, EXIT.noPort);
}

/** Resolves with the first signal to stop; a second one ends the process the ordinary way. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}

function toJson({ url, adminUrl, providers, scenario, seed, clock }: RunningServer): string {
  return JSON.stringify({ url, adminUrl, providers, scenario, seed, clock });
}

function toText({ url, adminUrl, providers, scenario, seed, clock }: RunningServer): string {
  const lines = providers.map(({ title, curl }) => `  ${title.padEnd(12)} ${curl}`);
  return [
    `Ringback is at ${url}, its control API at ${adminUrl}.`,
    `Scenario ${scenario}, seed ${seed}, clock ${clock.mode} since ${clock.start}.`,
    'Try:',
    ...lines,
  ].join('\n');
}
