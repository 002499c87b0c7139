import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { checkScenario } from '../../index.ts';
import type { Answer } from '../control-client.ts';
import { type ControlCommandOptions, controlCommand, runControl, toLines } from '../control-command.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import { formatTable, type Output } from '../output.ts';

/** `ringback scenario …`: what a sandbox can begin with. */
export function scenarioCommand(output: Output): Command {
  const list = controlCommand('list', 'list the scenarios that a running mock knows').action(
    (options: ControlCommandOptions) =>
      runControl(output, options, (client) => client.ask('GET', '/scenarios'), toScenarioTable),
  );
  const load = controlCommand('load', 'start a sandbox afresh from a scenario')
    .argument('<name or file>', 'a scenario’s name, or a file that holds one')
    .action((scenario: string, options: ControlCommandOptions) =>
      runControl(
        output,
        options,
        (client) =>
          isFile(scenario)
            ? client.sendYaml('/scenarios/load', readScenario(scenario))
            : client.ask('POST', `/scenarios/${encodeURIComponent(scenario)}/load`, {}),
        toLines,
      ),
    );
  return new Command('scenario').description('list scenarios, or load one').addCommand(list).addCommand(load);
}

function isFile(scenario: string): boolean {
  return /[/\\]|\.(?:ya?ml|json)$/.test(scenario);
}

/** The file's text, once it is known to be a scenario: its mistakes are shown with their lines here. */
function readScenario(file: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    checkScenario(text, file);
    return text;
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), EXIT.badInput);
  }
}

function toScenarioTable({ scenarios }: Answer): string {
  if (!Array.isArray(scenarios)) return '';
  return formatTable(
    scenarios.map(({ name, description }) => [
      String(name),
      String(description ?? '(its file has a mistake: see ringback check)'),
    ]),
  );
}
