import { type Command, InvalidArgumentError, type Option } from 'commander';
import { type ContractReport, FAIL_ON, type FailOn, parseNames, type Verdict, verdictOf } from '../index.ts';
import { CommandError, EXIT } from './exit-code.ts';
import { option } from './mock-options.ts';
import { parsePercent } from './parse-options.ts';

/** What a run is held to, as flags; the same in every command that holds one to something. */
export interface VerdictFlags {
  readonly failOn?: readonly FailOn[];
  readonly minCoverage?: number;
}

/** Adds what a run may be held to, which the environment fills in. */
export function addVerdictOptions(command: Command): Command {
  return command
    .addOption(failOnOption(FAIL_ON))
    .addOption(
      option(
        '--min-coverage <percent>',
        'exit with 1 under this share of the contract',
        'MIN_COVERAGE',
      ).argParser(parsePercent),
    );
}

/** `--fail-on`, with the names that there are; may be repeated. */
export function failOnOption<Name extends string>(known: readonly Name[]): Option {
  return option(
    '--fail-on <names>',
    `exit with 1 on ${known.join(', ')}; with commas between`,
    'FAIL_ON',
  ).argParser((text: string, before: readonly Name[] = []): readonly Name[] => {
    const parsed = parseNames(text, known);
    if (parsed.kind === 'names') return [...new Set([...before, ...parsed.names])];
    throw new InvalidArgumentError(parsed.message);
  });
}

/** Holds a report to the flags; undefined where they ask for nothing. */
export function verdictFor(
  report: ContractReport,
  { failOn, minCoverage }: VerdictFlags,
): Verdict | undefined {
  if (failOn === undefined && minCoverage === undefined) return undefined;
  return verdictOf(report, { failOn: failOn ?? [], minCoverage });
}

/** What a command ends with that tells of a verdict and does not pass. */
export function toVerdictError(failures: readonly { readonly text: string }[]): CommandError {
  return new CommandError(
    ['Failed to pass:', ...failures.map(({ text }) => `  ${text}`)].join('\n'),
    EXIT.failed,
  );
}
