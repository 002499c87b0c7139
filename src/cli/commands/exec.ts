import { Command } from 'commander';
import { type Interception, type RunningServer, startServer } from '../../index.ts';
import { interceptChild, refusedText } from '../exec/intercept-child.ts';
import { interceptEnvironment } from '../exec/intercept-environment.ts';
import { mockEnvironment, withEnvironment } from '../exec/mock-environment.ts';
import { runChild } from '../exec/run-child.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import { addMockOptions, type MockFlags, option, toMockOptions } from '../mock-options.ts';
import type { Output } from '../output.ts';
import { toStartError } from '../start-error.ts';

interface ExecFlags extends MockFlags {
  readonly provider: readonly string[];
  readonly intercept?: boolean;
  readonly allowHost: readonly string[];
}

/** `ringback exec`: runs a command beside a mock of its own. */
export function execCommand(output: Output): Command {
  const command = new Command('exec')
    .description('run a command, such as a test suite, beside a mock of its own')
    .usage('[options] -- <command> [arguments...]')
    .argument('[command...]', 'the command and its arguments, after --');
  return addMockOptions(command)
    .addOption(
      option('--provider <names>', 'the providers to serve (default: all that are bundled)', 'PROVIDER')
        .argParser(collect)
        .default([]),
    )
    .addOption(
      option('--intercept', 'catch requests to the vendors’ own hosts: no base URL is touched', 'INTERCEPT'),
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
    .addHelpText('after', HELP)
    .action((words: readonly string[], flags: ExecFlags) => exec(output, words, flags));
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
  if (command === undefined) {
    throw new CommandError(
      'Failed to run a command: there is none. Write it after --, as in: ringback exec -- npm test',
      EXIT.usage,
    );
  }
  const server = await start(output, flags);
  try {
    const interception = flags.intercept ? await interceptChild(server, flags.allowHost, output) : undefined;
    try {
      process.exitCode = await runChild(command, args, environmentOf(server, interception));
      const refused = interception && refusedText(interception);
      if (refused) output.progress(refused);
    } finally {
      await interception?.close();
    }
  } finally {
    await server.close();
  }
}

function environmentOf(
  server: RunningServer,
  interception: Interception | undefined,
): Readonly<Record<string, string>> {
  return withEnvironment(process.env, {
    // A client that is intercepted is to go where it always goes.
    ...mockEnvironment(server, process.env, { hasBaseUrls: interception === undefined }),
    ...(interception && interceptEnvironment(interception, process.env)),
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
