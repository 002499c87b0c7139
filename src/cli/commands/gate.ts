import type { Command } from 'commander';
import { type Answer, createControlClient } from '../control-client.ts';
import { type ControlCommandOptions, controlCommand } from '../control-command.ts';
import type { Output } from '../output.ts';
import { addVerdictOptions, toVerdictError, type VerdictFlags } from '../verdict-options.ts';

type GateFlags = ControlCommandOptions & VerdictFlags;

/** `ringback gate`: exit 0 when a running mock has nothing to fail on, else 1. */
export function gateCommand(output: Output): Command {
  return addVerdictOptions(
    controlCommand('gate', 'say whether a running mock’s findings pass; exits with 0 or 1'),
  )
    .addHelpText('after', '\nWithout --fail-on and --min-coverage it fails on violations.')
    .action((flags: GateFlags) => gate(output, flags));
}

async function gate(output: Output, { failOn, minCoverage, ...options }: GateFlags): Promise<void> {
  const query = new URLSearchParams();
  if (failOn) query.set('failOn', failOn.join(','));
  if (minCoverage !== undefined) query.set('minCoverage', String(minCoverage));
  const verdict = await createControlClient(options).askVerdict(`/verdict?${query}`);
  if (options.json) output.data(JSON.stringify(verdict));
  const reasons = reasonsOf(verdict);
  if (verdict.ok === true) {
    if (!options.json) output.data('passed');
    return;
  }
  throw toVerdictError(reasons);
}

function reasonsOf({ failures }: Answer): readonly { readonly text: string }[] {
  if (!Array.isArray(failures)) return [];
  return failures.map((failure: { readonly text?: unknown }) => ({ text: String(failure.text) }));
}
