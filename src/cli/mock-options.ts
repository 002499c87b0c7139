import { type Command, Option } from 'commander';
import type { Mode, ServeOptions } from '../index.ts';
import { parseClock, parseCount, parseOrigin, parseSeed } from './parse-options.ts';
import { ruleOption } from './rule-option.ts';
import { isOn, switchOption } from './switch-option.ts';

/** What a mock is asked to be, as flags; the same in every command that makes one. */
export interface MockFlags {
  readonly scenario: string;
  readonly seed?: string | number;
  readonly clock?: string;
  readonly clockStart?: string;
  readonly mode: Mode;
  readonly strict?: boolean;
  readonly lenient?: boolean;
  readonly cors?: string;
  readonly journalEntries?: number;
  readonly webhookMap: readonly string[];
  readonly webhookPublic?: boolean;
  readonly rule: readonly string[];
  readonly specs?: string;
  readonly scenarios?: string;
}

/** An option that a variable of the environment fills in. */
export function option(flags: string, description: string, name: string): Option {
  return new Option(flags, description).env(`RINGBACK_${name}`);
}

/** Adds what a mock may be asked to be, which the environment fills in. */
export function addMockOptions(command: Command): Command {
  return command
    .addOption(
      option('--scenario <name or file>', 'what the sandboxes begin with', 'SCENARIO').default('default'),
    )
    .addOption(option('--scenarios <dir>', 'a folder of scenarios, known by name', 'SCENARIOS'))
    .addOption(
      option(
        '--specs <dir>',
        'a folder of specs: more providers, or other specs for the bundled ones',
        'SPECS',
      ),
    )
    .addOption(
      option('--seed <seed>', 'decides all randomness; random draws one', 'SEED').argParser(parseSeed),
    )
    .addOption(
      option('--clock <mode>', 'frozen, running[:RATE] or stepping[:TICK|:next]', 'CLOCK').argParser(
        parseClock,
      ),
    )
    .addOption(option('--clock-start <instant>', 'now, "today 09:00" or an instant', 'CLOCK_START'))
    .addOption(
      option('--mode <mode>', 'what is refused', 'MODE')
        .choices(['real', 'strict', 'lenient'])
        .default('real'),
    )
    .addOption(new Option('--strict', 'the same as --mode strict').conflicts('lenient'))
    .addOption(new Option('--lenient', 'the same as --mode lenient'))
    .addOption(
      option(
        '--cors <origin>',
        'who may call from a browser; * for all (default: this machine)',
        'CORS',
      ).argParser(parseOrigin),
    )
    .addOption(
      option(
        '--journal-entries <count>',
        'requests that a sandbox keeps (default: 10000)',
        'JOURNAL_ENTRIES',
      ).argParser(parseCount),
    )
    .addOption(
      option(
        '--webhook-map <from=to>',
        'sends webhooks for one URL to another; may be repeated, with commas between in the environment',
        'WEBHOOK_MAP',
      )
        .argParser((text: string, before: readonly string[]) => [...before, ...text.split(/,(?=https?:)/)])
        .default([]),
    )
    .addOption(switchOption('--webhook-public', 'lets webhooks go to public addresses', 'WEBHOOK_PUBLIC'))
    .addOption(ruleOption());
}

/** The flags as the library takes them. */
export function toMockOptions(flags: MockFlags): Partial<ServeOptions> {
  const {
    scenario,
    seed,
    clock,
    clockStart,
    mode,
    strict,
    lenient,
    cors,
    journalEntries,
    webhookMap,
    webhookPublic,
    rule,
    specs,
    scenarios,
  } = flags;
  return {
    ...{ scenario, seed, clock, cors, journalEntries, webhookMap, rules: rule },
    ...{ specsFolder: specs || undefined, scenariosFolder: scenarios || undefined },
    start: clockStart,
    mode: strict ? 'strict' : lenient ? 'lenient' : mode,
    webhookPublic: isOn(webhookPublic, 'WEBHOOK_PUBLIC'),
  };
}
