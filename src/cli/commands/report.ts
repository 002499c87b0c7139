import { Command, Option } from 'commander';
import {
  type ContractReport,
  type FailOn,
  mergeReports,
  ReportError,
  readReport,
  renderJson,
  type Verdict,
  verdictOf,
} from '../../index.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import type { Output } from '../output.ts';
import { parseFailOnOption, parsePercent } from '../parse-options.ts';
import { tellReport } from '../tell-report.ts';

interface MergeFlags {
  readonly out?: string;
  readonly json?: boolean;
  readonly failOn?: readonly FailOn[];
  readonly minCoverage?: number;
}

/** `ringback report merge`: one report from those of many shards. */
export function reportCommand(output: Output): Command {
  const merge = new Command('merge')
    .description('put the reports of shards together, as if there had been one run')
    .argument('<files...>', 'report.json files')
    .option('--out <dir>', 'write the report there: report.html, .json, .xml, .sarif and .md')
    .option('--json', 'print the report as JSON')
    .addOption(
      new Option(
        '--fail-on <names>',
        'exit with 1 on violations, notes, uncovered, unmatched, receiver, rules, with commas between',
      ).argParser(parseFailOnOption),
    )
    .addOption(
      new Option('--min-coverage <percent>', 'exit with 1 under this share of the contract').argParser(
        parsePercent,
      ),
    )
    .action((files: readonly string[], flags: MergeFlags) => mergeFiles(output, files, flags));
  return new Command('report').description('work on contract reports').addCommand(merge);
}

async function mergeFiles(output: Output, files: readonly string[], flags: MergeFlags): Promise<void> {
  const report = mergeReports(files.map(read));
  const { failOn, minCoverage, out: folder, json } = flags;
  const isHeld = failOn !== undefined || minCoverage !== undefined;
  const verdict: Verdict | undefined = isHeld
    ? verdictOf(report, { failOn: failOn ?? [], minCoverage })
    : undefined;
  if (json) output.data(renderJson(report).trimEnd());
  await tellReport(output, report, { folder, stepSummary: process.env.GITHUB_STEP_SUMMARY, verdict });
  if (verdict && !verdict.ok) {
    throw new CommandError(`Failed on ${verdict.failures.map(({ on }) => on).join(', ')}.`, EXIT.failed);
  }
}

function read(file: string): ContractReport {
  try {
    return readReport(file);
  } catch (error) {
    if (error instanceof ReportError) throw new CommandError(error.message, EXIT.badInput);
    throw error;
  }
}
