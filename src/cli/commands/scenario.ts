import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { checkScenario } from '../../index.ts';
import { type Answer, type ControlClient, createControlClient } from '../control-client.ts';
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
            ? loadFile(client, scenario)
            : client.ask('POST', `/scenarios/${encodeURIComponent(scenario)}/load`, {}),
        toLines,
      ),
    );
  const record = controlCommand('record', 'write a sandbox’s world as one file, a snapshot, to stdout')
    .option('--output <file>', 'write it there instead')
    .action(async (options: ControlCommandOptions & { readonly output?: string }) => {
      const snapshot = await createControlClient(options).ask('GET', '/snapshot');
      const text = JSON.stringify(snapshot, null, 2);
      if (options.output === undefined) output.data(text);
      else writeFile(options.output, `${text}\n`);
      const { secrets } = snapshot;
      if (Array.isArray(secrets) && secrets.length > 0) {
        output.progress(`Secrets are left out. Set these where it is loaded: ${secrets.join(', ')}.`);
      }
    });
  return new Command('scenario')
    .description('list scenarios, load one, or record what became of it')
    .addCommand(list)
    .addCommand(load)
    .addCommand(record);
}

function isFile(scenario: string): boolean {
  return /[/\\]|\.(?:ya?ml|json)$/.test(scenario);
}

/** Sends a file, once it is known to be a scenario or a snapshot: its mistakes are shown with their lines here. */
function loadFile(client: ControlClient, file: string): Promise<Answer> {
  const { text, kind } = readFile(file);
  return kind === 'snapshot'
    ? client.ask('PUT', '/snapshot', JSON.parse(text))
    : client.sendYaml('/scenarios/load', text);
}

function readFile(file: string): { readonly text: string; readonly kind: 'scenario' | 'snapshot' } {
  try {
    const text = readFileSync(file, 'utf8');
    return { text, kind: checkScenario(text, file) };
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : String(error), EXIT.badInput);
  }
}

function writeFile(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new CommandError(
      `Failed to write "${file}": ${error instanceof Error ? error.message : String(error)}. Name another.`,
      EXIT.failed,
    );
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
