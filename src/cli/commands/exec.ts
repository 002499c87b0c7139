import { setImmediate } from 'node:timers/promises';
import { Command } from 'commander';
import { type Interception, type RunningServer, startServer } from '../../index.ts';
import { countsText } from '../exec/counts-text.ts';
import { directEnvironment } from '../exec/direct-environment.ts';
import { interceptChild, refusedText } from '../exec/intercept-child.ts';
import { interceptEnvironment } from '../exec/intercept-environment.ts';
import { mockEnvironment, withEnvironment } from '../exec/mock-environment.ts';
import { type Ended, runChild } from '../exec/run-child.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import { addMockOptions, type MockFlags, option, toMockOptions } from '../mock-options.ts';
import type { Output } from '../output.ts';
import { hasTerminal, noProgressLine, startProgressLine } from '../progress-line.ts';
import { toStartError } from '../start-error.ts';
import { isOn, switchOption } from '../switch-option.ts';
import { tellReport } from '../tell-report.ts';
import { addVerdictOptions, type VerdictFlags, verdictFor } from '../verdict-options.ts';

interface ExecFlags extends MockFlags, VerdictFlags {
  readonly provider: readonly string[];
  readonly intercept?: boolean;
  readonly allowHost: readonly string[];
  readonly report?: string;
}

/** `ringback exec`: runs a command beside a mock of its own. */
export function execCommand(output: Output): Command {
  const command = new Command('exec')
    .description('run a command, such as a test suite, beside a mock of its own')
    .usage('[options] -- <command> [arguments...]')
    .argument('[command...]', 'the command and its arguments, after --');
  addMockOptions(command)
    .addOption(
      option('--provider <names>', 'the providers to serve (default: all that are bundled)', 'PROVIDER')
        .argParser(collect)
        .default([]),
    )
    .addOption(
      switchOption(
        '--intercept',
        'catch requests to the vendors’ own hosts: no base URL is touched',
        'INTERCEPT',
      ),
    )
    .addOption(
      option(
        '--allow-host <hosts>',
        'hosts that --intercept lets through, such as *.example.com',
        'ALLOW_HOST',
      )
        .argParser(collect)
        .default([]),
    )
    .addOption(option('--report <dir>', 'write the contract report there', 'REPORT'));
  return addVerdictOptions(command)
    .addHelpText('after', HELP)
    .action((words: readonly string[], flags: ExecFlags) =>
      exec(output, words, { ...flags, intercept: isOn(flags.intercept, 'INTERCEPT') }),
    );
}

const HELP = `
The command finds RINGBACK_URL, RINGBACK_ADMIN_URL, RINGBACK_ADMIN_TOKEN and, for each provider, <NAME>_BASE_URL and
<NAME>_API_KEY in its environment. Exits with the command's own code.

  ringback exec -- npm test
  ringback exec --scenario busy-monday --strict -- pytest -q
  ringback exec --intercept -- go test ./...`;

/** May be repeated, and have commas. */
function collect(text: string, before: readonly string[]): readonly string[] {
  return [...before, ...text.split(',').filter((name) => name !== '')];
}

async function exec(output: Output, words: readonly string[], flags: ExecFlags): Promise<void> {
  const [command, ...args] = words;
  if (!command) {
    throw new CommandError(
      'Failed to run a command: there is none. Write it after --, as in: ringback exec -- npm test',
      EXIT.usage,
    );
  }
  let server: RunningServer | undefined;
  // What the child says on the same terminal would be drawn over.
  const isOurs = hasTerminal(process.stderr, process.env) && !process.stdout.isTTY;
  const line = isOurs
    ? startProgressLine(process.stderr, output, () => server && countsText(server.counts()))
    : noProgressLine(output);
  try {
    server = await start(line.output, flags);
    // Where no line can be drawn, somebody who waits is told at least that there is something to wait for.
    if (hasTerminal(process.stderr, process.env) && !isOurs)
      output.progress(`ringback: the mock is at ${server.url}; running ${command}`);
    const interception = flags.intercept
      ? await interceptChild(server, flags.allowHost, line.output)
      : undefined;
    try {
      const ended = await runChild(command, args, environmentOf(server, interception));
      await settle(server);
      line.stop();
      // What the child said last may have no end of line.
      output.progress('');
      const refused = interception && refusedText(interception);
      if (refused) output.progress(refused);
      process.exitCode = await conclude(output, server, { words, flags, ended });
    } finally {
      await interception?.close();
    }
  } finally {
    line.stop();
    await server?.close();
  }
}

/** What the child sent last and did not wait for is part of the run. */
async function settle(server: RunningServer): Promise<void> {
  // A connection is taken, read and handed on in turns of their own.
  for (let turn = 0; turn < TURNS; turn += 1) await setImmediate();
  await server.idle();
}

const TURNS = 10;

/** Tells the report, and says what to exit with: the child's code, or 1 where it is 0 and the run does not pass. */
async function conclude(
  output: Output,
  server: RunningServer,
  {
    words,
    flags,
    ended,
  }: { readonly words: readonly string[]; readonly flags: ExecFlags; readonly ended: Ended },
): Promise<number> {
  const report = server.report({ command: words, exitCode: ended.isSignalled ? null : ended.code });
  const verdict = verdictFor(report, flags);
  try {
    await tellReport(output, report, {
      folder: flags.report,
      stepSummary: process.env.GITHUB_STEP_SUMMARY,
      verdict,
    });
  } catch (error) {
    // What the child failed with is the greater news.
    if (ended.code === 0 || !(error instanceof CommandError)) throw error;
    output.progress(error.message);
  }
  if (report.totals.requests === 0) output.progress(silenceText(flags.intercept === true));
  return ended.code === 0 && verdict?.ok === false ? EXIT.failed : ended.code;
}

/** What is said of a run that may be green for nothing. */
function silenceText(isIntercepting: boolean): string {
  const why = isIntercepting
    ? 'Its client may not heed the proxy variables, as the fetch of Node before 22.21 and 24.5 does not'
    : 'Its client may have a base URL of its own; RINGBACK_URL and <PROVIDER>_BASE_URL name the mock';
  return `ringback: warning: the command sent the mock no request, so that nothing was checked. ${why}. --fail-on uncovered fails such a run.`;
}

function environmentOf(
  server: RunningServer,
  interception: Interception | undefined,
): Readonly<Record<string, string>> {
  return withEnvironment(process.env, {
    // A client that is intercepted is to go where it always goes.
    ...mockEnvironment(server, process.env, { hasBaseUrls: interception === undefined }),
    ...(interception ? interceptEnvironment(interception, process.env) : directEnvironment(process.env)),
  });
}

async function start(output: Output, flags: ExecFlags): Promise<RunningServer> {
  try {
    return await startServer({
      ...toMockOptions(flags),
      ...{ entry: 'exec', providers: flags.provider, port: 0, adminPort: 0 },
      onError: (error) =>
        output.progress(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      onNote: (text) => output.progress(`ringback: note: ${text}`),
    });
  } catch (error) {
    throw toStartError(error);
  }
}
