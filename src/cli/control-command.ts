import { Command, Option } from 'commander';
import {
  type Answer,
  type ControlClient,
  type ControlOptions,
  createControlClient,
} from './control-client.ts';
import type { Output } from './output.ts';

/** What every command that asks a running mock can be told. */
export interface ControlCommandOptions extends ControlOptions {
  readonly json?: boolean;
}

/** A command that asks a running mock, with the options for finding it. */
export function controlCommand(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .addOption(
      new Option('--admin-url <url>', 'where the control API is')
        .env('RINGBACK_ADMIN_URL')
        .default(`http://127.0.0.1:${process.env.RINGBACK_ADMIN_PORT || 4011}`),
    )
    .addOption(
      new Option('--admin-token <token>', 'opens it; a local server’s own is found by itself').env(
        'RINGBACK_ADMIN_TOKEN',
      ),
    )
    .addOption(
      new Option('--admin-token-file <file>', 'a file that holds the token').env('RINGBACK_ADMIN_TOKEN_FILE'),
    )
    .option('--sandbox <name>', 'the sandbox to speak of (default: "default")')
    .option('--json', 'print the answer as JSON');
}

/** Runs an action with a client, and prints its answer: as JSON when asked to, else as lines. */
export async function runControl(
  output: Output,
  options: ControlCommandOptions,
  ask: (client: ControlClient) => Promise<Answer>,
  toText: (answer: Answer) => string,
): Promise<void> {
  const answer = await ask(createControlClient(options));
  output.data(options.json ? JSON.stringify(answer) : toText(answer));
}

/** An answer's members as lines of `name  value`. */
export function toLines(answer: Answer): string {
  return Object.entries(answer)
    .map(([name, value]) => `${name.padEnd(12)} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');
}
