import { Command } from 'commander';
import type { Answer, ControlClient } from '../control-client.ts';
import { type ControlCommandOptions, controlCommand, runControl, toLines } from '../control-command.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import { formatTable, type Output } from '../output.ts';

/** `ringback clock …`: the time of a sandbox. */
export function clockCommand(output: Output): Command {
  const post = (options: ControlCommandOptions, action: string, body: object, toText = toLines) =>
    runControl(
      output,
      options,
      (client: ControlClient) => client.ask('POST', `/clock/${action}`, body),
      toText,
    );

  const show = controlCommand('show', 'show the clock').action((options: ControlCommandOptions) =>
    runControl(output, options, (client) => client.ask('GET', '/clock'), toLines),
  );
  const advance = controlCommand('advance', 'go on in time, through everything that is due on the way')
    .argument('[by]', 'a duration, such as 30s or 1h30m')
    .option('--to <instant>', 'go to an instant instead')
    .option('--until <what>', 'go on until what is due next, or until all is idle: next, idle')
    .action(
      (
        by: string | undefined,
        { to, until, ...options }: ControlCommandOptions & { to?: string; until?: string },
      ) => post(options, 'advance', oneOf({ by, to, until }), toFiredText),
    );
  const jump = controlCommand('jump', 'be at another instant at once')
    .argument('[by]', 'a duration')
    .option('--to <instant>', 'an instant instead')
    .action((by: string | undefined, { to, ...options }: ControlCommandOptions & { to?: string }) =>
      post(options, 'jump', oneOf({ by, to })),
    );
  const rewind = controlCommand('rewind', 'go back in time; what was changed since is dropped')
    .argument('[by]', 'a duration')
    .option('--to <instant>', 'an instant instead')
    .action((by: string | undefined, { to, ...options }: ControlCommandOptions & { to?: string }) =>
      post(options, 'rewind', oneOf({ by, to })),
    );
  const freeze = controlCommand('freeze', 'let time stand still').action((options: ControlCommandOptions) =>
    post(options, 'freeze', {}),
  );
  const run = controlCommand('run', 'let time run')
    .argument('[rate]', 'sandbox seconds a real second', Number, 1)
    .action((rate: number, options: ControlCommandOptions) => post(options, 'run', { rate }));
  const step = controlCommand('step', 'let each request move time')
    .argument('[by]', 'a duration, or next for what is due next', '1s')
    .action((by: string, options: ControlCommandOptions) => post(options, 'step', { by }));

  const command = new Command('clock').description('look at a sandbox’s clock, or move it');
  command.addCommand(show, { isDefault: true });
  for (const sub of [advance, jump, rewind, freeze, run, step]) command.addCommand(sub);
  return command;
}

/** Exactly one of several ways to say the same. */
function oneOf(ways: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const given = Object.entries(ways).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  if (given.length === 1) return Object.fromEntries(given);
  const names = Object.keys(ways).map((name) => (name === 'by' ? 'a duration' : `--${name}`));
  throw new CommandError(`Failed to read how far: give exactly one of ${names.join(', ')}.`, EXIT.usage);
}

function toFiredText(answer: Answer): string {
  const { now, firedCount, fired } = answer;
  const rows = Array.isArray(fired)
    ? fired.map(({ at, kind, resource }) => [String(at), String(kind), String(resource ?? '')])
    : [];
  const head = `now ${now}, ${firedCount} event(s)`;
  return rows.length > 0 ? `${head}\n${formatTable(rows)}` : head;
}
