import type { Command } from 'commander';
import { type ControlCommandOptions, controlCommand, runControl } from '../control-command.ts';
import type { Output } from '../output.ts';

/** `ringback reset`: a sandbox back to its scenario's beginning. */
export function resetCommand(output: Output): Command {
  return controlCommand('reset', 'put a sandbox back to the beginning of its scenario').action(
    (options: ControlCommandOptions) =>
      runControl(
        output,
        options,
        (client) => client.ask('POST', '/reset', {}),
        () => 'reset',
      ),
  );
}
