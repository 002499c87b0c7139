import { Command, CommanderError } from 'commander';
import { version } from '../index.ts';
import { callCommand } from './commands/call.ts';
import { checkCommand } from './commands/check.ts';
import { clockCommand } from './commands/clock.ts';
import { execCommand } from './commands/exec.ts';
import { gateCommand } from './commands/gate.ts';
import { healthCommand } from './commands/health.ts';
import { proxyCommand } from './commands/proxy.ts';
import { reportCommand } from './commands/report.ts';
import { resetCommand } from './commands/reset.ts';
import { scenarioCommand } from './commands/scenario.ts';
import { serveCommand } from './commands/serve.ts';
import { CommandError, EXIT } from './exit-code.ts';
import { outliveReaders, standardOutput } from './output.ts';

const output = standardOutput;

const program = new Command('ringback')
  .description(
    'A contract-mock server for APIs you do not own: their specs, living calls, a clock that is yours.',
  )
  .version(version)
  .showHelpAfterError('Run ringback --help to see what there is.')
  .showSuggestionAfterError()
  .exitOverride();

for (const create of [
  serveCommand,
  execCommand,
  proxyCommand,
  checkCommand,
  callCommand,
  clockCommand,
  scenarioCommand,
  resetCommand,
  gateCommand,
  reportCommand,
  healthCommand,
]) {
  program.addCommand(inherit(create(output), program));
}

/** Settings are handed down at a command's making only, and these were made before they had a parent. */
function inherit(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const sub of command.commands) inherit(sub, command);
  return command;
}

forgetEmptyVariables();
outliveReaders();
try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  if (error instanceof CommandError) {
    output.progress(error.message);
    return error.exitCode;
  }
  throw error;
}

/** A variable that is set to nothing is as good as none: so files for Compose and CI pass on what may not be there. */
function forgetEmptyVariables(): void {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('RINGBACK_') && process.env[name] === '') delete process.env[name];
  }
}
