import { Command, Option } from 'commander';
import type { Answer } from '../control-client.ts';
import { type ControlCommandOptions, controlCommand, runControl, toLines } from '../control-command.ts';
import { formatTable, type Output } from '../output.ts';

/** `ringback call …`: the calls of a sandbox, and what is done to them. */
export function callCommand(output: Output): Command {
  const list = controlCommand('list', 'list the calls, newest first')
    .option('--provider <name>', 'only those that a provider shows')
    .addOption(
      new Option('--state <state>', 'only those in a state').choices([
        'queued',
        'ringing',
        'answered',
        'ended',
        'analysed',
      ]),
    )
    .option('--limit <count>', 'at most so many', '20')
    .action(({ provider, state, limit, ...options }: ControlCommandOptions & ListOptions) => {
      const query = new URLSearchParams({ limit, ...(provider && { provider }), ...(state && { state }) });
      return runControl(output, options, (client) => client.ask('GET', `/calls?${query}`), toCallTable);
    });
  const create = controlCommand('create', 'put a call on stage')
    .requiredOption('--provider <name>', 'the provider that it belongs to')
    .requiredOption('--from <number>', 'who calls, such as +14155550100')
    .requiredOption('--to <number>', 'who is called')
    .option('--agent-id <id>', 'the agent that speaks')
    .addOption(new Option('--direction <direction>', 'who called').choices(['inbound', 'outbound']))
    .action(
      ({ provider, from, to, agentId, direction, ...options }: ControlCommandOptions & CreateOptions) => {
        const body = { provider, from, to, ...(agentId && { agentId }), ...(direction && { direction }) };
        return runControl(output, options, (client) => client.ask('POST', '/calls', body), toLines);
      },
    );
  const act = (name: string, description: string): Command =>
    controlCommand(name, description).argument('<id>', 'the call’s id, its own or any provider’s');
  const post = (options: ControlCommandOptions, id: string, action: string, body: object) =>
    runControl(
      output,
      options,
      (client) => client.ask('POST', `/calls/${encodeURIComponent(id)}/${action}`, body),
      toLines,
    );

  const by = new Option('--by <who>', 'who does it').choices(['agent', 'user']);
  const hangUp = act('hang-up', 'end a call now')
    .addOption(by)
    .action((id: string, { by, ...options }: ControlCommandOptions & { by?: string }) =>
      post(options, id, 'hang-up', { ...(by && { by }) }),
    );
  const answer = act('answer', 'pick up a call now').action((id: string, options: ControlCommandOptions) =>
    post(options, id, 'answer', {}),
  );
  const fail = act('fail', 'let a call that was not answered yet fail now')
    .option('--reason <text>', 'why')
    .action((id: string, { reason, ...options }: ControlCommandOptions & { reason?: string }) =>
      post(options, id, 'fail', { ...(reason && { reason }) }),
    );
  const say = act('say', 'let somebody say something in a call')
    .argument('<text>', 'the words')
    .addOption(by)
    .action((id: string, text: string, { by, ...options }: ControlCommandOptions & { by?: string }) =>
      post(options, id, 'say', { text, ...(by && { by }) }),
    );

  const command = new Command('call').description('list, create and steer calls');
  for (const sub of [list, create, hangUp, answer, fail, say]) command.addCommand(sub);
  return command;
}

interface ListOptions {
  readonly provider?: string;
  readonly state?: string;
  readonly limit: string;
}

interface CreateOptions {
  readonly provider: string;
  readonly from: string;
  readonly to: string;
  readonly agentId?: string;
  readonly direction?: string;
}

function toCallTable({ calls, hasMore }: Answer): string {
  if (!Array.isArray(calls) || calls.length === 0) return 'no calls';
  const rows = calls.map(({ id, createdAt, state, direction, from, to, outcome }) =>
    [id, createdAt, state, direction, from, to, outcome ?? ''].map(String),
  );
  return `${formatTable(rows)}${hasMore ? '\n…' : ''}`;
}
