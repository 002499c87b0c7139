import { type Command, Option } from 'commander';
import type { FailOn } from '../../index.ts';
import type { Answer } from '../control-client.ts';
import { createControlClient } from '../control-client.ts';
import { type ControlCommandOptions, controlCommand } from '../control-command.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import type { Output } from '../output.ts';
import { parseFailOnOption, parsePercent } from '../parse-options.ts';

interface GateFlags extends ControlCommandOptions {
  readonly failOn?: readonly FailOn[];
  readonly minCoverage?: number;
}

/** `ringback gate`: exit 0 when a running mock has nothing to fail on, else 1. */
export function gateCommand(output: Output): Command {
  return controlCommand('gate', 'say whether a running mock’s findings pass; exits with 0 or 1')
    .addOption(
      new Option(
        '--fail-on <names>',
        'violations, notes, uncovered, unmatched, receiver, rules, with commas between (default: violations)',
      ).argParser(parseFailOnOption),
    )
    .addOption(
      new Option('--min-coverage <percent>', 'how much of the contract is to be covered').argParser(
        parsePercent,
      ),
    )
    .action((flags: GateFlags) => gate(output, flags));
}

async function gate(output: Output, { failOn, minCoverage, ...options }: GateFlags): Promise<void> {
  const query = new URLSearchParams();
  // Without a word, what there surely is to fail on; a bound alone asks for the bound alone.
  if (failOn || minCoverage !== undefined) query.set('failOn', (failOn ?? []).join(','));
  if (minCoverage !== undefined) query.set('minCoverage', String(minCoverage));
  const verdict = await createControlClient(options).askVerdict(`/verdict?${query}`);
  if (options.json) output.data(JSON.stringify(verdict));
  const reasons = reasonsOf(verdict);
  if (verdict.ok === true) {
    if (!options.json) output.data('passed');
    return;
  }
  throw new CommandError(['Failed the gate:', ...reasons.map((text) => `  ${text}`)].join('\n'), EXIT.failed);
}

function reasonsOf({ failures }: Answer): readonly string[] {
  if (!Array.isArray(failures)) return [];
  return failures.map((failure: { readonly text?: unknown }) => String(failure.text));
}
